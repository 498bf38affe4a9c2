/** English inflection: plurals of nouns, forms of verbs, degrees of adjectives. By rule, with the common exceptions. */
import {
  IRREGULAR_DEGREES,
  IRREGULAR_PLURALS,
  IRREGULAR_VERBS,
  OES_NOUNS,
  UNCHANGING,
  VES_NOUNS,
} from './english-exceptions.ts';

export function englishNoun(word: string): string[] {
  const irregular = IRREGULAR_PLURALS.get(word);
  if (irregular) return [word, ...irregular];
  if (UNCHANGING.has(word)) return [word];
  return [word, ...pluralsOf(word)];
}

function pluralsOf(word: string): string[] {
  if (VES_NOUNS.has(word)) return [`${word.replace(/fe?$/, '')}ves`];
  if (OES_NOUNS.has(word)) return [`${word}es`];
  // -sis (crisis), -man and -woman (spokesman, policewoman)
  if (/[^s]sis$/.test(word)) return [`${word.slice(0, -2)}es`];
  if (/.(?:wo)?man$/.test(word) && !/(?:hu|ger|ro|otto|sha|tali)man$/.test(word))
    return [`${word.slice(0, -2)}en`];
  return [third(word)];
}

/** The ending -s of plurals and of third persons. */
function third(word: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

export function englishVerb(word: string): string[] {
  const bare = word.endsWith('e') ? word.slice(0, -1) : word;
  const doubled = doublesFinal(word) ? [word + word.at(-1)!] : [];
  const isShort = (word.match(/[aeiou]+/g) ?? []).length === 1;
  const stems = isShort && doubled.length > 0 ? doubled : [bare, ...doubled];
  const past = IRREGULAR_VERBS.get(word) ?? stems.map(pastOf);
  const ing = stems.map((stem) => (stem === bare ? stemOfIng(word) : stem));
  const person = /[^aeiou]o$/.test(word) ? `${word}es` : third(word);
  return [...new Set([word, person, ...ing.map((stem) => `${stem}ing`), ...past])];
}

/** `move` → `mov`, `agree` → `agree`, `die` → `dy`. */
function stemOfIng(word: string): string {
  if (word.endsWith('ie')) return `${word.slice(0, -2)}y`;
  return /[^eoy]e$/.test(word) ? word.slice(0, -1) : word;
}

function pastOf(stem: string): string {
  return /[^aeiou]y$/.test(stem) ? `${stem.slice(0, -1)}ied` : `${stem}ed`;
}

/** One vowel and one consonant at the end: `stop`, `stopped`. Where the stress decides, both spellings are given. */
function doublesFinal(word: string): boolean {
  return /(?:^|[^aeiou]|qu)[aeiou][bcdfgklmnprtvz]$/.test(word);
}

export function englishAdjective(word: string): string[] {
  const irregular = IRREGULAR_DEGREES.get(word);
  if (irregular) return [word, ...irregular];
  if (word.length > 7) return [word];
  const stem = word.replace(/e$/, '').replace(/([^aeiou])y$/, '$1i');
  const bases = doublesFinal(word) && word.length < 5 ? [stem + stem.at(-1)!] : [stem];
  return [word, ...bases.flatMap((base) => [`${base}er`, `${base}est`])];
}
