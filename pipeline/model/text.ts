/** Positions in text. All offsets are UTF-16 code units, as JavaScript strings count. */

/** Half-open interval `[start, end)` of UTF-16 offsets into one text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A place a person can jump to: 1-based line, 1-based column in UTF-16 units (as SARIF and editors count). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Start offset of every line of a text. Lines end at LF, CRLF or a lone CR. */
export type LineIndex = readonly number[];

export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/** The line and column of an offset, by binary search. */
export function positionAt(lines: LineIndex, offset: number): Position {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}

export function slice(text: string, range: Range): string {
  return text.slice(range.start, range.end);
}
