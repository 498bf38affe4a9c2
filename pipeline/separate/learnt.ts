/** What was learnt of a site, as values that can be kept; and how lines and titles are counted. */
import { endsOf, type Packed, type PackedTexts, pack, packTexts, unpackTexts } from '../model/packed.ts';
import { FIRST, FLAGS, LAST } from './outline.ts';
import type { LineCount, Repetition } from './repetition.ts';
import type { Outline } from './versions.ts';

export interface Learnt extends PackedArticles {
  /** By article: the first of its versions. */
  readonly versions: Uint32Array;
  /** By the number of a line. */
  readonly counts: Counts;
  readonly hashes: Float64Array;
  /** Of lines that more than one article had. */
  readonly texts: { readonly numbers: Uint32Array; readonly texts: PackedTexts };
  readonly repetition: PackedRepetition;
}

interface PackedArticles {
  /** Ids. */
  readonly names: PackedTexts;
  /** Of one article after another, and where those of each end. */
  readonly titles: { readonly texts: PackedTexts; readonly ends: Uint32Array };
  readonly sentences: Packed<Float64Array>;
  readonly lines: Packed<Float64Array>;
}

export interface LearntArticle extends Outline {
  /** `number * FLAGS + flags`. */
  readonly lines: Float64Array;
}

export function packArticles(articles: ReadonlyMap<string, LearntArticle>): PackedArticles {
  const all = [...articles.values()];
  return {
    names: packTexts([...articles.keys()]),
    titles: packTitles(all.map(({ titles }) => titles)),
    sentences: pack(
      all.map(({ sentences }) => sentences),
      Float64Array,
    ),
    lines: pack(
      all.map(({ lines }) => lines),
      Float64Array,
    ),
  };
}

export function packTitles(titles: readonly (readonly string[])[]): Learnt['titles'] {
  return { texts: packTexts(titles.flat()), ends: endsOf(titles.map(({ length }) => length)) };
}

interface PackedRepetition {
  readonly articles: number;
  readonly lines: PackedTexts;
  /** Three for each line. */
  readonly counts: Uint32Array;
  readonly titles: Repetition['titles'];
}

export function packRepetition({ articles, lines, titles }: Repetition): PackedRepetition {
  const counts = Object.values(lines).flatMap((line) => [line.articles, line.first, line.last]);
  return { articles, lines: packTexts(Object.keys(lines)), counts: Uint32Array.from(counts), titles };
}

export function unpackRepetition({ articles, lines, counts, titles }: PackedRepetition): Repetition {
  const all = unpackTexts(lines).map((text, at): [string, LineCount] => {
    const [own = 0, first = 0, last = 0] = counts.subarray(at * 3, at * 3 + 3);
    return [text, { articles: own, first, last }];
  });
  return { articles, lines: Object.fromEntries(all), titles };
}

/** In how many articles each line stands, and in how many of those among the first or the last lines. */
export type Counts = readonly [Uint32Array, Uint32Array, Uint32Array];

export function countsOf(lines: number): Counts {
  return [new Uint32Array(lines), new Uint32Array(lines), new Uint32Array(lines)];
}

export function lineCount([articles, first, last]: Counts, number: number): LineCount {
  return { articles: articles[number]!, first: first[number]!, last: last[number]! };
}

/** Counts versions of one article as one, or counts them no more. */
export function count(
  versions: readonly Pick<LearntArticle, 'titles' | 'lines'>[],
  at: { readonly counts: Counts; readonly titles: Map<string, number>; readonly by: 1 | -1 },
): void {
  const [articles, first, last] = at.counts;
  for (const line of mergedLines(versions.map(({ lines }) => lines))) {
    const number = Math.floor(line / FLAGS);
    articles[number]! += at.by;
    if ((line % FLAGS) & FIRST) first[number]! += at.by;
    if ((line % FLAGS) & LAST) last[number]! += at.by;
  }
  for (const title of new Set(versions.flatMap(({ titles }) => titles)))
    at.titles.set(title, (at.titles.get(title) ?? 0) + at.by);
}

/** Of versions of one article: where a line stands in any of them. */
function mergedLines(versions: readonly Float64Array[]): Iterable<number> {
  if (versions.length === 1) return versions[0]!;
  const flags = new Map<number, number>();
  for (const lines of versions)
    for (const line of lines) {
      const number = Math.floor(line / FLAGS);
      flags.set(number, (flags.get(number) ?? 0) | (line % FLAGS));
    }
  return [...flags].map(([number, both]) => number * FLAGS + both);
}

/** Code-point order, so that the kept file does not depend on the order of articles. */
export function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

export function isSameCount(one: LineCount | undefined, other: LineCount | undefined): boolean {
  return one?.articles === other?.articles && one?.first === other?.first && one?.last === other?.last;
}

/** The same record where nothing in it is otherwise; undefined stands for what is in it no more. */
export function patched<T>(
  record: Readonly<Record<string, T>>,
  changes: readonly (readonly [string, T | undefined])[],
  isSame: (one: T | undefined, other: T | undefined) => boolean,
): Readonly<Record<string, T>> {
  const own = (key: string) => (Object.hasOwn(record, key) ? record[key] : undefined);
  const real = new Map(changes.filter(([key, value]) => !isSame(own(key), value)));
  if (real.size === 0) return record;
  const left = Object.entries(record).filter(([key]) => !real.has(key));
  const more = [...real].flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return sorted([...left, ...more]);
}
