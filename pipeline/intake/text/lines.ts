/** The lines of a plain text, as a reader sees them. */
import { indexLines } from '../../model/text.ts';

export interface Line {
  /** The whole line with its line break. */
  readonly start: number;
  readonly end: number;
  /** The text: white space, a bullet and a byte order mark left out. Equal offsets on an empty line. */
  readonly from: number;
  readonly to: number;
  readonly hasBullet: boolean;
  /** True when the text starts further right than the bullet or margin: the line continues an item. */
  readonly indent: number;
}

/** A bullet and the space after it. Dashes of dialogue (`—Hola`) are text. */
const BULLET = /[-*+•◦▪▫‣⁃·●○■□–][ \t\u00a0]+(?=\S)/y;

export function linesOf(source: string): Line[] {
  const starts = indexLines(source);
  return starts.map((start, at) =>
    lineOf(source, at === 0 && source.startsWith('\uFEFF') ? 1 : start, starts[at + 1]),
  );
}

function lineOf(source: string, start: number, end = source.length): Line {
  let to = end;
  while (to > start && isSpace(source, to - 1)) to--;
  let from = start;
  while (from < to && isSpace(source, from)) from++;
  const indent = from - start;
  BULLET.lastIndex = from;
  const bullet = BULLET.exec(source)?.[0].length ?? 0;
  const hasBullet = bullet > 0 && from + bullet < to;
  return { start, end, from: hasBullet ? from + bullet : from, to, hasBullet, indent };
}

export function isEmpty(line: Line): boolean {
  return line.from >= line.to;
}

/** Unicode white space and byte order marks, by the one character at an offset. */
function isSpace(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return (
    code === 0xa0 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029
  );
}
