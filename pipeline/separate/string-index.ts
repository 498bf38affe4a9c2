/** Strings by what a line is looked up by: whole, without its accents, by the words around its values. */
import type { Language } from '../model/locale.ts';
import { foldText } from './fold-text.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { unaccent } from './words.ts';

/** Where a text leads to. */
export interface Indexed {
  readonly namespace: string;
  readonly key: string;
  readonly languages: readonly Language[];
}

export interface StringIndex {
  /** By folded text. */
  readonly exact: ReadonlyMap<string, Indexed>;
  /** By folded text without accents. */
  readonly accents: ReadonlyMap<string, Indexed>;
  /** By first word of a pattern that starts with words, else by its last word. */
  readonly patterns: ReadonlyMap<string, readonly IndexedPattern[]>;
  /** First and last words of the strings without values. */
  readonly firstWords: ReadonlySet<string>;
  readonly lastWords: ReadonlySet<string>;
}

export interface IndexedPattern {
  readonly to: Indexed;
  readonly pattern: Pattern;
}

/** The first string of a text is kept; the same text in another language adds that language. */
export function indexStrings(strings: Iterable<readonly [text: string, to: Indexed]>): StringIndex {
  const exact = new Map<string, Indexed>();
  const accents = new Map<string, Indexed>();
  const patterns = new Map<string, IndexedPattern[]>();
  const [firstWords, lastWords] = [new Set<string>(), new Set<string>()];
  for (const [text, to] of strings) {
    if (text.includes('{{')) {
      addPattern(patterns, text, to);
      continue;
    }
    const folded = foldText(text);
    if (folded === '') continue;
    const bare = unaccent(folded);
    firstWords.add(EDGE_WORDS.first.exec(bare)?.[0] ?? '');
    lastWords.add(EDGE_WORDS.last.exec(bare.slice(-LONGEST_WORD))?.[0] ?? '');
    insert(exact, folded, to);
    insert(accents, bare, to);
  }
  return { exact, accents, patterns, firstWords, lastWords };
}

const LONGEST_WORD = 40;
const EDGE_WORDS = {
  first: /[\p{L}\p{N}][\p{L}\p{N}'-]*/u,
  last: /[\p{L}\p{N}][\p{L}\p{N}'-]*(?=[^\p{L}\p{N}]*$)/u,
};

function addPattern(patterns: Map<string, IndexedPattern[]>, text: string, to: Indexed): void {
  const pattern = compilePattern(text);
  if (!pattern) return;
  const list = patterns.get(pattern.anchor);
  if (list) list.push({ to, pattern });
  else patterns.set(pattern.anchor, [{ to, pattern }]);
}

function insert(map: Map<string, Indexed>, text: string, to: Indexed): void {
  const held = map.get(text);
  if (!held) map.set(text, to);
  else map.set(text, withLanguages(held, to.languages));
}

export function withLanguages(indexed: Indexed, more: readonly Language[]): Indexed {
  const languages = [...new Set([...indexed.languages, ...more])];
  return languages.length > indexed.languages.length ? { ...indexed, languages } : indexed;
}

/** An index of a phrasebook as JSON has it, small: for one that is made beforehand. */
export interface WrittenIndex {
  readonly keys: readonly string[];
  /** Texts, and for each of them four times the place of its key plus the sum of its languages: 1 English, 2 Spanish. */
  readonly exact: readonly [texts: readonly string[], to: readonly number[]];
  /** Those that are not as in `exact`. */
  readonly accents: readonly [texts: readonly string[], to: readonly number[]];
  readonly patterns: readonly (readonly [anchor: string, to: number, pattern: Pattern])[];
  readonly firstWords: readonly string[];
  readonly lastWords: readonly string[];
}

const LANGUAGES: readonly (readonly Language[])[] = [[], ['en'], ['es'], ['en', 'es']];

export function writeIndex({ exact, accents, patterns, firstWords, lastWords }: StringIndex): WrittenIndex {
  const keys = new Map<string, number>();
  const numberOf = ({ key, languages }: Indexed): number => {
    if (!keys.has(key)) keys.set(key, keys.size);
    return keys.get(key)! * 4 + languages.reduce((sum, language) => sum + (language === 'en' ? 1 : 2), 0);
  };
  const column = (entries: readonly (readonly [string, Indexed])[]) =>
    [entries.map(([text]) => text), entries.map(([, to]) => numberOf(to))] as const;
  const isOther = ([text, to]: readonly [string, Indexed]) => {
    const same = exact.get(text);
    return same === undefined || numberOf(same) !== numberOf(to);
  };
  return {
    exact: column([...exact]),
    accents: column([...accents].filter(isOther)),
    patterns: [...patterns].flatMap(([anchor, list]) =>
      list.map(({ to, pattern }) => [anchor, numberOf(to), pattern] as const),
    ),
    firstWords: [...firstWords],
    lastWords: [...lastWords],
    keys: [...keys.keys()],
  };
}

/** What `writeIndex` wrote; namespaces are not kept. */
export function readIndex(written: WrittenIndex): StringIndex {
  const indexed = (to: number): Indexed => ({
    namespace: '',
    key: written.keys[to >> 2]!,
    languages: LANGUAGES[to & 3]!,
  });
  const fill = (map: Map<string, Indexed>, [texts, to]: WrittenIndex['exact']) => {
    texts.forEach((text, at) => {
      map.set(text, indexed(to[at]!));
    });
    return map;
  };
  const exact = fill(new Map(), written.exact);
  const patterns = Map.groupBy(written.patterns, ([anchor]) => anchor);
  return {
    exact,
    accents: fill(new Map(exact), written.accents),
    patterns: new Map(
      [...patterns].map(([anchor, list]) => [
        anchor,
        list.map(([, to, pattern]) => ({ to: indexed(to), pattern })),
      ]),
    ),
    firstWords: new Set(written.firstWords),
    lastWords: new Set(written.lastWords),
  };
}
