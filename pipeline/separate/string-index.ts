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
  readonly exact: Pick<ReadonlyMap<string, Indexed>, 'get'>;
  /** By folded text without accents. */
  readonly accents: Pick<ReadonlyMap<string, Indexed>, 'get'>;
  /** By first word of a pattern that starts with words, else by its last word. */
  readonly patterns: ReadonlyMap<string, readonly IndexedPattern[]>;
  /** First and last words of the strings without values. */
  readonly firstWords: Pick<ReadonlySet<string>, 'has'>;
  readonly lastWords: Pick<ReadonlySet<string>, 'has'>;
}

/** An index that can be read from end to end. */
export interface WholeIndex extends StringIndex {
  readonly exact: ReadonlyMap<string, Indexed>;
  readonly accents: ReadonlyMap<string, Indexed>;
  readonly firstWords: ReadonlySet<string>;
  readonly lastWords: ReadonlySet<string>;
}

export interface IndexedPattern {
  readonly to: Indexed;
  readonly pattern: Pattern;
}

/** The first string of a text is kept; the same text in another language adds that language. */
export function indexStrings(strings: Iterable<readonly [text: string, to: Indexed]>): WholeIndex {
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
