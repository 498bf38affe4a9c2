/** Which words are prose. */
import type { Token } from '../language/numbers/tokens.ts';

/**
 * Whether a token is a whole word: not part of an address, a path, an abbreviation, or a name in code, which may have
 * a namespace before it (`its:annotatorsRef`, where prose has a space behind the colon).
 */
export function isProseWord(text: string, { start, end }: Token): boolean {
  return (
    !JOINS_BEFORE.has(text[start - 1] ?? ' ') &&
    !JOINS_AFTER.has(text[end] ?? ' ') &&
    !/^[.:]\p{L}/u.test(text.slice(end, end + 2)) &&
    !(text[start - 1] === ':' && /\p{L}/u.test(text[start - 2] ?? ''))
  );
}

const JOINS_BEFORE = new Set('0123456789_\'’@#./\\-="');
const JOINS_AFTER = new Set("0123456789_'’@/\\-=");
