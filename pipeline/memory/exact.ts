/** What the project has translated before, found again by the sentence itself and, better, by its neighbours too. */
import type { CodedText } from '../model/coded-text.ts';
import type { Hash } from '../model/hash.ts';
import { type RecordSegment, STATES, type State, type TranslationRecord } from '../model/segment.ts';

export interface ExactMatch {
  readonly kind: 'in-context' | 'exact';
  readonly target: CodedText;
  /** In-context matches keep the state they were left in; a match without context is `translated`. */
  readonly state: State;
  /** The article it comes from. */
  readonly article: string;
}

export interface ExactQuery {
  readonly edition: string;
  readonly sourceLanguage: string;
  readonly source: Hash;
  /** Of the sentences before and after; undefined at the ends of the article. */
  readonly before: Hash | undefined;
  readonly after: Hash | undefined;
}

export interface ExactMemory {
  find(query: ExactQuery): ExactMatch | undefined;
  readonly size: number;
}

interface Entry {
  readonly target: CodedText;
  readonly state: State;
  readonly article: string;
  readonly before: Hash | undefined;
  readonly after: Hash | undefined;
}

/** Same records in any order, same answers. */
export function buildExactMemory(records: readonly TranslationRecord[]): ExactMemory {
  const index = new Map<string, Entry[]>();
  for (const record of records) {
    const { segments, retired } = record;
    segments.forEach((segment, at) => {
      add(index, record, {
        segment,
        before: segments[at - 1]?.sourceHash,
        after: segments[at + 1]?.sourceHash,
      });
    });
    for (const segment of retired) add(index, record, { segment, before: undefined, after: undefined });
  }
  for (const entries of index.values()) entries.sort(better);
  return { find: (query) => find(index, query), size: index.size };
}

function add(
  index: Map<string, Entry[]>,
  record: TranslationRecord,
  at: { segment: RecordSegment; before: Hash | undefined; after: Hash | undefined },
): void {
  const { segment, before, after } = at;
  if (!segment.target || segment.state === 'initial') return;
  const key = keyOf(record.edition, record.sourceLanguage, segment.sourceHash);
  const entry = { target: segment.target, state: segment.state, article: record.article, before, after };
  const entries = index.get(key);
  if (entries) entries.push(entry);
  else index.set(key, [entry]);
}

/** The furthest state first; then by article and text, so that the order of reading decides nothing. */
function better(a: Entry, b: Entry): number {
  return (
    STATES.indexOf(b.state) - STATES.indexOf(a.state) ||
    (a.article < b.article ? -1 : a.article > b.article ? 1 : 0) ||
    (a.target < b.target ? -1 : a.target > b.target ? 1 : 0)
  );
}

function find(index: ReadonlyMap<string, readonly Entry[]>, query: ExactQuery): ExactMatch | undefined {
  const entries = index.get(keyOf(query.edition, query.sourceLanguage, query.source)) ?? [];
  const inContext = entries.find(({ before, after }) => before === query.before && after === query.after);
  if (inContext)
    return {
      kind: 'in-context',
      target: inContext.target,
      state: inContext.state,
      article: inContext.article,
    };
  const [best] = entries;
  return best && { kind: 'exact', target: best.target, state: 'translated', article: best.article };
}

function keyOf(edition: string, language: string, source: Hash): string {
  return `${edition}\0${language}\0${source}`;
}
