/** An index of strings made beforehand: tables that are looked up as they lie in a file, and the little that is JSON. */
import type { Language } from '../model/locale.ts';
import { openTable, packTable } from './packed-table.ts';
import type { Pattern } from './pattern.ts';
import type { Indexed, StringIndex, WholeIndex } from './string-index.ts';

export interface PreparedIndex {
  readonly keys: readonly string[];
  /** Texts, and for each of them four times the place of its key plus the sum of its languages: 1 English, 2 Spanish. */
  readonly exact: Uint8Array;
  /** Those that are not as in `exact`. */
  readonly accents: Uint8Array;
  /** First and last words: 1 for a first one, 2 for a last one, 3 for both. */
  readonly edges: Uint8Array;
  readonly patterns: readonly (readonly [anchor: string, to: number, pattern: Pattern])[];
}

const LANGUAGES: readonly (readonly Language[])[] = [[], ['en'], ['es'], ['en', 'es']];

/** Namespaces are not kept. */
export function prepareIndex({ exact, accents, patterns, firstWords, lastWords }: WholeIndex): PreparedIndex {
  const keys = new Map<string, number>();
  const numberOf = ({ key, languages }: Indexed): number => {
    if (!keys.has(key)) keys.set(key, keys.size);
    return keys.get(key)! * 4 + languages.reduce((sum, language) => sum + (language === 'en' ? 1 : 2), 0);
  };
  const pack = (entries: Iterable<readonly [string, Indexed]>) =>
    packTable(new Map([...entries].map(([text, to]) => [text, numberOf(to)])));
  const isOther = ([text, to]: readonly [string, Indexed]) => {
    const same = exact.get(text);
    return same === undefined || numberOf(same) !== numberOf(to);
  };
  const edges = [...new Set([...firstWords, ...lastWords])].filter((word) => word !== '');
  return {
    exact: pack(exact),
    accents: pack([...accents].filter(isOther)),
    edges: packTable(
      new Map(edges.map((word) => [word, (firstWords.has(word) ? 1 : 0) + (lastWords.has(word) ? 2 : 0)])),
    ),
    patterns: [...patterns].flatMap(([anchor, list]) =>
      list.map(({ to, pattern }) => [anchor, numberOf(to), pattern] as const),
    ),
    keys: [...keys.keys()],
  };
}

export function openIndex(prepared: PreparedIndex): StringIndex {
  const exact = openTable(prepared.exact);
  const accents = openTable(prepared.accents);
  const edges = openTable(prepared.edges);
  const indexed = (to: number): Indexed => ({
    namespace: '',
    key: prepared.keys[to >> 2]!,
    languages: LANGUAGES[to & 3]!,
  });
  const found = (to: number | undefined) => (to === undefined ? undefined : indexed(to));
  const patterns = Map.groupBy(prepared.patterns, ([anchor]) => anchor);
  return {
    exact: { get: (text) => found(exact.get(text)) },
    accents: { get: (text) => found(accents.get(text) ?? exact.get(text)) },
    patterns: new Map(
      [...patterns].map(([anchor, list]) => [
        anchor,
        list.map(([, to, pattern]) => ({ to: indexed(to), pattern })),
      ]),
    ),
    firstWords: { has: (word) => ((edges.get(word) ?? 0) & 1) !== 0 },
    lastWords: { has: (word) => ((edges.get(word) ?? 0) & 2) !== 0 },
  };
}
