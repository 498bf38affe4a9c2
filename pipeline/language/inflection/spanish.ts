/**
 * Spanish inflection of nouns and adjectives: plural (RAE, *Nueva gramática*, ch. 3; *DPD*, "plural"), gender (ch. 2),
 * and the written accent that moves with them.
 */
import {
  ACCENT_MOVES,
  APOCOPATED,
  FEMININES,
  HAS_FEMININE,
  INVARIABLE_OR,
  PERSONS,
} from './spanish-exceptions.ts';

/** Singular and plural; both genders where the word is of a person, or `agrees`. */
export function spanishNominal(word: string, agrees: boolean): string[] {
  const singulars = singularsOf(word, agrees);
  return [...new Set(singulars.flatMap((one) => [one, ...pluralsOf(one)]))];
}

function singularsOf(word: string, agrees: boolean): string[] {
  const full = APOCOPATED.get(word);
  if (full) return [word, ...full];
  return agrees || namesPerson(word) ? [word, ...otherGender(word, agrees)] : [word];
}

function namesPerson(word: string): boolean {
  return PERSONS.has(word) || FEMININES.has(word) || HAS_FEMININE.test(word);
}

/** Masculine to feminine, and for words that agree with others the other way too. */
function otherGender(word: string, agrees: boolean): string[] {
  const feminine = FEMININES.get(word);
  if (feminine) return [...feminine];
  if (/o$/.test(word)) return [`${word.slice(0, -1)}a`];
  if (/or$/.test(word) && !INVARIABLE_OR.has(word)) return [`${word}a`];
  if (/ora$/.test(word)) return [word.slice(0, -1), ...(agrees ? [`${word.slice(0, -1)}o`] : [])];
  const ending = /(?:és|án|ín|ón)$/.exec(word)?.[0];
  if (ending && word.length > 3) return [`${withoutAccent(word)}a`];
  if (!agrees) return [];
  if (/esa$/.test(word)) return [`${word.slice(0, -3)}és`, `${word.slice(0, -1)}o`];
  return /a$/.test(word) ? [`${word.slice(0, -1)}o`] : [];
}

export function pluralsOf(word: string): string[] {
  const moved = ACCENT_MOVES.get(word);
  if (moved) return [moved];
  if (/[aeoáéó]$/.test(word)) return [`${word}s`];
  if (/[iu]$/.test(word)) return [`${word}s`];
  if (/[íú]$/.test(word)) return [`${word}es`, `${word}s`];
  if (/z$/.test(word))
    return [`${keepsAccent(word) ? word.slice(0, -1) : withoutAccent(word.slice(0, -1))}ces`];
  if (/[sx]$/.test(word) && !isStressedLast(word)) return [];
  if (/y$/.test(word)) return [`${word}es`, `${word.slice(0, -1)}is`];
  if (/[lrndjs]$/.test(word)) return [consonantPlural(word)];
  return [`${word}s`, `${word}es`];
}

/** A final syllable that lost its place as the last loses its accent (`naciones`); one before may gain one (`jóvenes`). */
function consonantPlural(word: string): string {
  if (/[áéíóú][^aeiouáéíóú]*$/.test(word)) return `${keepsAccent(word) ? word : withoutAccent(word)}es`;
  const isPlain = /n$/.test(word) && !/[áéíóú]/.test(word);
  return `${isPlain ? accentBeforeLast(word) : word}es`;
}

/** In a hiatus the accent stays: `países`, `baúles`, `raíces`. */
function keepsAccent(word: string): boolean {
  return /[aeo][íú][^aeiouáéíóú]$/.test(word);
}

/** One syllable (`mes`), or an accent on the last (`inglés`, `compás`). */
function isStressedLast(word: string): boolean {
  return /[áéíóú][sx]$/.test(word) || (word.match(/[aeiouáéíóú]+/g) ?? []).length === 1;
}

const PLAIN: Readonly<Record<string, string>> = { á: 'a', é: 'e', í: 'i', ó: 'o', ú: 'u' };
const ACCENTED: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' };

export function withoutAccent(word: string): string {
  return word.replace(/[áéíóú]/g, (vowel) => PLAIN[vowel]!);
}

/** `joven` → `jóven`: the stress was on the last syllable but one, and will be on the last but two. */
function accentBeforeLast(word: string): string {
  const vowels = [...word.matchAll(/[aeiou]+/g)];
  const group = vowels.at(-2);
  if (!group) return word;
  return accentAt(word, group.index + strongIn(group[0]));
}

export function accentAt(word: string, at: number): string {
  return word.slice(0, at) + (ACCENTED[word[at]!] ?? word[at]!) + word.slice(at + 1);
}

/** Of a group of vowels, the one that carries an accent: the strong one, else the last. */
export function strongIn(vowels: string): number {
  const strong = vowels.search(/[aeo]/);
  return strong >= 0 ? strong : vowels.length - 1;
}
