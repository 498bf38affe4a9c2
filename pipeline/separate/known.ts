/** Strings of the site that are known beforehand: the project's own locale files and the built-in phrasebook. */
import type { Language } from '../model/locale.ts';
import { languageOf } from '../model/locale.ts';
import { baseKey } from '../model/plurals.ts';
import { flattenResources, groupsOf, type ResourceTree } from '../model/resources.ts';
import { foldText } from './fold-text.ts';
import { matchPattern } from './pattern.ts';
import {
  type Indexed,
  indexStrings,
  type StringIndex,
  type WholeIndex,
  withLanguages,
} from './string-index.ts';
import { unaccent } from './words.ts';
import { type IsWritten, writtenBy } from './written.ts';

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
  /** True when keys of the project or of the phrasebook stand below it: `share` of `share.postOn`. */
  isGroup(namespace: string, key: string): boolean;
  /** The key of a text that a build before this one wrote: no evidence, but no reason for another key either. */
  writtenKey(text: string): string | undefined;
  /** The namespace that new strings go to. */
  readonly namespace: string;
}

export interface KnownSources {
  readonly phrasebook?: readonly PhrasebookEntry[];
  /** The same as an index, where that is made beforehand. */
  readonly phrases?: StringIndex;
  readonly locales?: Locales;
  /** Where keys of the phrasebook and new keys are written; `site` unless told, `''` for strings that no build wrote. */
  readonly namespace?: string;
}

/** The strings of a phrasebook, for a look-up; their namespace is for the site to say. */
export function indexPhrases(phrasebook: readonly PhrasebookEntry[]): WholeIndex {
  const languages = ['en', 'es'] as const;
  return indexStrings(
    phrasebook.flatMap((entry) =>
      languages.flatMap((language) =>
        Object.values(entry[language]).map((text) => {
          const to = { namespace: '', key: entry.key, languages: [language] };
          return [text, to] as const;
        }),
      ),
    ),
  );
}

export function buildKnownStrings(sources: KnownSources): KnownStrings {
  const namespace = sources.namespace ?? 'site';
  const phrasebook = sources.phrasebook ?? [];
  const phrases = sources.phrases ?? indexPhrases(phrasebook);
  const { own, keys, written } = readLocales(sources.locales ?? {}, namespace, writtenBy(phrasebook));
  const books: Books = { own, phrases, namespace };
  // Asked for a key that is new alone.
  let groups: ReadonlySet<string> | undefined;
  return {
    namespace,
    hasKey: (name, key) => keys.has(`${name}:${key}`),
    isGroup: (name, key) => {
      groups ??= groupsOf([...keys, ...phrasebook.map((entry) => `${namespace}:${entry.key}`)]);
      return groups.has(`${name}:${key}`);
    },
    writtenKey: (text) => written.get(foldText(text)),
    mayBegin: (word) => isEdge(word, own.firstWords, phrases.firstWords),
    mayEnd: (word) => isEdge(word, own.lastWords, phrases.lastWords),
    find: (text) => findWhole(books, text, (folded) => findPattern(books, text) ?? findLoose(books, folded)),
    findWhole: (text) => findWhole(books, text, (folded) => findLoose(books, folded)),
  };
}

interface Books {
  readonly own: StringIndex;
  readonly phrases: StringIndex;
  readonly namespace: string;
}

interface Locale {
  /** What people wrote. */
  readonly own: StringIndex;
  readonly keys: ReadonlySet<string>;
  /** By folded text: the keys of what builds wrote, the first of each. */
  readonly written: ReadonlyMap<string, string>;
}

function readLocales(locales: Locales, namespace: string, isWritten: IsWritten): Locale {
  const byKey = Map.groupBy(localeStrings(locales), (string) => `${string.namespace}:${string.key}`);
  const written = new Map<string, string>();
  const own: [string, Indexed][] = [];
  for (const strings of byKey.values()) {
    const { key } = strings[0]!;
    const texts = strings.map(({ text }) => text);
    if (strings[0]!.namespace !== namespace || !isWritten(key, texts)) {
      own.push(
        ...strings.map(({ text, language, ...to }): [string, Indexed] => [
          text,
          { ...to, languages: [language] },
        ]),
      );
    } else for (const text of texts) if (!written.has(foldText(text))) written.set(foldText(text), key);
  }
  return { own: indexStrings(own), keys: new Set(byKey.keys()), written };
}

function isEdge(word: string, ...sets: readonly StringIndex['firstWords'][]): boolean {
  const edge = edgeWord(word);
  return sets.some((set) => set.has(edge));
}

function edgeWord(word: string): string {
  return unaccent(word.toLowerCase().replaceAll('’', "'"));
}

interface LocaleString {
  readonly language: Language;
  readonly namespace: string;
  /** Without the plural category. */
  readonly key: string;
  readonly text: string;
}

function localeStrings(locales: Locales): LocaleString[] {
  return Object.entries(locales).flatMap(([locale, namespaces]) => {
    const language = languageOf(locale);
    if (language === undefined) return [];
    return Object.entries(namespaces).flatMap(([namespace, tree]) =>
      [...flattenResources(tree)].map(([full, text]) => ({ language, namespace, key: baseKey(full), text })),
    );
  });
}

/** Longest line that can be one string of the site. */
const LONGEST = 300;

function findWhole(
  books: Books,
  text: string,
  otherwise: (folded: string) => KnownMatch | undefined,
): KnownMatch | undefined {
  if (text.length > LONGEST) return undefined;
  const folded = foldText(text);
  if (folded === '') return undefined;
  return lookUp(books, 'exact', folded) ?? otherwise(folded);
}

function findLoose(books: Books, folded: string): KnownMatch | undefined {
  return lookUp(books, 'accents', unaccent(folded));
}

/** The site's own before the phrasebook, which may add a language to it. */
function lookUp(books: Books, how: 'exact' | 'accents', text: string): KnownMatch | undefined {
  const own = books.own[how].get(text);
  const phrase = books.phrases[how].get(text);
  if (own) {
    return { ...(phrase ? withLanguages(own, phrase.languages) : own), origin: 'locale', values: {}, how };
  }
  return phrase && { ...phrase, namespace: books.namespace, origin: 'phrasebook', values: {}, how };
}

function findPattern({ own, phrases, namespace }: Books, text: string): KnownMatch | undefined {
  const lower = text.toLowerCase().trim();
  const first = lower.slice(0, endOfFirst(lower));
  const last = lower.slice(startOfLast(lower));
  for (const anchor of new Set([`^${first}`, `^${first.replace(/\W+$/u, '')}`, `$${last}`])) {
    const mine = matchOne(own, anchor, text);
    if (mine) return { ...mine, origin: 'locale', how: 'pattern' };
    const phrase = matchOne(phrases, anchor, text);
    if (phrase) return { ...phrase, namespace, origin: 'phrasebook', how: 'pattern' };
  }
  return undefined;
}

const WHITE_SPACE = /\s/;

function endOfFirst(trimmed: string): number {
  const end = trimmed.search(WHITE_SPACE);
  return end < 0 ? trimmed.length : end;
}

function startOfLast(trimmed: string): number {
  let start = trimmed.length;
  while (start > 0 && !WHITE_SPACE.test(trimmed[start - 1]!)) start--;
  return start;
}

function matchOne(
  { patterns }: StringIndex,
  anchor: string,
  text: string,
): (Indexed & Pick<KnownMatch, 'values'>) | undefined {
  const found = patterns.get(anchor);
  if (!found) return undefined;
  for (const { to, pattern } of found) {
    const values = matchPattern(pattern, text);
    if (values) return { ...to, values };
  }
  return undefined;
}
