/** Tells text whose lines were broken at a right margin from text with a paragraph on every line. */
import { isEmpty, type Line } from './lines.ts';

/** Margins that people and mail programs wrap at. */
const NARROWEST = 45;
const WIDEST = 120;
/** A line of a wrapped paragraph fills at least this share of the width when its next word would not fit. */
const FULL = 0.85;

/**
 * The width the text is wrapped at, in characters; undefined when every line is a paragraph of its own.
 *
 * In wrapped text no line is longer than the margin, and a line ends where the first word of the next one
 * would not have fitted: nearly all pairs of neighbouring long lines show it, and some break mid-sentence.
 */
export function wrapWidth(source: string, lines: readonly Line[]): number | undefined {
  const width = longest(source, lines);
  if (width === undefined || width < NARROWEST || width > WIDEST) return undefined;
  let pairs = 0;
  let full = 0;
  let running = 0;
  for (let at = 0; at + 1 < lines.length; at++) {
    const line = lines[at]!;
    const next = lines[at + 1]!;
    if (isEmpty(line) || isEmpty(next) || next.hasBullet || line.to - line.start < width * 0.6) continue;
    pairs++;
    if (!isFull(source, [line, next], width)) continue;
    full++;
    if (runsOn(source, line, next)) running++;
  }
  return pairs >= 2 && full >= pairs * 0.8 && running >= pairs * 0.25 ? width : undefined;
}

/** True when the second line goes on with the paragraph of the first. */
export function continues(source: string, [line, next]: readonly [Line, Line], width: number): boolean {
  return !isEmpty(line) && !isEmpty(next) && !next.hasBullet && isFull(source, [line, next], width);
}

/** Would the next line's first word have passed the margin? */
function isFull(source: string, [line, next]: readonly [Line, Line], width: number): boolean {
  let word = next.from;
  while (word < next.to && source.charCodeAt(word) > 32) word++;
  return line.to - line.start + 1 + word - next.from > width * FULL;
}

/** A sentence that runs over the line break: no stop before it, or a small letter after it. */
function runsOn(source: string, line: Line, next: Line): boolean {
  return /[\p{Ll}\p{N},;-]/u.test(source[line.to - 1]!) || /\p{Ll}/u.test(source[next.from]!);
}

/** The longest line, single words (addresses) left out; undefined as soon as one is longer than any margin. */
function longest(source: string, lines: readonly Line[]): number | undefined {
  let width = 0;
  for (const line of lines) {
    const length = line.to - line.start;
    if (
      length <= width ||
      isEmpty(line) ||
      !/\s/.test(source.slice(line.from, Math.min(line.to, line.from + 200)))
    )
      continue;
    if (length > WIDEST) return undefined;
    width = length;
  }
  return width;
}
