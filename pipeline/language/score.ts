/** A text's scores, one for each class: how much speaks for it, as a natural logarithm up to a constant. */
import { BANDS_AT, CLASSES, levelsOf, type Model, RATIO_AT, SCALE_AT } from './format.ts';
import { bandsOfLevels, ratioOfLevels } from './levels.ts';
import type { Scan } from './scan.ts';

/** One array serves every call, for speed: read it before the next. */
const scores = new Float64Array(CLASSES);

/**
 * The sum of the n-grams' weights over the square root of their number, and the same for words: a long text
 * is surer than a short one, but not in proportion, for its n-grams are no independent witnesses.
 */
export function score(model: Model, scan: Scan): Float64Array {
  addGrams(model, scan);
  addWords(model, scan);
  for (let c = 0; c < CLASSES; c++) scores[c]! += model.parameters[c]!;
  return scores;
}

/** Grams whose weights are summed before sixteen bits could overflow. */
const MOST_AT_ONCE = 256;
/** Turns four signed bytes into unsigned ones, each 128 more. */
const UNSIGNED = 0x80808080;
const EVERY_OTHER = 0x00ff00ff;

/** Four of the five weights of a gram are read as one number and summed two by two, in halves of sixteen bits. */
function addGrams({ weights, parameters }: Model, { grams, gramCount }: Scan): void {
  const sums = [0, 0, 0, 0, 0];
  for (let from = 0; from < gramCount; from += MOST_AT_ONCE) {
    const to = Math.min(gramCount, from + MOST_AT_ONCE);
    let even = 0;
    let odd = 0;
    let last = 0;
    for (let at = from; at < to; at++) {
      const place = grams[at]! * CLASSES;
      const four = weights.getInt32(place, true) ^ UNSIGNED;
      even = (even + (four & EVERY_OTHER)) | 0;
      odd = (odd + ((four >>> 8) & EVERY_OTHER)) | 0;
      last += weights.getInt8(place + 4);
    }
    const more = 128 * (to - from);
    sums[0]! += (even & 0xffff) - more;
    sums[1]! += (odd & 0xffff) - more;
    sums[2]! += (even >>> 16) - more;
    sums[3]! += (odd >>> 16) - more;
    sums[4]! += last;
  }
  const scale = parameters[SCALE_AT]! / Math.sqrt(gramCount);
  for (let c = 0; c < CLASSES; c++) scores[c] = sums[c]! * scale;
}

function addWords(model: Model, { words, wordCount }: Scan): void {
  const { parameters } = model;
  const scale = 1 / Math.sqrt(wordCount);
  for (let at = 0; at < wordCount; at++) {
    const levels = levelsOf(model, words[at]!);
    const ratio = ratioOfLevels(levels);
    const bands = BANDS_AT + bandsOfLevels(levels) * CLASSES;
    for (let c = 0; c < CLASSES; c++) {
      scores[c]! += (parameters[bands + c]! + parameters[RATIO_AT + c]! * ratio) * scale;
    }
  }
}
