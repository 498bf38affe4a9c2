/** A coded text as a person reads it, with the way back. */
import type { SegmentCode } from '../model/segment.ts';
import type { Range } from '../model/text.ts';

/** Stands for an inline code with text of its own: `code` spans, interpolations. Read as a word. */
export const CODE_MARK = '\uFFFC';

export interface Reading {
  readonly text: string;
  /** A range of `text` as a range of the text it was made from. */
  readonly toWritten: (range: Range) => Range;
}

/** Strings of a bundle are read as they are written. */
export function readPlain(text: string): Reading {
  return { text, toWritten: (range) => range };
}

/** Tags left out, but for a mark where a code shows a text; a line break is a space. */
export function readCoded(coded: string, codes: readonly SegmentCode[] = []): Reading {
  if (!coded.includes('<')) return readPlain(coded);
  const pieces = readPieces(coded, codes);
  let text = '';
  for (const { value } of pieces) text += value;
  // Most texts are never told of, and then nobody asks where they stand.
  let units: Units | undefined;
  const toWritten = ({ start, end }: Range): Range => {
    units ??= unitsOf(pieces);
    const from = units.starts[start] ?? coded.length;
    return { start: from, end: end > start ? (units.ends[end - 1] ?? coded.length) : from };
  };
  return { text, toWritten };
}

/** Where each unit of a text begins and ends in the coded text. */
interface Units {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function unitsOf(pieces: readonly Piece[]): Units {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { value, start, end } of pieces) {
    const isOneForOne = value.length === end - start;
    for (let unit = 0; unit < value.length; unit++) {
      starts.push(isOneForOne ? start + unit : start);
      ends.push(isOneForOne ? start + unit + 1 : end);
    }
  }
  return { starts, ends };
}

function shownAs({ name, type, equivalent }: SegmentCode): string {
  if (name === 'break') return ' ';
  return type === 'standalone' && equivalent !== '' ? CODE_MARK : '';
}

/** A stretch of the coded text and what a person reads there. */
interface Piece {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const TAG = /<(\/?)(\d+)(\/?)>/y;

/** As `parseCoded` reads it, with positions: an odd backslash before a tag makes it text, two are one. */
function readPieces(coded: string, codes: readonly SegmentCode[]): Piece[] {
  const shown = new Map(codes.map((code) => [code.id, shownAs(code)]));
  const pieces: Piece[] = [];
  let at = 0;
  while (at < coded.length) {
    const start = at;
    while (coded[at] === '\\') at++;
    const slashes = at - start;
    const tag = tagAt(coded, at);
    if (!tag) {
      at = nextOfInterest(coded, at + 1);
      pieces.push({ value: coded.slice(start, at), start, end: at });
      continue;
    }
    for (let pair = 0; pair < slashes >> 1; pair++) {
      pieces.push({ value: '\\', start: start + 2 * pair, end: start + 2 * pair + 2 });
    }
    const isText = slashes % 2 === 1 || tag.isMalformed;
    const from = at - (slashes % 2);
    at = tag.end;
    if (!isText)
      pieces.push({ value: tag.isStandalone ? (shown.get(tag.id) ?? '') : '', start: from, end: at });
    else {
      pieces.push({ value: '<', start: from, end: tag.start + 1 });
      pieces.push({ value: coded.slice(tag.start + 1, at), start: tag.start + 1, end: at });
    }
  }
  return pieces;
}

function nextOfInterest(coded: string, from: number): number {
  let at = from;
  while (at < coded.length && coded[at] !== '<' && coded[at] !== '\\') at++;
  return at;
}

function tagAt(coded: string, start: number) {
  TAG.lastIndex = start;
  const [whole, close, digits, self] = TAG.exec(coded) ?? [];
  if (whole === undefined) return undefined;
  const isMalformed = close !== '' && self !== '';
  return { start, end: start + whole.length, id: Number(digits), isStandalone: self !== '', isMalformed };
}
