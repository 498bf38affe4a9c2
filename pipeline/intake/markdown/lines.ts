/** What stands on the lines of a block besides its text. */
import type { Range } from '../../model/text.ts';

/** Longest prefix that is copied: deeper nesting is not prose. */
const MAX_PREFIX = 200;

/** What a continuation line of a block that starts at `start` begins with: its quote marks and indent. */
export function continuationPrefix(source: string, start: number): string {
  const line = lineStart(source, start);
  if (line === start) return '';
  return source.slice(Math.max(line, start - MAX_PREFIX), start).replace(/[^>\t ]/g, ' ');
}

/** The whole lines of a range, and the empty lines after it where one stands before it too. */
export function paragraphExtent(source: string, range: Range): Range {
  const lines = wholeLines(source, range);
  if (lines.start > 0 && !isEmptyBefore(source, lines.start)) return lines;
  let end = lines.end;
  while (end < source.length) {
    const next = emptyLineEnd(source, end);
    if (next === end) break;
    end = next;
  }
  return { start: lines.start, end };
}

export function wholeLines(source: string, range: Range): Range {
  return { start: lineStart(source, range.start), end: lineEnd(source, range.end) };
}

export function lineStart(source: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineBreak(source.charCodeAt(at - 1))) at--;
  return at === 0 && source.charCodeAt(0) === 0xfeff && offset > 0 ? 1 : at;
}

/** After the line break that ends the line of `offset`. */
function lineEnd(source: string, offset: number): number {
  let at = offset;
  while (at < source.length && !isLineBreak(source.charCodeAt(at))) at++;
  return at + lineBreakLength(source, at);
}

function isEmptyBefore(source: string, start: number): boolean {
  let at = start - 1;
  if (source.charCodeAt(at) === 10 && source.charCodeAt(at - 1) === 13) at--;
  while (at > 0 && isBlank(source.charCodeAt(at - 1))) at--;
  return at <= 0 || isLineBreak(source.charCodeAt(at - 1));
}

function emptyLineEnd(source: string, start: number): number {
  let at = start;
  while (at < source.length && isBlank(source.charCodeAt(at))) at++;
  const length = lineBreakLength(source, at);
  return length === 0 ? start : at + length;
}

function lineBreakLength(source: string, at: number): number {
  const code = source.charCodeAt(at);
  if (code === 13) return source.charCodeAt(at + 1) === 10 ? 2 : 1;
  return code === 10 ? 1 : 0;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
