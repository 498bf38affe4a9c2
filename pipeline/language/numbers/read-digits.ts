/** Numbers that begin with a digit: figures, ordinals, and digits that are part of a name. */
import type { Language } from '../../model/locale.ts';
import { DIGITS, digitValues, SERIAL } from './digits.ts';
import { measured, SHORT_SCALES, sticky } from './measured.ts';
import type { Quantity } from './quantity.ts';
import { unitOf } from './units.ts';

/** Those outside of what is taken already; both in order. */
export function digitQuantities(text: string, language: Language, taken: readonly Quantity[]): Quantity[] {
  const found: Quantity[] = [];
  let next = 0;
  for (let at = nextDigit(text, 0); at >= 0; ) {
    while (next < taken.length && taken[next]!.range.end <= at) next++;
    const inside = taken[next];
    if (inside && inside.range.start <= at) {
      at = nextDigit(text, inside.range.end);
      continue;
    }
    const quantity = digitsAt(text, at, language);
    found.push(quantity);
    at = nextDigit(text, Math.max(quantity.range.end, at + 1));
  }
  return found;
}

function nextDigit(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) return at;
  }
  return -1;
}

function digitsAt(text: string, start: number, language: Language): Quantity {
  const name = partOfName(text, start);
  if (name) return name;
  const serial = sticky(SERIAL, text, start)?.[0];
  const grouped = numberAt(text, start, language);
  if (serial && serial.length > grouped.length) return code(start, serial);
  const end = start + grouped.length;
  const attached = sticky(/\p{L}{1,20}/uy, text, end)?.[0] ?? '';
  if (/^(?:st|nd|rd|th|s)$/.test(attached)) return ordinal(grouped, start, attached);
  const short = SHORT_SCALES.get(attached);
  if (attached && !short && !unitOf(attached) && !/^(?:h|x|bn|tn|mn|usd|eur|gbp)$/i.test(attached)) {
    return code(start, grouped + attached);
  }
  return measured({ text, start, end, values: digitValues(grouped), digits: grouped, language });
}

const NAME_BEFORE = /[\p{L}_#](?:-)?$/u;

/** Digits directly after a letter: `COVID-19`, `F16`, `#1`. */
function partOfName(text: string, start: number): Quantity | undefined {
  if (!NAME_BEFORE.test(text.slice(Math.max(0, start - 2), start))) return undefined;
  const digits = sticky(/\d{1,18}(?:\.\d{1,9}){0,5}\p{L}{0,20}/uy, text, start)?.[0] ?? text[start]!;
  return code(start, digits);
}

/** English groups by no plain space ("32 128-bit registers"), and "2,3 and 4" are three numbers. */
function numberAt(text: string, start: number, language: Language): string {
  const written = sticky(DIGITS, text, start)?.[0] ?? text[start]!;
  const isList =
    /^\d{1,2},\d{1,2}$/.test(written) &&
    sticky(/,? (?:and|or|&|y|e|o|u) \d{1,2}(?![\d.,]*\d)/y, text, start + written.length);
  if (isList) return written.slice(0, written.indexOf(','));
  return language === 'en' && written.includes(' ') ? (/^\d+/.exec(written)?.[0] ?? written) : written;
}

/** `7.6MHz` may be said "7,6 MHz"; `1.2.3` is no number. */
function code(start: number, digits: string): Quantity {
  const [number = ''] = /^\d{1,18}(?:[.,]\d{1,9})?(?=\p{L}|$)/u.exec(digits) ?? [];
  const values = number ? digitValues(number) : [];
  const range = { start, end: start + digits.length };
  return { range, kind: 'code', values, digits: digits.toLowerCase(), written: 'digits' };
}

/** `1990s` is also "the nineties". */
function ordinal(digits: string, start: number, suffix: string): Quantity {
  const value = Number(digits.replace(/\D/g, ''));
  const decade = suffix === 's' ? [value % 100, value < 100 ? 1900 + value : value] : [];
  const range = { start, end: start + digits.length + suffix.length };
  return { range, kind: 'number', values: [value, ...decade], digits, written: 'digits' };
}
