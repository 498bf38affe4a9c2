/** Which language a text is in: English, Spanish, another, or nothing certain. */
import type { Language, LanguageVerdict } from '../model/locale.ts';
import { CLASS, type Model } from './format.ts';
import { model } from './model.ts';
import { composed, type Scan, scan, scanAddresses } from './scan.ts';
import { score } from './score.ts';

export interface LanguageReading {
  readonly verdict: LanguageVerdict;
  /** Natural log-odds of English over Spanish, whatever the verdict; 0 for a text without words. */
  readonly odds: number;
  /**
   * Probability of the verdict; for `unsure`, of the likeliest of English, Spanish and other, and 0 for a text
   * without words.
   */
  readonly confidence: number;
}

/**
 * How much rarer another language is, on the sites this is for, than in the balanced training text, as a
 * natural log; and how much rarer names and strings equal in both languages are.
 */
const OTHER_IS_RARER = 1.8;
const SHARED_IS_RARER = 1.5;
/** Below three to one there is no verdict. */
const EVEN = Math.log(3);
/** `other` has to be this probable to be said. */
const OTHER_AT_LEAST = 0.6;

const NOTHING: LanguageReading = { verdict: 'unsure', odds: 0, confidence: 0 };
const OTHER_SCRIPT: LanguageReading = { verdict: 'other', odds: 0, confidence: 1 };

/** Reads a text of any length (its first 320 letters). Placeholders, tags and addresses say nothing. */
export function identify(text: string): LanguageReading {
  return identifyBy(model, text);
}

/** The same by another model: for training and measuring. */
export function identifyBy(by: Model, text: string): LanguageReading {
  const whole = composed(text);
  const found = scan(whole);
  return found.wordCount > 0 ? readScan(by, found) : readAddress(by, whole);
}

/** An address is in no language, but its words lean one way. */
function readAddress(by: Model, text: string): LanguageReading {
  const found = scanAddresses(text);
  return found.wordCount > 0 ? { ...readScan(by, found), verdict: 'unsure' } : NOTHING;
}

function readScan(by: Model, found: Scan): LanguageReading {
  if (found.strangeLetters * 2 > found.letters) return OTHER_SCRIPT;
  const scores = score(by, found);
  const english = Math.exp(scores[CLASS.english]!);
  const spanish = Math.exp(scores[CLASS.spanish]!);
  const other =
    (Math.exp(scores[CLASS.southern]!) + Math.exp(scores[CLASS.northern]!)) * Math.exp(-OTHER_IS_RARER);
  const shared = Math.exp(scores[CLASS.shared]! - SHARED_IS_RARER);
  return weigh({ english, spanish, other, shared });
}

interface Likelihoods {
  readonly english: number;
  readonly spanish: number;
  readonly other: number;
  /** What is as likely in either language: it counts half for each. */
  readonly shared: number;
}

function weigh({ english, spanish, other, shared }: Likelihoods): LanguageReading {
  const odds = Math.log((english + shared / 2) / (spanish + shared / 2));
  const highest = Math.max(english, spanish, other);
  const confidence = highest / (english + spanish + other + shared);
  const isOther = other === highest;
  const unsure = shared > highest || (isOther ? confidence < OTHER_AT_LEAST : Math.abs(odds) < EVEN);
  if (unsure) return { verdict: 'unsure', odds, confidence };
  if (isOther) return { verdict: 'other', odds, confidence };
  return { verdict: odds > 0 ? 'en' : 'es', odds, confidence };
}

/**
 * The language most of an article is in, each block counting by its length; undefined when nothing speaks
 * for either.
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
