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

function addGrams({ weights, parameters }: Model, { grams, gramCount }: Scan): void {
  let english = 0;
  let spanish = 0;
  let southern = 0;
  let northern = 0;
  let shared = 0;
  for (let at = 0; at < gramCount; at++) {
    const place = grams[at]! * CLASSES;
    english += weights[place]!;
    spanish += weights[place + 1]!;
    southern += weights[place + 2]!;
    northern += weights[place + 3]!;
    shared += weights[place + 4]!;
  }
  const scale = parameters[SCALE_AT]! / Math.sqrt(gramCount);
  scores[0] = english * scale;
  scores[1] = spanish * scale;
  scores[2] = southern * scale;
  scores[3] = northern * scale;
  scores[4] = shared * scale;
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
