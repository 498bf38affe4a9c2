/** The way from a text to the JSON string that holds it, and back into one. */
import type { Range } from '../model/text.ts';

/**
 * Where each UTF-16 unit of a string's value stands in its literal, quotation marks included: `offsets[i]` for
 * unit `i`, and one more for the end. Escapes of one unit (`\n`, `\u00e1`) stand for it as a whole.
 */
export function jsonOffsets(literal: string): number[] {
  const offsets: number[] = [];
  let at = 1;
  while (at < literal.length - 1) {
    offsets.push(at);
    if (literal[at] !== '\\') at += 1;
    else at += literal[at + 1] === 'u' ? 6 : 2;
  }
  offsets.push(literal.length - 1);
  return offsets;
}

/** Ranges of the value as ranges of the literal. The offsets are worked out once, when first needed. */
export function literalRanges(literal: string): (range: Range) => Range {
  // Text without escapes, which is most of it, stands one for one.
  if (!literal.includes('\\')) return ({ start, end }) => ({ start: start + 1, end: end + 1 });
  let offsets: number[] | undefined;
  return ({ start, end }) => {
    offsets ??= jsonOffsets(literal);
    const last = offsets.length - 1;
    return { start: offsets[Math.min(start, last)]!, end: offsets[Math.min(end, last)]! };
  };
}

/** A text as it stands between the quotation marks of a JSON string. */
export function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
