/**
 * Codes that must be written otherwise once the text they close over is translated: `[Pods]`, a link by its own
 * words, becomes `[Vainas][Pods]`.
 */
import type { Block, CodeInline } from '../model/article.ts';
import type { Piece } from '../model/coded-text.ts';
import type { Range } from '../model/text.ts';
import type { UnitPiece } from './units.ts';

/** A stretch of a block that gets other text. */
export interface Touched {
  readonly range: Range;
  /** The stretch's pieces in the source and in the translation; left out when all of it is another text. */
  readonly source?: readonly UnitPiece[];
  readonly target?: readonly Piece[];
}

export function codesToRewrite(block: Block, touched: readonly Touched[]): ReadonlySet<CodeInline> {
  const rewritten = new Set<CodeInline>();
  const opened = new Map<number, CodeInline>();
  for (const inline of block.content) {
    if (inline.kind !== 'code') continue;
    if (inline.type === 'open') opened.set(inline.id, inline);
    if (inline.whenTranslated === undefined) continue;
    const inside = { start: opened.get(inline.id)?.range.end ?? inline.range.start, end: inline.range.start };
    if (touched.some((change) => reaches(change, inside, inline))) rewritten.add(inline);
  }
  return rewritten;
}

function reaches({ range, source, target }: Touched, inside: Range, code: CodeInline): boolean {
  if (range.end <= inside.start || range.start >= inside.end) return false;
  const own = source?.find((piece) => piece.kind === 'code' && piece.code === code);
  if (!source || !target || own?.kind !== 'code' || own.type !== 'close') return true;
  const before = source.map((piece): Piece => (piece.kind === 'text' ? piece : { ...piece, id: piece.tag }));
  return textWithin(before, own.tag) !== textWithin(target, own.tag);
}

function textWithin(pieces: readonly Piece[], id: number): string {
  let text = '';
  let isInside = false;
  for (const piece of pieces) {
    if (piece.kind === 'code' && piece.id === id) isInside = piece.type === 'open';
    else if (isInside) text += piece.kind === 'text' ? piece.value : `<${piece.type} ${piece.id}>`;
  }
  return text;
}
