/** Which tags of a text are pairs that nest, so that one element can go around what stands between. */
import { type CodedText, type Piece, parseCoded } from '../model/coded-text.ts';

export type Laid =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'pair'; readonly id: number; readonly side: 'start' | 'end' }
  /** A pair that crosses another, or has its other half in another sentence (`alone`). */
  | { readonly kind: 'half'; readonly id: number; readonly side: 'start' | 'end'; readonly alone: boolean }
  | { readonly kind: 'single'; readonly id: number };

export function layOut(text: CodedText): Laid[] {
  const pieces = parseCoded(text);
  const { nested, paired } = findPairs(pieces);
  return pieces.map((piece, at): Laid => {
    if (piece.kind === 'text') return piece;
    if (piece.type === 'standalone') return { kind: 'single', id: piece.id };
    const side = piece.type === 'open' ? 'start' : 'end';
    if (nested.has(at)) return { kind: 'pair', id: piece.id, side };
    return { kind: 'half', id: piece.id, side, alone: !paired.has(at) };
  });
}

function findPairs(pieces: readonly Piece[]): { nested: Set<number>; paired: Set<number> } {
  const nested = new Set<number>();
  const paired = new Set<number>();
  const open: { id: number; at: number }[] = [];
  const lastClose = new Map<number, number>();
  for (const [at, piece] of pieces.entries())
    if (piece.kind === 'code' && piece.type === 'close') lastClose.set(piece.id, at);
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind === 'text' || piece.type === 'standalone') continue;
    if (piece.type === 'open') {
      open.push({ id: piece.id, at });
      continue;
    }
    const index = open.findLastIndex(({ id }) => id === piece.id);
    const start = open[index];
    if (!start) continue;
    // What was opened since and is not closed yet crosses this pair, unless it is never closed.
    const crosses = open.slice(index + 1).some(({ id }) => (lastClose.get(id) ?? -1) > at);
    open.splice(index, 1);
    for (const half of [start.at, at]) {
      paired.add(half);
      if (!crosses && index === open.length) nested.add(half);
    }
  }
  return { nested, paired };
}
