/** Strings of the site that are known beforehand: the project's own locale files and the built-in phrasebook. */
import type { Language } from '../model/locale.ts';
import { languageOf } from '../model/locale.ts';
import { baseKey } from '../model/plurals.ts';
import { flattenResources, type ResourceTree } from '../model/resources.ts';
import { foldText } from './fold-text.ts';
import { compilePattern, matchPattern, type Pattern } from './pattern.ts';
import { unaccent } from './words.ts';

/** A list of variants, the first one canonical, or one text per plural category. */
export type PhraseTexts = readonly string[] | Readonly<Record<string, string>>;

export interface PhrasebookEntry {
  readonly key: string;
  readonly en: PhraseTexts;
  readonly es: PhraseTexts;
}

/** Nested i18next resources: locale → namespace → keys. */
export type Locales = Readonly<Record<string, Readonly<Record<string, ResourceTree>>>>;

export interface KnownString {
  readonly namespace: string;
  readonly key: string;
  readonly origin: 'locale' | 'phrasebook';
  /** Languages in which the key reads like this: two for strings that are the same in both. */
  readonly languages: readonly Language[];
}

export interface KnownMatch extends KnownString {
  readonly values: Readonly<Record<string, string>>;
  /** `exact` up to case, end marks and spacing; `accents` when only the accents differ; `pattern` with values. */
  readonly how: 'exact' | 'accents' | 'pattern';
}

export interface KnownStrings {
  /** What a line of the site is, if it is known: locale files before the phrasebook. */
  find(text: string): KnownMatch | undefined;
  /** The same without strings that hold values. */
  findWhole(text: string): KnownMatch | undefined;
  /** Whether some known string begins or ends with this word: a quick no for most words of a text. */
  mayBegin(word: string): boolean;
  mayEnd(word: string): boolean;
  /** True when a locale file of the project has this key. */
  hasKey(namespace: string, key: string): boolean;
  /** The namespace that new strings go to. */
  readonly namespace: string;
  readonly size: number;
}

export interface KnownSources {
  readonly phrasebook?: readonly PhrasebookEntry[];
  readonly locales?: Locales;
  /** Where keys of the phrasebook and new keys are written; `site` unless told. */
  readonly namespace?: string;
}

interface Index {
  readonly exact: Map<string, KnownString>;
  readonly accents: Map<string, KnownString>;
  /** By first word of a pattern that starts with words, else by its last word. */
  readonly patterns: Map<string, { readonly known: KnownString; readonly pattern: Pattern }[]>;
  readonly keys: Set<string>;
  /** First and last words of the known strings without values. */
  readonly firstWords: Set<string>;
  readonly lastWords: Set<string>;
}

export function buildKnownStrings(sources: KnownSources): KnownStrings {
  const namespace = sources.namespace ?? 'site';
  const index: Index = { exact: new Map(), accents: new Map(), patterns: new Map(), ...emptySets() };
  for (const [locale, namespaces] of Object.entries(sources.locales ?? {})) {
    const language = languageOf(locale);
    if (language === undefined) continue;
    for (const [name, tree] of Object.entries(namespaces))
      addTree(index, { language, namespace: name, tree });
  }
  for (const entry of sources.phrasebook ?? []) addEntry(index, namespace, entry);
  return {
    namespace,
    size: index.exact.size,
    hasKey: (name, key) => index.keys.has(`${name}:${key}`),
    mayBegin: (word) => index.firstWords.has(edgeWord(word)),
    mayEnd: (word) => index.lastWords.has(edgeWord(word)),
    find: (text) => findWhole(index, text, (folded) => findPattern(index, text) ?? findLoose(index, folded)),
    findWhole: (text) => findWhole(index, text, (folded) => findLoose(index, folded)),
  };
}

function edgeWord(word: string): string {
  return unaccent(word.toLowerCase().replaceAll('’', "'"));
}

function emptySets(): Pick<Index, 'keys' | 'firstWords' | 'lastWords'> {
  return { keys: new Set(), firstWords: new Set(), lastWords: new Set() };
}

function addTree(index: Index, from: { language: Language; namespace: string; tree: ResourceTree }): void {
  for (const [full, text] of flattenResources(from.tree)) {
    const key = baseKey(full);
    index.keys.add(`${from.namespace}:${key}`);
    add(index, text, { namespace: from.namespace, key, origin: 'locale', languages: [from.language] });
  }
}

function addEntry(index: Index, namespace: string, entry: PhrasebookEntry): void {
  for (const language of ['en', 'es'] as const) {
    for (const text of Object.values(entry[language])) {
      add(index, text, { namespace, key: entry.key, origin: 'phrasebook', languages: [language] });
    }
  }
}

function add(index: Index, text: string, known: KnownString): void {
  if (text.includes('{{')) {
    const pattern = compilePattern(text);
    if (!pattern) return;
    const list = index.patterns.get(pattern.anchor);
    if (list) list.push({ known, pattern });
    else index.patterns.set(pattern.anchor, [{ known, pattern }]);
    return;
  }
  const folded = foldText(text);
  if (folded === '') return;
  const bare = unaccent(folded);
  index.firstWords.add(EDGE_WORDS.first.exec(bare)?.[0] ?? '');
  index.lastWords.add(EDGE_WORDS.last.exec(bare.slice(-LONGEST_WORD))?.[0] ?? '');
  insert(index.exact, folded, known);
  insert(index.accents, bare, known);
}

const LONGEST_WORD = 40;
const EDGE_WORDS = {
  first: /[\p{L}\p{N}][\p{L}\p{N}'-]*/u,
  last: /[\p{L}\p{N}][\p{L}\p{N}'-]*(?=[^\p{L}\p{N}]*$)/u,
};

/** First come, first kept; the same key again adds its language. */
function insert(map: Map<string, KnownString>, text: string, known: KnownString): void {
  const held = map.get(text);
  if (!held) map.set(text, known);
  else if (held.origin === known.origin || known.origin === 'phrasebook') {
    const languages = new Set([...held.languages, ...known.languages]);
    if (languages.size > held.languages.length) map.set(text, { ...held, languages: [...languages] });
  }
}

/** Longest line that can be one string of the site. */
const LONGEST = 300;

function findWhole(
  index: Index,
  text: string,
  otherwise: (folded: string) => KnownMatch | undefined,
): KnownMatch | undefined {
  if (text.length > LONGEST) return undefined;
  const folded = foldText(text);
  if (folded === '') return undefined;
  const exact = index.exact.get(folded);
  return exact ? { ...exact, values: {}, how: 'exact' } : otherwise(folded);
}

function findLoose(index: Index, folded: string): KnownMatch | undefined {
  const loose = index.accents.get(unaccent(folded));
  return loose ? { ...loose, values: {}, how: 'accents' } : undefined;
}

function findPattern(index: Index, text: string): KnownMatch | undefined {
  const words = text.toLowerCase().match(/[^\s]+/gu) ?? [];
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  for (const anchor of [`^${first}`, `^${first.replace(/\W+$/u, '')}`, `$${last}`]) {
    for (const { known, pattern } of index.patterns.get(anchor) ?? []) {
      const values = matchPattern(pattern, text);
      if (values) return { ...known, values, how: 'pattern' };
    }
  }
  return undefined;
}
