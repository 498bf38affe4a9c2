/** Findings of single texts, as one types: where they stand in the target itself, and the target put right. */
import { jsonOffsets } from '../check/json-string.ts';
import { RULES } from '../check/rules/index.ts';
import { runRules } from '../check/run.ts';
import type { CheckSettings } from '../check/settings.ts';
import type { JsonText, SegmentSubject } from '../check/subjects.ts';
import type { Config } from '../model/config.ts';
import type { Finding, Message, Severity } from '../model/finding.ts';
import type { Term } from '../model/glossary.ts';
import { hashText } from '../model/hash.ts';
import type { RecordSegment, Segment } from '../model/segment.ts';
import type { Range } from '../model/text.ts';
import { type CheckInputs, housesOf, settingsOf } from './check.ts';
import type { Echoes } from './review-echoes.ts';
import { emptyEntry, entryOf, type Galley } from './review-galley.ts';

export interface TextFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly evidence: readonly Message[];
  /** In the target. */
  readonly at?: Range;
  /** The whole target put right. */
  readonly fix?: string;
}

/** Says of a state what the reviewer sees anyway. */
const OF_STATES = { 'segment-state': 'off', 'segment-untranslated': 'off' } as const;

export interface CheckWith {
  readonly config: Config;
  readonly glossary: readonly Term[];
  readonly inputs?: CheckInputs;
  /** What a sentence is compared with besides: the rest of its edition. */
  readonly echoes: Echoes;
}

export class SegmentChecker {
  readonly #with: CheckWith;
  /** By entry: an entry is never changed, another takes its place. */
  readonly #known = new WeakMap<RecordSegment, readonly TextFinding[]>();

  constructor(checkWith: CheckWith) {
    this.#with = checkWith;
  }

  /** Undefined when it has not been worked out yet. */
  known(galley: Galley, segment: Segment): readonly TextFinding[] | undefined {
    const entry = galley.entries.get(segment.id);
    return entry ? this.#known.get(entry) : [];
  }

  isKnown(galley: Galley): boolean {
    return galley.planned.segments.every((segment) => this.known(galley, segment));
  }

