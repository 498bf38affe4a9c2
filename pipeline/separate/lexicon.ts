/** What a stray word would be in the language of its sentence: a small dictionary and rules for cognates. */

import { frequency } from '../language/words.ts';
import type { Language } from '../model/locale.ts';
import { otherLanguage } from '../model/locale.ts';
import { agree } from './agreement.ts';
import lexicon from './lexicon.json' with { type: 'json' };

interface Dictionary {
  readonly function: ReadonlyMap<string, string>;
  readonly content: ReadonlyMap<string, string>;
}

/** By the language of the stray word. */
const DICTIONARIES: Readonly<Record<Language, Dictionary>> = {
  en: open(lexicon.en),
  es: open(lexicon.es),
};

function open(from: { function: Record<string, string>; content: Record<string, string> }): Dictionary {
  return { function: new Map(Object.entries(from.function)), content: new Map(Object.entries(from.content)) };
}

/** Whether the dictionary has a word, and as what. */
export function entryOf(word: string, language: Language): 'function' | 'content' | undefined {
  const dictionary = DICTIONARIES[language];
  if (dictionary.function.has(word)) return 'function';
  return dictionary.content.has(word) ? 'content' : undefined;
}

const LOANWORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(lexicon.en.loanwords),
  es: new Set(lexicon.es.loanwords),
};

/** A word of the other language that this language has borrowed. */
export function isLoanword(word: string, language: Language): boolean {
  return LOANWORDS[language].has(word);
}

export interface Surroundings {
  /** Lower case; '' at the edges of the sentence. */
  readonly before: string;
  readonly after: string;
  /** The sign directly before the word, if it is no space: a comma. */
  readonly comma: boolean;
}

/** The word of the other language for `word` (lower case) in its sentence; undefined when none is known. */
export function translateWord(word: string, language: Language, around: Surroundings): string | undefined {
  const dictionary = DICTIONARIES[language];
  const found = dictionary.function.get(word) ?? dictionary.content.get(word);
  if (found === undefined) return cognateOf(word, language);
  return language === 'en' ? agree(found, around.after) : inEnglish(word, found, around);
}

/** `que` is "than" after a comparison and "which" after a comma; "a" is "an" before a vowel. */
function inEnglish(word: string, found: string, { before, after, comma }: Surroundings): string {
  if (word === 'que') {
    if (/^(?:more|less|fewer|rather|other|better|worse|\p{L}{3,}er)$/u.test(before)) return 'than';
    return comma || ['in', 'of', 'by', 'for', 'with', 'from', 'to'].includes(before) ? 'which' : 'that';
  }
  return found === 'a' && /^[aeio]/.test(after) ? 'an' : found;
}

/** Endings that words of Latin origin have in both languages, longest first. */
const COGNATES: readonly (readonly [english: string, spanish: string])[] = [
  ['ization', 'ización'],
  ['ation', 'ación'],
  ['ition', 'ición'],
  ['ction', 'cción'],
  ['tion', 'ción'],
  ['ssion', 'sión'],
  ['sion', 'sión'],
  ['ically', 'icamente'],
  ['ments', 'mentos'],
  ['ment', 'mento'],
  ['ities', 'idades'],
  ['ity', 'idad'],
  ['ical', 'ico'],
  ['ology', 'ología'],
  ['ance', 'ancia'],
  ['ence', 'encia'],
  ['ency', 'encia'],
  ['ism', 'ismo'],
  ['ist', 'ista'],
  ['ive', 'ivo'],
  ['ous', 'oso'],
  ['ary', 'ario'],
  ['ic', 'ico'],
  ['ct', 'cto'],
];

/** A rewritten ending counts only when the frequency lists know the result. */
export function cognateOf(word: string, language: Language): string | undefined {
  const target = otherLanguage(language);
  for (const [english, spanish] of COGNATES) {
    const [from, to] = language === 'en' ? [english, spanish] : [spanish, english];
    if (!word.endsWith(from) || word.length < from.length + 2) continue;
    const made = word.slice(0, -from.length) + to;
    if (frequency(made, target) > 0) return made;
  }
  const bare = language === 'es' ? word.normalize('NFD').replace(/\p{M}/gu, '') : word;
  return bare !== word && frequency(bare, target) > 1 ? bare : undefined;
}

/** Whether a word ends as the learned words of a language do, and not as the other's: "reintroducción". */
export function endsLike(word: string, language: Language): boolean {
  return COGNATES.some(([english, spanish]) => {
    const ending = language === 'en' ? english : spanish;
    return word.length >= ending.length + 4 && word.endsWith(ending);
  });
}
