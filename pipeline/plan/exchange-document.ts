/** What an edition has, as it goes out to other tools. Pure. */
import type {
  ExchangeCode,
  ExchangeDocument,
  ExchangeFile,
  ExchangeMatch,
  ExchangeSegment,
  ExchangeUnit,
} from '../exchange/model.ts';
import { score } from '../memory/fuzzy/score.ts';
import type { Article } from '../model/article.ts';
import type { Config, Edition } from '../model/config.ts';
import { type Locale, otherLanguage } from '../model/locale.ts';
import { effectiveState } from '../model/record.ts';
import type { RecordSegment, Segment, State } from '../model/segment.ts';
import { segmentUnits } from '../segment/segment.ts';
import type { Planned } from './assemble.ts';
import { stringFiles } from './exchange-strings.ts';
import { termsIn } from './exchange-terms.ts';
import type { TranslationPlan } from './plan.ts';

export interface ExchangeQuery {
  /** Articles by id or path, and files of strings by path; all when undefined. */
  readonly names?: readonly string[];
  /** Segments in one of these states; all when undefined. */
  readonly states?: readonly State[];
}

/** Files without a segment that was asked for are left out. */
export function exchangeDocument(
  planned: Planned,
  edition: Edition,
  query: ExchangeQuery = {},
): ExchangeDocument {
  const { config } = planned.snapshot;
  const files = [...articleFiles(planned, edition), ...stringFiles(planned, edition)].filter((file) =>
    isNamed(file, query.names),
  );
  return {
    edition: edition.name,
    source: sourceLocale(config, edition),
    target: edition.locale,
    files: files.flatMap((file) => narrow(file, query.states)),
  };
}

/** The locale of the edition that speaks the other language, else that language itself. */
export function sourceLocale({ editions }: Config, { language }: Edition): Locale {
  const other = otherLanguage(language);
  return editions.find((edition) => edition.language === other)?.locale ?? (other as string as Locale);
}

function isNamed({ original }: ExchangeFile, names: readonly string[] | undefined): boolean {
  return names?.some((name) => original === name || idOf(original).endsWith(`/${idOf(name)}`)) ?? true;
}

/** Without its extension. */
function idOf(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

function narrow(file: ExchangeFile, states: readonly State[] | undefined): ExchangeFile[] {
  if (!states) return file.units.length ? [file] : [];
  const units = file.units.flatMap((unit) => {
    // The forms of a plural go together: one alone says nothing.
    const isPlural = unit.segments.some(({ plural }) => plural);
    const wanted = unit.segments.filter(({ state }) => states.includes(state));
    const segments = isPlural && wanted.length ? unit.segments : wanted;
    return segments.length ? [{ ...unit, segments }] : [];
  });
  return units.length ? [{ ...file, units }] : [];
}

function articleFiles({ plan, snapshot }: Planned, edition: Edition): ExchangeFile[] {
  return plan.articles.flatMap(({ article, editions }) => {
    const found = editions.find((one) => one.edition.name === edition.name && one.kind === 'translation');
    if (found?.kind !== 'translation') return [];
    const terms = (text: string) => termsIn(text, snapshot.glossary, edition.language);
    return [{ kind: 'article' as const, original: article.path, units: unitsOf(article, found, terms) }];
  });
}

/** A unit for each stretch of sentences of one block. */
function unitsOf(
  article: Article,
  planned: TranslationPlan,
  terms: (text: string) => ExchangeSegment['terms'],
): ExchangeUnit[] {
  const entries = new Map(planned.record.segments.map((entry) => [entry.id, entry]));
  const units: { block: number; unit: ExchangeUnit & { segments: ExchangeSegment[] } }[] = [];
  for (const { segment, pieces } of segmentUnits(article, planned.view)) {
    const codes = codesOf(article, segment, pieces);
    const entry = entries.get(segment.id);
    const made = {
      ...segmentOf(segment, entry, codes),
      matches: matchesOf(planned, segment, entry),
      terms: terms(segment.source),
    };
    const last = units.at(-1);
    if (last?.block === segment.block) last.unit.segments.push(made);
    else
      units.push({
        block: segment.block,
        unit: { id: `u-${segment.id}`, name: nameOf(article, segment), segments: [made] },
      });
  }
  return units.map(({ unit }) => unit);
}

/** What a translator reads of the place: `heading`, `field description`. */
function nameOf({ blocks }: Article, { block, role }: Segment): string {
  const name = blocks[block]?.name;
  return name ? `${role} ${name}` : role;
}

function segmentOf(
  { id, source, sourceHash }: Segment,
  entry: RecordSegment | undefined,
  codes: readonly ExchangeCode[],
): Omit<ExchangeSegment, 'matches' | 'terms'> {
  const state = effectiveState(entry);
  return {
    id,
    source,
    sourceHash,
    target: state === 'initial' || !entry ? ('' as ExchangeSegment['target']) : entry.target,
    state,
    codes,
    comments: entry?.comments ?? [],
    ...(entry && state !== 'initial' ? { origin: entry.origin, ...(entry.by ? { by: entry.by } : {}) } : {}),
  };
}

type Pieces = ReturnType<typeof segmentUnits>[number]['pieces'];

function codesOf({ source }: Article, segment: Segment, pieces: Pieces): ExchangeCode[] {
  const markup = new Map<number, { start: string; end: string }>();
  for (const piece of pieces) {
    if (piece.kind !== 'code') continue;
    const known = markup.get(piece.tag) ?? { start: '', end: '' };
    known[piece.type === 'close' ? 'end' : 'start'] = source.slice(
      piece.code.range.start,
      piece.code.range.end,
    );
    markup.set(piece.tag, known);
  }
  return (segment.codes ?? []).map(({ id, name, equivalent }) => ({
    id,
    name,
    equivalent,
    ...(markup.get(id) ?? { start: '', end: '' }),
  }));
}

/** What the sentence was before it changed, and what the memory has that is like it. */
function matchesOf(
  planned: TranslationPlan,
  segment: Segment,
  entry: RecordSegment | undefined,
): ExchangeMatch[] {
  const previous = entry?.previous;
  const suggested = planned.suggestions?.get(segment.id) ?? [];
  return [
    ...(previous ? [{ ...previous, score: score(segment.source, previous.source), origin: 'previous' }] : []),
    ...suggested.map(({ source, target, score: percent, article }) => ({
      source,
      target,
      score: percent,
      origin: article,
    })),
  ];
}
