/**
 * Words and marks that can be nothing else: what the expression of `tokens.ts` would find there too, seen one by one.
 * Whatever could be part of an address, a placeholder, a number, a longer word or another alphabet is left to it.
 */

const LETTER = 1;
const WORD = 2;
/** May stand before the `@` of an address: `[A-Za-z0-9._%+-]`. */
const LOCAL = 4;
const MARK = 8;

const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z]/.test(character)) return LETTER | WORD | LOCAL;
  if (/[0-9_]/.test(character)) return WORD | LOCAL;
  if (/[.%+-]/.test(character)) return LOCAL;
  return ',;:!?()"/[]=*&#|^~`<>'.includes(character) ? MARK : 0;
});

/** Characters before an `@`: the expression takes no more for an address. */
const LONGEST_LOCAL = 64;

const AT_SIGN = 0x40;
const APOSTROPHE = 0x27;

/** One character of punctuation, and nothing begins with it. */
export function isPlainMark(unit: number): boolean {
  return unit < 128 && (KINDS[unit]! & MARK) !== 0;
}

/** Where the word of unaccented letters that begins at `at` ends; `at` itself where there is none, or it may be more. */
export function plainWordEnd(text: string, at: number): number {
  if (!is(text, at, LETTER)) return at;
  let end = at + 1;
  while (is(text, end, WORD)) end++;
  let local = end;
  while (local - at <= LONGEST_LOCAL && is(text, local, LOCAL)) local++;
  const next = text.charCodeAt(local);
  if (next > 127 || next === AT_SIGN || text.charCodeAt(end) === APOSTROPHE) return at;
  return text.startsWith('http', at) || text.startsWith('www.', at) ? at : end;
}

function is(text: string, at: number, kind: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 && (KINDS[unit]! & kind) !== 0;
}
