/** Frequencies of words as small numbers: a level per language, and what two levels say together. */
import { BANDS, LEVELS } from './format.ts';

/** Words a list does not know count as this rare in its language, in occurrences per million. */
const FLOOR = 0.02;
/** No single word says more than this, in natural log-odds. */
const MOST_PER_WORD = 6;

/** Natural logs of occurrences per million, and bands, of each level. */
const LOGS = new Float64Array(LEVELS).fill(Math.log(FLOOR));
const BAND_OF = new Uint8Array(LEVELS);
for (let level = 1; level < LEVELS; level++) {
  LOGS[level] = Math.max(LOGS[0]!, (level - 1) / 2 - 4);
  BAND_OF[level] = 1 + Math.min(BANDS - 2, Math.floor(((level - 1) * (BANDS - 1)) / (LEVELS - 1)));
}

/** Occurrences per million of a level; 0 for level 0. */
export function frequencyOfLevel(level: number): number {
  return level === 0 ? 0 : Math.exp((level - 1) / 2 - 4);
}

export function levelOfFrequency(perMillion: number): number {
  if (perMillion <= 0) return 0;
  return Math.max(1, Math.min(LEVELS - 1, Math.round((Math.log(perMillion) + 4) * 2) + 1));
}

/** Log ratio of a word's frequencies, English over Spanish, from its pair of levels. */
export function ratioOfLevels(levels: number): number {
  const ratio = LOGS[levels >> 5]! - LOGS[levels & 31]!;
  return Math.max(-MOST_PER_WORD, Math.min(MOST_PER_WORD, ratio));
}

/** The pair of bands of a pair of levels, below BANDS * BANDS: each 0 for a word not known, then rare to common. */
export function bandsOfLevels(levels: number): number {
  return BAND_OF[levels >> 5]! * BANDS + BAND_OF[levels & 31]!;
}
