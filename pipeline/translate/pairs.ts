/** Whether codes pair: every opening tag closed, in order, and nothing closed that is not open. */
import type { Piece } from '../model/coded-text.ts';

export function isPaired(pieces: readonly Piece[]): boolean {
  const open: number[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'code' || piece.type === 'standalone') continue;
    if (piece.type === 'open') open.push(piece.id);
    else if (open.pop() !== piece.id) return false;
  }
  return open.length === 0;
}
