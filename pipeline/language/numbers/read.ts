/** Every number a text says, by value: digits, words, scales, percentages, money, times, dates. */
import type { Language } from '../../model/locale.ts';
import { currenciesOf, NAME_AFTER, SIGN_BEFORE } from './currencies.ts';
import { readDates } from './dates.ts';
import { DIGITS, digitValues, SERIAL } from './digits.ts';
import type { Quantity } from './quantity.ts';
import { readTimes } from './times.ts';
import { UNIT_AFTER, unitOf } from './units.ts';
import { SCALES } from './vocabulary.ts';
import { readWordNumber, type Word } from './words.ts';

export type { DateParts, Quantity, QuantityKind } from './quantity.ts';

/** In the order they stand. Addresses and placeholders must have been blanked. Linear in the text. */
export function readQuantities(text: string, language: Language): Quantity[] {
  const dated = readDates(text, language);
  const timed = readTimes(text, language).filter(
    ({ range }) => !dated.some((date) => overlap(date.range, range)),
  );
  const taken = [...dated, ...timed].sort((a, b) => a.range.start - b.range.start);
  const found = [
    ...taken,
    ...digitQuantities(text, language, taken),
    ...wordQuantities(text, language, taken),
  ];
  return found.sort((a, b) => a.range.start - b.range.start);
}

function overlap(a: Quantity['range'], b: Quantity['range']): boolean {
  return a.start < b.end && b.start < a.end;
}

function digitQuantities(text: string, language: Language, taken: readonly Quantity[]): Quantity[] {
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

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function digitsAt(text: string, start: number, language: Language): Quantity {
  const name = partOfName(text, start);
  if (name) return name;
  const serial = sticky(SERIAL, text, start)?.[0];
  const grouped = sticky(DIGITS, text, start)?.[0] ?? text[start]!;
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

/** `32bit` may be said "32 bits"; `1.2.3` is no number. */
function code(start: number, digits: string): Quantity {
  const values = /^\d+(?:\p{L}|$)/u.test(digits) ? [Number.parseInt(digits, 10)] : [];
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

/** Right behind the digits; `m` may be metres, `M` is a million. */
const SHORT_SCALES = new Map([
  ['k', 1e3],
  ['K', 1e3],
  ['m', 1e6],
  ['M', 1e6],
  ['MM', 1e6],
  ['b', 1e9],
  ['B', 1e9],
  ['bn', 1e9],
]);

interface Bare {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly values: readonly number[];
  readonly digits: string;
  readonly language: Language;
  readonly written?: Quantity['written'];
  readonly scale?: string | undefined;
}

/** A number with what stands around it: scale, per cent, currency, unit. */
function measured(bare: Bare): Quantity {
  const { text, digits } = bare;
  const scaled = withScales(bare);
  const { end, values } = scaled;
  const before = SIGN_BEFORE.exec(text.slice(Math.max(0, bare.start - 5), bare.start))?.[0];
  const start = bare.start - (before?.length ?? 0);
  const base = {
    digits,
    values,
    written: bare.written ?? 'digits',
    ...(scaled.scale ? { scale: scaled.scale } : {}),
  };
  const quantity = (to: number, rest: Pick<Quantity, 'kind' | 'currencies' | 'unit'>): Quantity => ({
    ...base,
    ...rest,
    range: { start, end: to },
  });
  const percent = sticky(PERCENT, text, end)?.[0];
  if (percent) {
    return quantity(end + percent.length, { kind: POINTS.test(percent) ? 'points' : 'percent' });
  }
  const name = before ? undefined : sticky(NAME_AFTER, text, end)?.[0];
  if (before ?? name) {
    return quantity(end + (name?.length ?? 0), {
      kind: 'money',
      currencies: currenciesOf(before ?? name ?? ''),
    });
  }
  const unit = sticky(UNIT_AFTER, text, end);
  const known = unit?.[1] && unitOf(unit[1]);
  return quantity(end, { kind: 'number', ...(known ? { unit: known } : {}) });
}

const PERCENT =
  /[ \u00a0\u202f-]?(?:%|per ?cent\b|por ciento\b|por cien\b|percentage points?\b|puntos? porcentuales?\b|pp\b|p\. ?p\.)(?: points?\b)?/iuy;
const POINTS = /point|punto|p\.? ?p/i;

/** `5.4 billion`, `5 mil millones`, `20k`. */
function withScales(bare: Bare): { end: number; values: readonly number[]; scale?: string | undefined } {
  const { text, language } = bare;
  const short = sticky(/[kKmMbB]{1,2}(?![\p{L}\d])|bn\b/uy, text, bare.end)?.[0];
  const factor = short && bare.written === undefined ? SHORT_SCALES.get(short) : undefined;
  if (short && factor) {
    const values = bare.values.flatMap((value) => [value * factor, value]);
    return { end: bare.end + short.length, values, scale: short };
  }
  let { end, values, scale } = bare;
  for (let count = 0; count < 3; count++) {
    const [whole, word] = sticky(/[ \u00a0\u202f-]([\p{L}]{2,12})(?![\p{L}])/uy, text, end) ?? [];
    const scaled = word && SCALES[language].get(word.toLowerCase());
    if (!whole || !scaled) break;
    values = values.map((value) => value * scaled);
    scale = word.toLowerCase();
    end += whole.length;
  }
  return { end, values, scale };
}

const WORD = /\p{L}+/gu;

function wordQuantities(text: string, language: Language, taken: readonly Quantity[]): Quantity[] {
  const words: Word[] = [...text.matchAll(WORD)].map(({ index, 0: word }) => ({
    text: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
  const found: Quantity[] = [];
  let next = 0;
  for (let at = 0; at < words.length; ) {
    const { start } = words[at]!;
    while (next < taken.length && taken[next]!.range.end <= start) next++;
    const isTaken = next < taken.length && taken[next]!.range.start <= start;
    const number = isTaken || followsDigit(text, start) ? undefined : readWordNumber(words, at, language);
    if (number) found.push(wordQuantity(text, { words, at, number, language }));
    else if (!isTaken) found.push(...roman(text, words[at]!));
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
    words: readonly Word[];
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

/** Two letters or more; "I" and "V" alone are words and letters far more often, unless a century is meant. */
function roman(text: string, { start, end }: Word): Quantity[] {
  const letters = text.slice(start, end);
  if (!/^[IVXLCDM]{1,8}$/.test(letters)) return [];
  if (letters.length < 2 && !/siglos? $/i.test(text.slice(Math.max(0, start - 7), start))) return [];
  const value = romanValue(letters);
  return [{ range: { start, end }, kind: 'number', values: [value], digits: letters, written: 'hint' }];
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

function romanValue(letters: string): number {
  const values = [...letters].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
