/** Stretches of a text that a glance takes as a whole: words, digits and placeholders. */
import { CUES } from './cues.ts';
import { LETTER_CUES, LETTERS_END, LOWER_CASE } from './glance-units.ts';
import { HASH_START, hashUnit } from './glance-words.ts';

/** Each kind of stretch has one object for all of them, for speed: what is read is used before the next. */
const word = { end: 0, hash: 0, first: 0, others: 0, isShouted: false };
const digits = { end: 0, sum: 0 };
const placeholder = { end: 0, sum: 0, hasFormat: false };

/** Letters in a row: their hash, and the cues of the first and of the others. `isShouted` where two are capitals. */
export function readWord(text: string, start: number): Readonly<typeof word> {
  let at = start;
  let letter = LETTER_CUES[text.charCodeAt(at)]!;
  let hash = hashUnit(HASH_START, letter & LOWER_CASE);
  const first = letter;
  let others = 0;
  let capitals = 0;
  for (;;) {
    // Behind the end there is no number.
    const unit = text.charCodeAt(++at);
    const next = unit < LETTERS_END ? LETTER_CUES[unit]! : 0;
    if (next === 0) break;
    hash = hashUnit(hash, next & LOWER_CASE);
    others |= next;
    capitals |= next & letter;
    letter = next;
  }
  word.end = at;
  word.hash = hash;
  word.first = first & LETTER_BITS;
  word.others = others & INNER_BITS;
  word.isShouted = (capitals & CUES.capital) !== 0;
  return word;
}

const LETTER_BITS = CUES.odd | CUES.vowel | CUES.capital;
const INNER_BITS = CUES.odd | CUES.capital;

export function readDigits(text: string, start: number): Readonly<typeof digits> {
  let sum = HASH_START;
  let at = start;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 48 || unit > 57) break;
    sum = hashUnit(sum, unit);
  }
  digits.end = at;
  digits.sum = sum;
  return digits;
}

/** Undefined where none begins. */
export function readPlaceholder(text: string, start: number): Readonly<typeof placeholder> | undefined {
  const end = placeholderEnd(text, start);
  if (end === 0) return undefined;
  placeholder.end = end;
  placeholder.sum = HASH_START;
  placeholder.hasFormat = false;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === COMMA || unit === HYPHEN) placeholder.hasFormat = true;
    placeholder.sum = hashUnit(placeholder.sum, unit);
  }
  return placeholder;
}

const COMMA = 44;
const HYPHEN = 45;

/** A placeholder that nothing can be said of but its name and its format. */
const PLACEHOLDER = /\{\{-?[ ]?\w[\w.]{0,60}(?:, ?\w{1,40})?[ ]?\}\}(?!\})/y;
const LONGEST_NAME = 60;

/** Behind the placeholder that begins there, or 0. Nearly all are a name of ASCII letters and nothing else. */
function placeholderEnd(text: string, start: number): number {
  if (text.charCodeAt(start + 1) !== BRACE) return 0;
  let at = start + 2;
  while (isAsciiLetter(text.charCodeAt(at))) at++;
  const isName = at > start + 2 && at <= start + 2 + LONGEST_NAME;
  if (isName && text.startsWith('}}', at) && text.charCodeAt(at + 2) !== 125) return at + 2;
  PLACEHOLDER.lastIndex = start;
  return PLACEHOLDER.test(text) ? PLACEHOLDER.lastIndex : 0;
}

const BRACE = 123;

function isAsciiLetter(unit: number): boolean {
  const small = unit | 32;
  return small >= 97 && small <= 122;
}

/** Digits that are no more than digits: between spaces or brackets, before the end or a mark that ends something. */
export function isAlone(text: string, start: number, end: number): boolean {
  if (end - start > 15) return false;
  const first = start === 0 ? BRACKET : text.charCodeAt(start - 1);
  if (first !== BRACKET && first !== BLANK) return false;
  if (!isQuiet(text, start - 2)) return false;
  if (end === text.length) return true;
  const next = text.charCodeAt(end);
  if (next === BLANK) return end + 1 === text.length || OPENS.includes(text[end + 1]!);
  if (!STOPS.includes(text[end]!)) return false;
  return end + 1 === text.length || (next !== CLOSING_BRACKET && text.charCodeAt(end + 1) === BLANK);
}

const BLANK = 32;
const BRACKET = 40;
const CLOSING_BRACKET = 41;
const OPENS = '([{«“"';
const STOPS = ').,;:?!';

/** What stands before the space before digits: a sign of money would make them money. */
function isQuiet(text: string, at: number): boolean {
  if (at < 0) return true;
  const unit = text.charCodeAt(at);
  return (unit >= 97 && unit <= 122) || /[\p{Ll}}.,:;)]/u.test(text[at]!);
}
