/** A block as a reader sees it: its text in NFC with white space folded, and the way back to the source. */
import type { Block, CodeInline, Inline } from '../model/article.ts';
import type { Range } from '../model/text.ts';
import { alignText, type Places } from './align.ts';
import { isEven } from './even.ts';

/** What markup says of a stretch of the view's text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly name: 'link' | 'code' | 'italic' | 'bold';
}

export interface View {
  /** Index into `article.blocks`. */
  readonly index: number;
  readonly block: Block;
  /** NFC, every run of white space one space, trimmed. */
  readonly text: string;
  readonly marks: readonly Mark[];
  /** The source range of the stretch `[start, end)` of the text. */
  readonly locate: (start: number, end: number) => Range;
}

export function viewBlock(source: string, block: Block, index: number): View {
  const raw = joinInlines(block.content);
  const { text, origins } = fold(raw.text);
  let places: Places | undefined;
  const locate = (start: number, end: number): Range => {
    places ??= sourcePlaces(source, block, raw.text.length);
    const from = places.starts[origins(start)] ?? block.range.end;
    if (end <= start) return { start: from, end: from };
    return { start: from, end: places.ends[origins(end) - 1] ?? block.range.end };
  };
  const isSame = raw.marks.length === 0 || origins === sameOffset;
  const marks = isSame ? raw.marks : foldMarks(raw.marks, raw.text, origins, text.length);
  return { index, block, text, marks, locate };
}

function joinInlines(content: readonly Inline[]): { text: string; marks: Mark[] } {
  const [first] = content;
  if (content.length === 1 && first?.kind === 'text') return { text: first.value, marks: [] };
  let text = '';
  const marks: Mark[] = [];
  const open = new Map<number, { at: number; name: Mark['name'] }>();
  for (const inline of content) {
    if (inline.kind === 'text') text += inline.value;
    else {
      noteCode(inline, text.length, open, marks);
      text += inline.type === 'standalone' ? equivalentOf(inline) : '';
    }
  }
  return { text, marks };
}

/** A line break reads as a space; anything else as what it shows. */
function equivalentOf(code: CodeInline): string {
  return code.name === 'break' && code.equivalent === '' ? ' ' : code.equivalent;
}

function noteCode(
  code: CodeInline,
  at: number,
  open: Map<number, { at: number; name: Mark['name'] }>,
  marks: Mark[],
): void {
  if (code.type === 'standalone') {
    const shown = equivalentOf(code).length;
    if (shown > 0 && code.name !== 'break') marks.push({ start: at, end: at + shown, name: 'code' });
    return;
  }
  const name = markName(code);
  if (code.type === 'open' && name) open.set(code.id, { at, name });
  const started = code.type === 'close' ? open.get(code.id) : undefined;
  if (started) marks.push({ start: started.at, end: at, name: started.name });
}

function markName(code: CodeInline): Mark['name'] | undefined {
  if (code.name === 'link' || code.name === 'italic' || code.name === 'bold' || code.name === 'code') {
    return code.name;
  }
  return undefined;
}

/** White space that is not single spaces between words. */
const UNEVEN = /^\s|\s$|\s\s|[^\S ]/u;

/** Folds white space and composes accents; `origins` maps offsets of the result to offsets of the input. */
export function fold(raw: string): { text: string; origins: (offset: number) => number } {
  if (isEven(raw)) return { text: raw, origins: sameOffset };
  const folded = UNEVEN.test(raw) ? raw.replace(/\s+/gu, ' ').trim() : raw;
  const text = folded.normalize('NFC');
  if (text === raw) return { text, origins: sameOffset };
  let map: Int32Array | undefined;
  return {
    text,
    origins: (offset) => {
      map ??= foldMap(raw, text.length);
      return map[offset] ?? raw.length;
    },
  };
}

function sameOffset(offset: number): number {
  return offset;
}

/** Walks base characters with their marks, as NFC composes them, and writes down where each came from. */
function foldMap(raw: string, length: number): Int32Array {
  const map = new Int32Array(length + 1).fill(raw.length);
  let out = 0;
  let pendingSpace = -1;
  for (const match of raw.matchAll(/\s+|[^\s\p{M}]\p{M}*|\p{M}+/gu)) {
    const cluster = match[0];
    if (/^\s/u.test(cluster)) {
      pendingSpace = match.index;
      continue;
    }
    if (pendingSpace >= 0 && out > 0) map[out++] = pendingSpace;
    pendingSpace = -1;
    const composed = cluster.normalize('NFC').length;
    for (let at = 0; at < composed && out < length; at++) {
      map[out++] = match.index + (composed === cluster.length ? at : 0);
    }
    map[Math.min(out, length)] = match.index + cluster.length;
  }
  return map;
}

function foldMarks(
  marks: readonly Mark[],
  raw: string,
  origins: (offset: number) => number,
  length: number,
): Mark[] {
  const back = new Int32Array(raw.length + 1).fill(length);
  for (let at = length; at >= 0; at--) back[origins(at)] = at;
  for (let at = raw.length - 1; at >= 0; at--) back[at] = Math.min(back[at]!, back[at + 1]!);
  return marks.map((mark) => ({ name: mark.name, start: back[mark.start]!, end: back[mark.end]! }));
}

function sourcePlaces(source: string, block: Block, length: number): Places {
  const places = { starts: new Int32Array(length), ends: new Int32Array(length) };
  let at = 0;
  for (const inline of block.content) {
    const value =
      inline.kind === 'text' ? inline.value : inline.type === 'standalone' ? equivalentOf(inline) : '';
    if (inline.kind === 'text') alignText(source, inline.range, value, places, at);
    else {
      places.starts.fill(inline.range.start, at, at + value.length);
      places.ends.fill(inline.range.end, at, at + value.length);
    }
    at += value.length;
  }
  return places;
}
