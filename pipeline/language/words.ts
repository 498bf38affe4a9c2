/** What the frequency lists know of single words. Case does not matter, accents do. */
import type { Language } from '../model/locale.ts';
import { levelsOf } from './format.ts';
import { frequencyOfLevel, ratioOfLevels } from './levels.ts';
import { model } from './model.ts';
import { hashWord } from './scan.ts';

/** Natural log of a word's frequency in English over that in Spanish, from −6 to 6; 0 for unknown words. */
export function wordOdds(word: string): number {
  return ratioOfLevels(levelsOfWord(word));
}

/** The same of the word at `[start, end)` of a text. */
export function wordOddsAt(text: string, start: number, end: number): number {
  return ratioOfLevels(levelsOfWord(text, start, end));
}

/** Occurrences per million words of the language, within a quarter of a natural logarithm; 0 when not known. */
export function frequency(word: string, language: Language): number {
  const levels = levelsOfWord(word);
  return frequencyOfLevel(language === 'en' ? levels >> 5 : levels & 31);
}

/**
 * Whether a language uses a word as its own: its list has it, and the other language does not use it over a
 * hundred times as often (lists hold stray words of other languages too).
 */
export function isWordOf(word: string, language: Language): boolean {
  const own = frequency(word, language);
  const foreign = frequency(word, language === 'en' ? 'es' : 'en');
  return own > 0 && foreign < own * 100;
}

function levelsOfWord(text: string, start = 0, end = text.length): number {
  const hash = hashWord(text, start, end);
  return hash === 0 ? 0 : levelsOf(model, hash);
}
