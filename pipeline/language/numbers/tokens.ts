/** The words of a text, cut once for all the rules that look at words. */

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The same in lower case. */
  readonly word: string;
}

/** Runs of letters (and their marks), in the order they stand. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    while (at < text.length && !isLetterUnit(text, at)) at++;
    const start = at;
    while (at < text.length && isLetterUnit(text, at)) at++;
    if (at === start) break;
    const run = text.slice(start, at);
    tokens.push({ start, end: at, text: run, word: run.toLowerCase() });
  }
  return tokens;
}

const TABLE = Uint8Array.from({ length: 0x250 }, (_, unit) =>
  /\p{L}/u.test(String.fromCharCode(unit)) ? 1 : 0,
);
const LETTER = /[\p{L}\p{M}]/u;

function isLetterUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x250) return TABLE[unit] === 1;
  // Punctuation, symbols and the marks that stand for codes; surrogates are no letters of our languages.
  if ((unit >= 0x2000 && unit < 0x2c00) || unit >= 0xd800) return false;
  return LETTER.test(text[at]!);
}
