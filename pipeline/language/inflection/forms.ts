/** The forms a term's words take in running text. A term is given as a dictionary has it: singular, infinitive. */
import type { Grammar, PartOfSpeech } from '../../model/glossary.ts';
import type { Language } from '../../model/locale.ts';
import { englishAdjective, englishNoun, englishVerb } from './english.ts';
import { pluralsOf, spanishNominal } from './spanish.ts';
import { spanishVerb } from './spanish-verbs.ts';

export interface TermWords {
  /** Lower case. */
  readonly words: readonly string[];
  readonly language: Language;
  readonly partOfSpeech?: PartOfSpeech | undefined;
  readonly grammar?: Grammar | undefined;
}

/**
 * For each word of the term its forms, itself first. Without a part of speech a term is taken for a noun. A noun of
 * known gender keeps it, a term in the plural its number.
 */
export function formsOf(term: TermWords): string[][] {
  const { words, language, partOfSpeech, grammar } = term;
  if ((partOfSpeech && INVARIABLE.has(partOfSpeech)) || grammar?.number === 'plural')
    return words.map((word) => [word]);
  const inflect = language === 'en' ? english : spanish;
  return words.map((word, at) => [...new Set([word, ...inflect(term, at)])]);
}

const INVARIABLE: ReadonlySet<PartOfSpeech> = new Set(['adverb', 'proper noun', 'other']);
const LINKS = new Set('of in at on to de del la el los las y e o u a al en con por para sin'.split(' '));

/** In English the last word inflects (`prime ministers`), before a link the first (`heads of state`), of verbs the first. */
function english({ words, partOfSpeech }: TermWords, at: number): string[] {
  const word = words[at]!;
  if (partOfSpeech === 'verb') return at === 0 ? englishVerb(word) : [word];
  const link = words.findIndex((other, place) => place > 0 && (LINKS.has(other) || other === 'general'));
  const head = link > 0 ? link - 1 : words.length - 1;
  if (at !== head) return [word];
  return partOfSpeech === 'adjective' ? englishAdjective(word) : englishNoun(word);
}

/** In Spanish the noun inflects and what stands beside it agrees; after `de` and the like only the number changes. */
function spanish({ words, partOfSpeech, grammar }: TermWords, at: number): string[] {
  const word = words[at]!;
  if (LINKS.has(word) || /\d/.test(word)) return [word];
  if (partOfSpeech === 'verb' && at === 0) return spanishVerb(word);
  const isAfterLink = words.slice(0, at).some((other) => LINKS.has(other));
  if (grammar?.gender && partOfSpeech !== 'adjective') return [word, ...pluralsOf(word)];
  const agrees = partOfSpeech === 'adjective' || (words.length > 1 && at > 0 && !isAfterLink);
  return spanishNominal(word, agrees);
}
