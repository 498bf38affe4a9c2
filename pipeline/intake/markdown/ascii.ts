/**
 * ASCII stand-ins for text that the Markdown parser would take quadratic time over: satteri counts offsets in
 * a line that is not ASCII from its start again for every node. Nothing in Markdown's syntax depends on which
 * letter, mark or space stands where, only on its class, so the tree is the same.
 */

/** Shorter lines cost satteri less than making stand-ins costs us. UTF-16 units; real lines have under 3,000. */
const LONG_LINE = 5000;

export function tameLongLines(text: string): string {
  return hasLongLine(text) ? toAscii(text) : text;
}

function hasLongLine(text: string): boolean {
  for (let start = 0; start + LONG_LINE < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > LONG_LINE) return true;
    start = end + 1;
  }
  return false;
}

/** Unicode white space, punctuation and symbols, as CommonMark 0.31 tells emphasis by; the rest is as a letter. */
const SPACE = /\p{Zs}/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** By UTF-16 code unit, filled as they are met. */
const standIns: (string | undefined)[] = [];

/** The same text with a stand-in for each non-ASCII code unit, so that every offset stays. */
export function toAscii(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself
  return text.replace(/[^\x00-\x7f]+/g, standIn);
}

function standIn(run: string): string {
  let out = '';
  for (let at = 0; at < run.length; at++) {
    const code = run.charCodeAt(at);
    const isPair = code >= 0xd800 && code < 0xdc00 && at + 1 < run.length;
    if (isPair) {
      const one = standInFor(run.slice(at, at + 2));
      out += one + one;
      at++;
    } else {
      standIns[code] ??= standInFor(run[at]!);
      out += standIns[code];
    }
  }
  return out;
}

/** A comma, a form feed and an x mean nothing to Markdown by themselves. */
function standInFor(character: string): string {
  if (SPACE.test(character)) return '\f';
  return PUNCTUATION.test(character) ? ',' : 'x';
}
