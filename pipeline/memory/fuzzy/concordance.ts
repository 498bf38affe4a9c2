/** The words of a concordance: letters and digits, without case and accents. */
import { plainText } from '../../model/coded-text.ts';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Words to look for; longer queries are cut, for nobody types them. */
const MAX_WORDS = 32;

export function wordsToFind(text: string): string[] {
  return [...new Set(bare(text).match(WORD) ?? [])].slice(0, MAX_WORDS);
}

/** True when all words are there as whole words. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const present = new Set(bare(plainText(text)).match(WORD) ?? []);
  return words.length > 0 && words.every((word) => present.has(word));
}

/** `Canción` → `cancion`. */
function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
