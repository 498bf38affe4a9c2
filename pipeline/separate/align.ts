/** Where each character of a read text stands in the source that it was read from. */
import type { Range } from '../model/text.ts';

/** For each UTF-16 unit of a text: where what it was read from starts and ends in the source. */
export interface Places {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Writes the places of `value`, read from `source` at `range` with escapes and entities resolved and soft
 * line breaks folded, into `places` from index `into` on. Where the two cannot be matched the place stays
 * at the last character that could: offsets never decrease and never leave the range.
 */
export function alignText(source: string, range: Range, value: string, places: Places, into: number): void {
  const plain = range.end - range.start === value.length;
  let from = range.start;
  for (let at = 0; at < value.length; ) {
    const step = plain ? { start: from, end: from + 1, read: 1 } : stepOf(source, from, range.end, value, at);
    for (let count = 0; count < step.read; count++) {
      places.starts[into + at] = step.start;
      places.ends[into + at] = step.end;
      at++;
    }
    from = step.end;
  }
}

interface Step {
  readonly start: number;
  readonly end: number;
  /** Characters of the value accounted for. */
  readonly read: number;
}

/** Longest markup that is skipped to find a character again. */
const WINDOW = 48;

function stepOf(source: string, from: number, end: number, value: string, at: number): Step {
  if (from >= end) return { start: end, end, read: 1 };
  const wanted = value[at]!;
  const found = source[from]!;
  if (found === '&') {
    const entity = /^&#?\w{1,31};/.exec(source.slice(from, Math.min(end, from + WINDOW)))?.[0];
    if (entity) {
      return { start: from, end: from + entity.length, read: entityLength(entity, value.length - at) };
    }
  }
  if (found === wanted) return { start: from, end: from + 1, read: 1 };
  if (found === '\\' && source[from + 1] === wanted) return { start: from + 1, end: from + 2, read: 1 };
  if (wanted === ' ') return { start: from, end: afterBreak(source, from, end, value[at + 1]), read: 1 };
  const skip = source.slice(from, Math.min(end, from + WINDOW)).indexOf(wanted);
  return skip < 0
    ? { start: from, end: from, read: 1 }
    : { start: from + skip, end: from + skip + 1, read: 1 };
}

/** Astral numeric entities read as two code units, all others as one. */
function entityLength(entity: string, left: number): number {
  const hex = /^&#x([0-9a-f]+);$/i.exec(entity);
  const decimal = /^&#([0-9]+);$/.exec(entity);
  const code = hex ? Number.parseInt(hex[1]!, 16) : decimal ? Number(decimal[1]) : 0;
  return Math.min(left, code > 0xffff ? 2 : 1);
}

/** Past white space and the marks that begin a continuation line (`> `), to the next character read. */
function afterBreak(source: string, from: number, end: number, next: string | undefined): number {
  let at = from;
  while (at < end && /[\s>]/.test(source[at]!) && source[at] !== next) at++;
  return Math.max(at, from + 1);
}
