/** Months and weekdays, where a sentence names a date. */
import type { Language } from '../../model/locale.ts';
import type { Token } from './tokens.ts';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: 'january february march april may june july august september october november december'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  en: 'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
  es: 'lunes martes miércoles jueves viernes sábado domingo'.split(' '),
};

const NAMES = new Set([MONTHS, WEEKDAYS].flatMap(({ en, es }) => [...en, ...es]));

/** Whether a word may name a month or a weekday in either language, whatever stands beside it. */
export function isCalendarName(word: string): boolean {
  return NAMES.has(word.toLowerCase());
}

export interface CalendarWord {
  readonly kind: 'month' | 'weekday';
  readonly index: number;
}

/** A weekday, or a month beside a number: `may` and `march` are more often no months. */
export function calendarWord(
  tokens: readonly Token[],
  at: number,
  language: Language,
): CalendarWord | undefined {
  const token = tokens[at]!;
  if (token.class !== 'word' && token.class !== 'name') return undefined;
  if (!hasCaseOf(token, language)) return undefined;
  const weekday = WEEKDAYS[language].indexOf(token.folded);
  if (weekday >= 0) return { kind: 'weekday', index: weekday };
  const month = MONTHS[language].indexOf(token.folded);
  return month >= 0 && isBesideNumber(tokens, at) ? { kind: 'month', index: month } : undefined;
}

/** English writes them with a capital; in Spanish a capital inside a sentence makes a name (`Plácido Domingo`). */
function hasCaseOf(token: Token, language: Language): boolean {
  const isCapital = token.text[0] !== token.folded[0];
  return language === 'en' ? isCapital : token.class === 'word';
}

/** `3 de mayo`, `mayo de 2026`, `May 3`, `3 May`. */
function isBesideNumber(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.folded === 'de' ? tokens[at - 2] : tokens[at - 1];
  const after = ['de', 'del'].includes(tokens[at + 1]?.folded ?? '') ? tokens[at + 2] : tokens[at + 1];
  return before?.class === 'number' || after?.class === 'number';
}

/** In the letter case of `like`. */
export function writeCalendarWord({ kind, index }: CalendarWord, language: Language, like: string): string {
  const word = (kind === 'month' ? MONTHS : WEEKDAYS)[language][index]!;
  if (like === like.toUpperCase()) return word.toUpperCase();
  return like[0] === like[0]!.toLowerCase() ? word : word[0]!.toUpperCase() + word.slice(1);
}
