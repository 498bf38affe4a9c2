/** A sentence of an article as a person reads it, with the way back to the article's file. */
import type { Article, CodeInline, TextInline } from '../model/article.ts';
import type { Segment } from '../model/segment.ts';
import type { Range } from '../model/text.ts';
import { CODE_MARK, type Reading } from './reading.ts';

export function readWritten({ source, blocks }: Article, { block, range }: Segment): Reading {
  const pieces: Piece[] = [];
  let text = '';
  for (const inline of blocks[block]?.content ?? []) {
    if (inline.range.end <= range.start || inline.range.start >= range.end) continue;
    const piece = inline.kind === 'code' ? codePiece(inline) : textPiece(inline, source, range);
    if (piece.text === '') continue;
    pieces.push({ ...piece, at: text.length });
    text += piece.text;
  }
  const toWritten = ({ start, end }: Range): Range => {
    const from = placeOf(pieces, start)?.start ?? range.end;
    return { start: from, end: end > start ? (placeOf(pieces, end - 1)?.end ?? range.end) : from };
  };
  return { text, toWritten };
}

/** What is read of an inline, and the stretch it stands in: unit for unit, or as one. */
interface Piece {
  readonly text: string;
  readonly range: Range;
  readonly isExact: boolean;
  /** Where it begins in what is read. */
  readonly at: number;
}

function codePiece({ name, type, equivalent, range }: CodeInline): Omit<Piece, 'at'> {
  const isShown = type === 'standalone' && equivalent !== '';
  return { text: name === 'break' ? ' ' : isShown ? CODE_MARK : '', range, isExact: false };
}

/** As it stands in the file, or (an entity, an escape, a soft line break) as one. */
function textPiece({ range, value }: TextInline, source: string, within: Range): Omit<Piece, 'at'> {
  if (range.end - range.start !== value.length || !source.startsWith(value, range.start))
    return { text: value, range, isExact: false };
  const start = Math.max(range.start, within.start);
  const end = Math.min(range.end, within.end);
  return { text: source.slice(start, end), range: { start, end }, isExact: true };
}

/** Where one unit of what is read stands. */
function placeOf(pieces: readonly Piece[], unit: number): Range | undefined {
  const piece = pieces.find(({ at, text }) => unit < at + text.length);
  if (!piece?.isExact) return piece?.range;
  const start = piece.range.start + unit - piece.at;
  return { start, end: start + 1 };
}
