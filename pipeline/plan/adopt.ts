/** Translations that exist as files taken into records. Pure: what is to be written comes back as text. */
import { readArticle } from '../intake/read.ts';
import { type Adopted, type Adoption, adoptPair } from '../memory/adopt/adopt.ts';
import { adoptIntoRecord, type Conflict, type Taken } from '../memory/adopt/into-record.ts';
import type { AdoptUnit } from '../memory/adopt/unit.ts';
import type { Article } from '../model/article.ts';
import { plainText } from '../model/coded-text.ts';
import type { Config } from '../model/config.ts';
import { type Finding, ok, type Result } from '../model/finding.ts';
import type { Hash } from '../model/hash.ts';
import { formatRecord } from '../model/record.ts';
import type { SegmentId, State } from '../model/segment.ts';
import { indexLines, positionAt, type Range } from '../model/text.ts';
import { adoptUnits } from './adopt-units.ts';
import { intakeOptions, unequalFields } from './collections.ts';
import type { ArticlePlan, TranslationPlan } from './plan.ts';

/** A file that has an article in another language. */
export interface TargetFile {
  /** As a person names it. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface AdoptOptions {
  readonly state: Exclude<State, 'initial'>;
  /** ISO 8601, UTC, whole seconds. */
  readonly at: string;
  /** Least confidence of what is adopted; the usual one when left out. */
  readonly atLeast?: number;
  /** Of the project. */
  readonly frontMatter: Config['frontMatter'];
  /** See `Taking.base`: for files that galerada itself wrote. */
  readonly base?: ReadonlyMap<SegmentId, Hash>;
}

export interface AdoptedFile {
  /** Of the record, and its text. */
  readonly path: string;
  readonly text: string;
  /** False when the record says all of it already. */
  readonly changed: boolean;
  readonly counts: AdoptCounts;
  readonly segments: readonly AdoptedSegment[];
  readonly findings: readonly Finding[];
}

export interface AdoptCounts {
  readonly total: number;
  /** Filled, replaced, or the same already. */
  readonly adopted: number;
  readonly suggested: number;
  readonly conflicts: number;
  /** Sentences of the article that the file has nothing for. */
  readonly missing: number;
  /** Sentences of the file that the article has nothing for. */
  readonly extra: number;
}

export interface AdoptedSegment extends Adopted {
  readonly source: string;
  readonly taken: Taken;
  readonly line: number;
}

/** Fails when the file cannot be read. Not for a plan that is `blocked`: its record could not be understood. */
export function adoptFile(
  { article, separation }: ArticlePlan,
  planned: TranslationPlan,
  { target, options }: { target: TargetFile; options: AdoptOptions },
): Result<AdoptedFile> {
  const read = readTarget(article, target, options);
  if (!read.ok) return read;
  const known = new Map(planned.record.segments.map(({ id, target: text }) => [id, text]));
  const sources = adoptUnits(article, planned.view, known);
  const theirs = read.value;
  const targets = adoptUnits(theirs, wholeBody(theirs, planned));
  const adoption = adoptPair({
    sources,
    targets,
    languages: { source: separation.language, target: planned.edition.language },
    ...(options.atLeast === undefined ? {} : { atLeast: options.atLeast }),
  });
  const { state, at, base } = options;
  const into = adoptIntoRecord(planned.record, adoption.segments, {
    state,
    at,
    from: target.path,
    ...(base ? { base } : {}),
  });
  const text = formatRecord(into.record);
  const places = placesOf(article, planned);
  const { equal = [] } = intakeOptions(options.frontMatter, article.path);
  const findings = [
    ...unequalFields({ source: article, target: theirs }, equal),
    ...into.conflicts.map((conflict) => conflictFinding(conflict, target.path, places(conflict.id))),
    ...adoption.segments
      .filter((one) => one.plainer && isNews(into.taken.get(one.id)))
      .map((one) => plainerFinding(one, target.path, places(one.id))),
  ];
  return ok({
    path: planned.path,
    text,
    changed: text !== planned.found?.document.text,
    counts: countsOf({ adoption, taken: into.taken, total: sources.length }),
    segments: listSegments(adoption, {
      taken: into.taken,
      sources,
      line: (id) => places(id).start?.line ?? 1,
    }),
    findings,
  });
}

function readTarget(source: Article, target: TargetFile, options: AdoptOptions): Result<Article> {
  const read = readArticle(
    { path: target.path, id: source.id, bytes: target.bytes },
    intakeOptions(options.frontMatter, source.path),
  );
  return read.ok ? ok(read.value.article) : read;
}

function wholeBody({ blocks }: Article, { edition }: TranslationPlan) {
  return { language: edition.language, parts: blocks.map(({ range }, block) => ({ block, range })) };
}

type Place = Pick<Finding, 'file' | 'start' | 'end'>;

function placesOf(article: Article, planned: TranslationPlan): (id: SegmentId) => Place {
  const lines = indexLines(article.source);
  const ranges = new Map<SegmentId, Range>(planned.segments.map(({ id, range }) => [id, range]));
  return (id) => {
    const range = ranges.get(id);
    if (!range) return { file: article.path };
    return { file: article.path, start: positionAt(lines, range.start), end: positionAt(lines, range.end) };
  };
}

/** All the versions there are, the record's first. */
function conflictFinding(conflict: Conflict, from: string, place: Place): Finding {
  const { ours, theirs, previous } = conflict;
  const evidence = [
    { key: 'adopt:conflict.ours', values: { text: plainText(ours) } },
    { key: 'adopt:conflict.theirs', values: { text: plainText(theirs), file: from } },
    ...(previous
      ? [
          {
            key: 'adopt:conflict.previous',
            values: { source: plainText(previous.source), text: plainText(previous.target) },
          },
        ]
      : []),
  ];
  const message = { key: 'adopt:conflict.message', values: { file: from } };
  return { rule: 'adopt-conflict', severity: 'warning', message, evidence, ...place };
}

function plainerFinding({ target }: Adopted, from: string, place: Place): Finding {
  const message = { key: 'adopt:plainer', values: { file: from, text: plainText(target) } };
  return { rule: 'adopt-emphasis', severity: 'info', message, ...place };
}

function isNews(taken: Taken | undefined): boolean {
  return taken === 'filled' || taken === 'replaced';
}

function countsOf({
  adoption,
  taken,
  total,
}: {
  adoption: Adoption;
  taken: ReadonlyMap<SegmentId, Taken>;
  total: number;
}): AdoptCounts {
  const values = [...taken.values()];
  const count = (...kinds: readonly Taken[]) => values.filter((kind) => kinds.includes(kind)).length;
  return {
    total,
    adopted: count('filled', 'replaced', 'same'),
    suggested: count('suggested'),
    conflicts: count('conflict'),
    missing: adoption.missing.length,
    extra: adoption.extra.length,
  };
}

function listSegments(
  adoption: Adoption,
  at: {
    taken: ReadonlyMap<SegmentId, Taken>;
    sources: readonly AdoptUnit[];
    line: (id: SegmentId) => number;
  },
): AdoptedSegment[] {
  const texts = new Map(at.sources.map(({ id, text }) => [id, text]));
  return adoption.segments.flatMap((segment) => {
    const taken = at.taken.get(segment.id);
    const source = texts.get(segment.id);
    return taken && source !== undefined ? [{ ...segment, source, taken, line: at.line(segment.id) }] : [];
  });
}
