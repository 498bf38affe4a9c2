/** Terms in running text, with the endings that gender, number and person give them. */
import type { Language } from '../model/locale.ts';
import { type Found, findAll } from './find.ts';

interface Text {
  readonly text: string;
  readonly words: string;
  readonly language: Language;
}

const patterns = new Map<string, RegExp>();
const KEPT = 2000;

/** Where a term stands, in any of its inflections. */
export function findTerm({ words, language }: Text, term: string, exactCase: boolean): Found[] {
  const first = firstLetters(term);
  if (!first || !words.toLowerCase().includes(first)) return [];
  return findAll(words, patternOf(term, language, exactCase));
}

export function containsTerm(text: Text, term: string, exactCase: boolean): boolean {
  return findTerm(text, term, exactCase).length > 0;
}

/** What every inflection of a term begins with: its first letters, before any accent may move. */
function firstLetters(term: string): string {
  return (
    term
      .trim()
      .toLowerCase()
      .slice(0, 2)
      .replace(/[áéíóú].*$/, '')
      .trim() || term.trim().toLowerCase().slice(0, 1)
  );
}

function patternOf(term: string, language: Language, exactCase: boolean): RegExp {
  const key = `${language} ${exactCase} ${term}`;
  const known = patterns.get(key);
  if (known) return known;
  const body = term
    .trim()
    .split(/\s+/)
    .map((word) => inflected(word, language))
    .join('[\\s\\u00a0-]{1,3}');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, exactCase ? 'gu' : 'giu');
  if (patterns.size >= KEPT) patterns.clear();
  patterns.set(key, pattern);
  return pattern;
}

function inflected(word: string, language: Language): string {
  if (word.length < 3 || /^\p{Lu}{2,}$/u.test(word)) return escapePattern(word);
  return language === 'en' ? english(word) : spanish(word);
}

/** Plural and possessive: `city`, `cities`, `city’s`. */
function english(word: string): string {
  const ending = "(?:['’]s|['’])?";
  if (/[^aeiou]y$/i.test(word)) return `${escapePattern(word.slice(0, -1))}(?:y|ies)${ending}`;
  if (/(?:s|x|z|ch|sh)$/i.test(word)) return `${escapePattern(word)}(?:es)?${ending}`;
  return `${escapePattern(word)}s?${ending}`;
}

/**
 * Gender and number as the Nueva gramática has them (§ 2, 3): `o/a/os/as`, `-és/-esa`, `-ón/-ona`, `-z/-ces`,
 * vowel + s, consonant + es with the accent moving (`nación`, `naciones`; `examen`, `exámenes`).
 */
function spanish(word: string): string {
  const stem = (cut: number) => bare(word.slice(0, word.length - cut));
  if (/[oa]s?$/i.test(word)) return `${stem(/s$/i.test(word) ? 2 : 1)}[oa]s?`;
  if (/es$/i.test(word)) return `${stem(2)}(?:es?|a|as)?`;
  if (/e$/i.test(word)) return `${stem(0)}s?`;
  if (/z$/i.test(word)) return `${stem(1)}(?:z|ces)`;
  if (/[áéíóú][ns]$/i.test(word)) return `${stem(0)}(?:es|a|as)?`;
  if (/[lnrdj]$/i.test(word)) return `${stem(0)}(?:es|a|as)?`;
  return `${stem(0)}(?:e?s)?`;
}

const VOWELS = ['aá', 'eé', 'ií', 'oó', 'uú', 'AÁ', 'EÉ', 'IÍ', 'OÓ', 'UÚ'];

/** The accent may stand on another vowel, or on none, in another form. */
function bare(stem: string): string {
  return [...stem].map((letter) => vowelClass(letter) ?? escapePattern(letter)).join('');
}

function vowelClass(letter: string): string | undefined {
  const both = VOWELS.find((pair) => pair.includes(letter));
  return both && `[${both}]`;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
