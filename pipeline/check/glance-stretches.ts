/** Stretches of a text that a glance takes as a whole: placeholders, and digits. */
import { SPACE } from './glance-units.ts';

/** A placeholder that nothing can be said of but its name and its format. */
const PLACEHOLDER = /\{\{-?[ ]?\w[\w.]{0,60}(?:, ?\w{1,40})?[ ]?\}\}(?!\})/y;
const LONGEST_NAME = 60;

/** Behind the placeholder that begins there, or 0. Nearly all are a name of ASCII letters and nothing else. */
export function placeholderEnd(text: string, start: number): number {
  let at = start + 2;
  while (isAsciiLetter(text.charCodeAt(at))) at++;
  const isName = at > start + 2 && at <= start + 2 + LONGEST_NAME;
  if (isName && text.startsWith('}}', at) && text.charCodeAt(at + 2) !== 125) return at + 2;
  PLACEHOLDER.lastIndex = start;
  return PLACEHOLDER.test(text) ? PLACEHOLDER.lastIndex : 0;
}

function isAsciiLetter(unit: number): boolean {
  const small = unit | 32;
  return small >= 97 && small <= 122;
}

/** Digits that are no more than digits: between spaces or brackets, before the end or a mark that ends something. */
export function isAlone(text: string, start: number, end: number, before: number): boolean {
  if (end - start > 15) return false;
  const first = start === 0 ? BRACKET : text.charCodeAt(start - 1);
  if (first !== BRACKET && !(before === SPACE && first === BLANK)) return false;
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
