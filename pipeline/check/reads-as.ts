/** The language a text reads as, quotations, addresses and placeholders left out. Judged once for all the rules. */
import { identify, type LanguageReading } from '../language/identify.ts';
import { readTokens } from '../language/numbers/tokens.ts';
import { withoutQuotations } from './quotations.ts';
import type { Side } from './side.ts';

export interface SideReading extends LanguageReading {
  readonly text: string;
  readonly letters: number;
}

const known = new WeakMap<Side, SideReading>();

export function readsAs(side: Side): SideReading {
  const before = known.get(side);
  if (before) return before;
  const text = withoutQuotations(side.words, side.quotations).replaceAll('\uFFFC', ' ');
  const tokens = side.quotations.length === 0 ? side.tokens : readTokens(text);
  let letters = 0;
  for (const { start, end } of tokens) letters += end - start;
  const reading = { ...identify(text), text, letters };
  known.set(side, reading);
  return reading;
}

/** Below this a language is guessed, not told. */
export const SURE = 0.99;
/** Letters from which a judgement counts. */
export const LETTERS = 40;

/** What `wrong-language` tells as a whole, other rules do not tell word by word. */
export function isInOtherLanguage(side: Side): boolean {
  const { verdict, confidence, letters } = readsAs(side);
  return letters >= LETTERS && confidence >= SURE && verdict !== side.language && verdict !== 'unsure';
}
