/** Which words are prose. */
import type { Token } from '../language/numbers/tokens.ts';

/** Whether a token is a whole word: not part of an address, a path, a name in code or an abbreviation. */
export function isProseWord(text: string, { start, end }: Token): boolean {
  return (
    !JOINS_BEFORE.has(text[start - 1] ?? ' ') &&
    !JOINS_AFTER.has(text[end] ?? ' ') &&
    !/^\.\p{L}/u.test(text.slice(end, end + 2))
  );
}

const JOINS_BEFORE = new Set('0123456789_\'’@#./\\-="');
const JOINS_AFTER = new Set("0123456789_'’@/\\-=");
