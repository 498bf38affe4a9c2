/** A text's scores: how much speaks for English, for Spanish, for another language. Shared with training. */
import { BANDS, LEVELS } from './format.ts';

/** Words the lists do not know count as this rare, in occurrences per million. */
export const FLOOR = 0.02;
/** No single word says more than this, in natural log-odds. */
export const MOST_PER_WORD = 6;

/** Occurrences per million of a level; 0 for level 0. */
export function frequencyOfLevel(level: number): number {
  return level === 0 ? 0 : Math.exp((level - 1) / 2 - 4);
}

export function levelOfFrequency(perMillion: number): number {
  if (perMillion <= 0) return 0;
  return Math.max(1, Math.min(LEVELS - 1, Math.round((Math.log(perMillion) + 4) * 2) + 1));
}

/** Log ratio of the frequencies of a word, English over Spanish, from its two levels. */
export function ratioOfLevels(levels: number): number {
  if (levels === 0) return 0;
  const english = Math.max(FLOOR, frequencyOfLevel(levels >> 5));
  const spanish = Math.max(FLOOR, frequencyOfLevel(levels & 31));
  return Math.max(-MOST_PER_WORD, Math.min(MOST_PER_WORD, Math.log(english / spanish)));
}

/** The pair of bands of two levels, as one index below BANDS * BANDS. */
export function bandsOfLevels(levels: number): number {
  return bandOfLevel(levels >> 5) * BANDS + bandOfLevel(levels & 31);
}

/** 0 for a word not known, then 1 to 7 from rare to common. */
function bandOfLevel(level: number): number {
  return level === 0 ? 0 : 1 + Math.min(BANDS - 2, Math.floor(((level - 1) * (BANDS - 1)) / (LEVELS - 1)));
}
