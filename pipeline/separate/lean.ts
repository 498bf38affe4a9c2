/** Which of the two languages a text leans to, as separation weighs it. */
import { identify } from '../language/identify.ts';
import type { Language, LanguageVerdict } from '../model/locale.ts';

export interface Lean {
  readonly verdict: LanguageVerdict;
  /** Log-odds that it is Spanish and not English, −8 to 8. */
  readonly spanish: number;
}

const MOST = 8;

export function leanOf(text: string): Lean {
  const { verdict, odds } = identify(text);
  return { verdict, spanish: Math.max(-MOST, Math.min(MOST, -odds)) };
}

/** Log-odds that a text is not in this language but in the other one. */
export function foreignness(lean: Lean, language: Language): number {
  return language === 'en' ? lean.spanish : -lean.spanish;
}