  /** Of every segment of a galley, whatever is not known yet in one run. */
  check(galley: Galley): void {
    const open = galley.planned.segments.filter((segment) => !this.known(galley, segment));
    const entries = open.flatMap((segment) => galley.entries.get(segment.id) ?? []);
    const found = checkEntries(galley, open, entries, this.#with);
    entries.forEach((entry, at) => void this.#known.set(entry, found[at] ?? []));
  }

  of(galley: Galley, segment: Segment): readonly TextFinding[] {
    const known = this.known(galley, segment);
    if (known) return known;
    const entry = galley.entries.get(segment.id)!;
    const found = checkEntries(galley, [segment], [entry], this.#with)[0] ?? [];
    this.#known.set(entry, found);
    return found;
  }

  /** Something that a finding compared the sentence with has changed. */
  forget(galley: Galley, segment: Segment): void {
    const entry = galley.entries.get(segment.id);
    if (entry) this.#known.delete(entry);
  }

  /** Of a text that is not saved. What was dismissed of another text does not count. */
  ofDraft(galley: Galley, segment: Segment, target: string): readonly TextFinding[] {
    const entry = entryOf(galley, segment);
    const draft = { ...entry, target: target as RecordSegment['target'], targetHash: hashText(target) };
    const { previous: _previous, ...bare } = draft;
    return checkEntries(galley, [segment], [target ? bare : draft], this.#with)[0] ?? [];
  }
}

function checkEntries(
  galley: Galley,
  segments: readonly Segment[],
  entries: readonly RecordSegment[],
  checkWith: CheckWith,
): TextFinding[][] {
  const subjects = segments.map((segment, at) =>
    subjectOf(galley, { segment, entry: entries[at]!, at }, checkWith),
  );
  const settings = settingsFor(checkWith.config);
  const found = [
    ...runRules(ALONE, { articles: [], segments: subjects, bundles: [] }, settings),
    ...subjects.flatMap((subject) => besideOthers(galley, subject, { settings, echoes: checkWith.echoes })),
  ];
  const lists: TextFinding[][] = entries.map(() => []);
  for (const finding of found) {
    const at = Number(finding.file);
    const entry = entries[at];
    if (entry) lists[at]!.push(textFinding(finding, entry.target));
  }
  return lists;
}

const ALONE = RULES.filter(({ on }) => on !== 'edition');
const BESIDE = RULES.filter(({ on }) => on === 'edition');

/** What shows when a sentence is seen beside the others of its edition that say the same: each rule once. */
function besideOthers(
  galley: Galley,
  subject: SegmentSubject,
  { settings, echoes }: { settings: CheckSettings; echoes: Echoes },
): Finding[] {
  const { segment, entry, targetPlace } = subject;
  if (!entry?.target) return [];
  const found = new Map<string, Finding>();
  const seen = new Set([pairOf(segment.source, entry.target)]);
  for (const { article, segment: other, target } of echoes.beside(galley, segment, entry.target)) {
    const pair = pairOf(other.source, target);
    if (seen.has(pair)) continue;
    seen.add(pair);
    const place = { file: ELSEWHERE };
    const said = { ...emptyEntry(other), target: target as RecordSegment['target'] };
    const first = {
      ...subject,
      article,
      segment: other,
      entry: said,
      sourcePlace: place,
      targetPlace: place,
    };
    const segments = [first, subject];
    for (const finding of runRules(BESIDE, { articles: [], segments, bundles: [] }, settings))
      if (finding.file === targetPlace.file && !found.has(finding.rule)) found.set(finding.rule, finding);
  }
  return [...found.values()];
}

const ELSEWHERE = 'elsewhere';

/** A site may say "Read more." a hundred times: the same two texts have the same to tell. */
function pairOf(source: string, target: string): string {
  return `${source}\0${target}`;
}

/** The file of each subject is its number, so that findings find their way back. */
function subjectOf(
  galley: Galley,
  { segment, entry, at }: { segment: Segment; entry: RecordSegment; at: number },
  { glossary, inputs = {} }: CheckWith,
): SegmentSubject {
  const file = String(at);
  const { edition } = galley.planned;
  return {
    article: galley.article.article,
    edition,
    segment,
    entry,
    terms: glossary,
    sourcePlace: { file },
    targetPlace: { file },
    house: housesOf(inputs)(edition),
    targetText: literalText(file, entry.target),
  };
}

/** A text as its own JSON literal: columns are offsets in it, counted from 1. */
export function literalText(file: string, text: string): JsonText {
  return {
    literal: JSON.stringify(text),
    start: 0,
    place: ({ start, end }) => ({
      file,
      start: { line: 1, column: start + 1 },
      end: { line: 1, column: end + 1 },
    }),
  };
}

/** The project's settings, without the rules that only say what state a sentence has. */
function settingsFor(config: Config): CheckSettings {
  const settings = settingsOf(config);
  const editions = Object.entries(settings.editions ?? {}).map(([name, own]) => [
    name,
    { ...own, ...OF_STATES },
  ]);
  return {
    ...settings,
    severities: { ...settings.severities, ...OF_STATES },
    editions: Object.fromEntries(editions),
  };
}

/** A finding of `literalText` back in the text's own offsets. */
export function textFinding(finding: Finding, text: string): TextFinding {
  const { rule, severity, message, evidence = [], start, end, fix } = finding;
  const at = start && end ? { start: start.column - 1, end: end.column - 1 } : undefined;
  const range = at && unitsOf(text, at);
  const fixed = fix && fixedText(text, fix);
  return {
    rule,
    severity,
    message,
    evidence,
    ...(range ? { at: range } : {}),
    ...(fixed === undefined ? {} : { fix: fixed }),
  };
}

function unitsOf(text: string, { start, end }: Range): Range {
  const offsets = jsonOffsets(JSON.stringify(text));
  const unit = (offset: number) => {
    const found = offsets.findIndex((one) => one >= offset);
    return found < 0 ? text.length : Math.min(found, text.length);
  };
  return { start: unit(start), end: unit(end) };
}

function fixedText(text: string, { start, end, text: put }: NonNullable<Finding['fix']>): string | undefined {
  const literal = JSON.stringify(text);
  try {
    return JSON.parse(literal.slice(0, start) + put + literal.slice(end)) as string;
  } catch {
    // A fix that would not leave a text is no fix.
    return undefined;
  }
}
