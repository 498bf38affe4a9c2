/** The language a text reads as, quotations, addresses and placeholders left out. Judged once for all the rules. */
import { identify, type LanguageReading } from '../language/identify.ts';
import { readTokens } from '../language/numbers/tokens.ts';
import { withoutQuotations } from './quotations.ts';
import type { Side } from './side.ts';

export interface SideReading extends LanguageReading {
  /** What was read. */
  readonly text: string;
}

export function readAs({ words, quotations }: Pick<Side, 'words' | 'quotations'>): SideReading {
  const text = withoutQuotations(words, quotations).replaceAll('\uFFFC', ' ');
  const { verdict, odds, confidence } = identify(text);
  return { verdict, odds, confidence, text };
}

/** Of the words that were read. Most texts read as what they should, and then nobody asks. */
export function lettersRead({ tokens, quotations, reading }: Side): number {
  let letters = 0;
  for (const { start, end } of quotations.length === 0 ? tokens : readTokens(reading.text))
    letters += end - start;
  return letters;
}

/** Below this a language is guessed, not told. */
export const SURE = 0.99;
/** Letters from which a judgement counts. */
export const LETTERS = 40;

/** Whether a text surely reads as another language than it should, `least` letters of it at least. */
export function isInOtherLanguage(side: Side, least = LETTERS): boolean {
  const { verdict, confidence } = side.reading;
  if (verdict === side.language || verdict === 'unsure' || confidence < SURE) return false;
  return lettersRead(side) >= least;
}
