/** Numbers that begin with a word, and Roman numerals. */
import type { Language } from '../../model/locale.ts';
import { measured } from './measured.ts';
import type { Quantity } from './quantity.ts';
import type { Token } from './tokens.ts';
import { mayBeNumber, readWordNumber } from './words.ts';

export interface WordScan {
  readonly words: readonly Token[];
  readonly language: Language;
  readonly taken: readonly Quantity[];
}

/** Those outside of what is taken already; both in order. */
export function wordQuantities(text: string, { words, language, taken }: WordScan): Quantity[] {
  const found: Quantity[] = [];
  let next = 0;
  for (let at = 0; at < words.length; ) {
    const word = words[at]!;
    const isRoman = isRomanNumeral(text, word);
    if (!isRoman && !mayBeNumber(word.word, language)) {
      at++;
      continue;
    }
    while (next < taken.length && taken[next]!.range.end <= word.start) next++;
    const isTaken = next < taken.length && taken[next]!.range.start <= word.start;
    const number =
      isTaken || followsDigit(text, word.start) ? undefined : readWordNumber(words, at, language);
    if (number) found.push(wordQuantity(text, { words, at, number, language }));
    else if (isRoman && !isTaken) found.push(...roman(text, word));
    at += number?.count ?? 1;
  }
  return found;
}

/** `5 mil` is read with its digits. */
function followsDigit(text: string, start: number): boolean {
  return /\d[ \u00a0\u202f-]?$/.test(text.slice(Math.max(0, start - 2), start));
}

function wordQuantity(
  text: string,
  {
    words,
    at,
    number,
    language,
  }: {
    words: readonly Token[];
    at: number;
    number: NonNullable<ReturnType<typeof readWordNumber>>;
    language: Language;
  },
): Quantity {
  const start = words[at]!.start;
  const end = words[at + number.count - 1]!.end;
  const { values, written, scale } = number;
  return measured({ text, start, end, values, digits: text.slice(start, end), language, written, scale });
}

const ROMAN_LETTERS = new Set('IVXLCDM');

/** Two letters or more; "I" and "V" alone are words and letters far more often, unless a century is meant. */
function isRomanNumeral(text: string, { start, end }: Token): boolean {
  if (end - start > 8) return false;
  for (let at = start; at < end; at++) if (!ROMAN_LETTERS.has(text[at]!)) return false;
  return end - start > 1 || /siglos? $/i.test(text.slice(Math.max(0, start - 7), start));
}

function roman(text: string, { start, end }: Token): Quantity[] {
  const digits = text.slice(start, end);
  return [{ range: { start, end }, kind: 'number', values: [romanValue(digits)], digits, written: 'hint' }];
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

function romanValue(letters: string): number {
  const values = [...letters].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
