/** Which language a text is in: English, Spanish, another, or nothing certain. */
import type { Language, LanguageVerdict } from '../model/locale.ts';
import { BANDS, CLASSES, levelsOf } from './format.ts';
import { model } from './model.ts';
import { composed, scan, type Scan } from './scan.ts';
import { bandsOfLevels, ratioOfLevels } from './score.ts';

export interface LanguageReading {
  readonly verdict: LanguageVerdict;
  /** Natural log-odds of English over Spanish, whatever the verdict; 0 for a text without words. */
  readonly odds: number;
  /** Probability of the likeliest of English, Spanish and other, from 1/3 to 1; 0 for a text without words. */
  readonly confidence: number;
}

/** Below this probability of the likeliest language the verdict is `unsure`. */
const SURE = 0.7;

const NOTHING: LanguageReading = { verdict: 'unsure', odds: 0, confidence: 0 };

/** Reads a text of any length (its first 320 letters). Placeholders, tags and addresses say nothing. */
export function identify(text: string): LanguageReading {
  const found = scan(composed(text));
  if (found.wordCount === 0) return NOTHING;
  if (found.strangeLetters * 2 > found.letters) return { verdict: 'other', odds: 0, confidence: 1 };
  score(found);
  const [english, spanish, other] = [Math.exp(sums[0]!), Math.exp(sums[1]!), Math.exp(sums[2]!)];
  const highest = Math.max(english, spanish, other);
  const confidence = highest / (english + spanish + other);
  const verdict = highest === english ? 'en' : highest === spanish ? 'es' : 'other';
  return { verdict: confidence < SURE ? 'unsure' : verdict, odds: sums[0]! - sums[1]!, confidence };
}

/**
 * The language most of an article is in, judged over its blocks by the length of each; undefined when
 * nothing speaks for either.
 */
export function dominantLanguage(blocks: Iterable<string>): Language | undefined {
  let balance = 0;
  for (const text of blocks) {
    const { verdict } = identify(text);
    if (verdict === 'en') balance += text.length;
    else if (verdict === 'es') balance -= text.length;
  }
  if (balance === 0) return undefined;
  return balance > 0 ? 'en' : 'es';
}

/** English, Spanish, other: one set of sums serves every call, for speed. */
const sums = new Float64Array(CLASSES);
const BANDS_AT = CLASSES;
const RATIO_AT = BANDS_AT + BANDS * BANDS * CLASSES;
const SCALE_AT = RATIO_AT + CLASSES;

function score({ grams, gramCount, words, wordCount }: Scan): void {
  const { weights, parameters } = model;
  let en = 0;
  let es = 0;
  let other = 0;
  for (let at = 0; at < gramCount; at++) {
    const place = grams[at]! * CLASSES;
    en += weights[place]!;
    es += weights[place + 1]!;
    other += weights[place + 2]!;
  }
  const perGram = parameters[SCALE_AT]! / Math.sqrt(gramCount);
  const perWord = 1 / Math.sqrt(wordCount);
  sums[0] = en * perGram;
  sums[1] = es * perGram;
  sums[2] = other * perGram;
  for (let at = 0; at < wordCount; at++) {
    const levels = levelsOf(model, words[at]!);
    const ratio = ratioOfLevels(levels);
    const bands = BANDS_AT + bandsOfLevels(levels) * CLASSES;
    for (let c = 0; c < CLASSES; c++) {
      sums[c]! += (parameters[bands + c]! + parameters[RATIO_AT + c]! * ratio) * perWord;
    }
  }
  for (let c = 0; c < CLASSES; c++) sums[c]! += parameters[c]!;
}
