/** Reads a string of a data file into text pieces: escapes resolved, white space folded. */
import type { Range } from '../../model/text.ts';
import type { ContentBuilder } from '../content.ts';
import { findSpans } from '../templates/find-spans.ts';
import { readSpans } from '../templates/read-spans.ts';

/** How a style writes a character it cannot write plainly. */
export type Escapes = 'none' | 'doubled-quote' | 'escaped-quote' | 'backslash';

export function scanString(into: ContentBuilder, range: Range, escapes: Escapes): void {
  const spans = findSpans(into.source.slice(range.start, range.end), 0, 'html').spans;
  const placed = spans.map((span) => ({
    ...span,
    start: span.start + range.start,
    end: span.end + range.start,
  }));
  readSpans(placed, range, (part, span) => {
    if (span) into.standalone({ ...part, name: span.name, equivalent: span.equivalent });
    else scanPart(into, part, escapes);
  });
}

function scanPart(into: ContentBuilder, range: Range, escapes: Escapes): void {
  const { source } = into;
  let pending = range.start;
  let at = range.start;
  while (at < range.end) {
    const piece = spaceAt(source, at, range.end) ?? escapeAt(source, at, escapes);
    if (!piece || piece.end > range.end) at++;
    else {
      into.verbatim(pending, at);
      into.atomic(at, piece.end, piece.value);
      at = piece.end;
      pending = at;
    }
  }
  into.verbatim(pending, range.end);
}

interface Piece {
  readonly end: number;
  readonly value: string;
}

function spaceAt(source: string, at: number, end: number): Piece | undefined {
  let after = at;
  while (after < end && isSpace(source.charCodeAt(after))) after++;
  if (after === at || (after === at + 1 && source[at] === ' ')) return undefined;
  return { end: after, value: ' ' };
}

function escapeAt(source: string, at: number, escapes: Escapes): Piece | undefined {
  if (escapes === 'doubled-quote')
    return source.startsWith("''", at) ? { end: at + 2, value: "'" } : undefined;
  if (escapes === 'escaped-quote')
    return source.startsWith('\\"', at) ? { end: at + 2, value: '"' } : undefined;
  return escapes === 'backslash' && source[at] === '\\' ? backslashAt(source, at) : undefined;
}

/** YAML 1.2.2, 5.7, of which the escapes of JSON and TOML are a part. */
const SIMPLE: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function backslashAt(source: string, at: number): Piece | undefined {
  const kind = source[at + 1];
  if (kind === undefined) return undefined;
  if (kind === '\n' || kind === '\r' || kind === ' ' || kind === '\t') return foldedBreakAt(source, at);
  const digits = HEX_DIGITS[kind];
  if (digits !== undefined) return hexAt(source, at, digits);
  return { end: at + 2, value: Object.hasOwn(SIMPLE, kind) ? SIMPLE[kind]! : kind };
}

/** A backslash at the end of a line takes the line break and the indent with it. */
function foldedBreakAt(source: string, at: number): Piece {
  let end = at + 1;
  while (isSpace(source.charCodeAt(end))) end++;
  const hasBreak = /[\n\r]/.test(source.slice(at, end));
  return hasBreak ? { end, value: '' } : { end: at + 2, value: source[at + 1]! };
}

function hexAt(source: string, at: number, digits: number): Piece | undefined {
  const code = hexCode(source, at, digits);
  if (code === undefined) return undefined;
  const end = at + 2 + digits;
  if (code >= 0xd800 && code < 0xdc00 && source.startsWith('\\u', end)) {
    const low = hexCode(source, end, 4);
    if (low !== undefined && low >= 0xdc00 && low < 0xe000)
      return { end: end + 6, value: String.fromCharCode(code, low) };
  }
  return { end, value: String.fromCodePoint(code) };
}

function hexCode(source: string, at: number, digits: number): number | undefined {
  const hex = source.slice(at + 2, at + 2 + digits);
  if (hex.length !== digits || !/^[\da-fA-F]+$/.test(hex)) return undefined;
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? code : undefined;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
