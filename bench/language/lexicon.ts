/** The known words: levels in both languages (English * 32 + Spanish) by the key of the word. */
import { join } from 'node:path';
import { KEY_BITS } from '../../pipeline/language/format.ts';
import { levelOfFrequency } from '../../pipeline/language/levels.ts';
import { hashWord } from '../../pipeline/language/scan.ts';
import { readFrequencies } from './rows.ts';

export type Lexicon = ReadonlyMap<number, number>;

/** The commonest words of each language that are kept: as many as the file's size allows. */
const MOST_WORDS = 34_000;

/** Reads `freq_en.txt` and `freq_es.txt`. */
export function readLexicon(folder: string): Lexicon {
  const lexicon = new Map<number, number>();
  for (const [language, shift] of [
    ['en', 5],
    ['es', 0],
  ] as const) {
    for (const [key, perMillion] of byKey(readFrequencies(join(folder, `freq_${language}.txt`)))) {
      lexicon.set(key, (lexicon.get(key) ?? 0) | (levelOfFrequency(perMillion) << shift));
    }
  }
  return lexicon;
}

export function keyOf(hash: number): number {
  return hash >>> (32 - KEY_BITS);
}

function byKey(frequencies: ReadonlyMap<string, number>): Map<number, number> {
  const keys = new Map<number, number>();
  for (const [word, perMillion] of [...frequencies].slice(0, MOST_WORDS)) {
    const hash = hashWord(word);
    if (hash !== 0) keys.set(keyOf(hash), (keys.get(keyOf(hash)) ?? 0) + perMillion);
  }
  return keys;
}
