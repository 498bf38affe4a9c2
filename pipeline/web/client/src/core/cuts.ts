/** Where a sentence may be cut in two: between words, never inside a pair of tags. */
import { placePieces } from './coded.ts';

/** Offsets in the coded text, each the start of a second part. */
export function gapsOf(text: string): number[] {
  const gaps: number[] = [];
  const last = text.trimEnd().length;
  let depth = 0;
  for (const { piece, start } of placePieces(text)) {
    if (piece.kind === 'code') {
      if (piece.type === 'open') depth++;
      if (piece.type === 'close') depth--;
    } else if (depth === 0) {
      for (const { index, 0: space } of piece.value.matchAll(/\s+/g)) {
        const at = start + index + space.length;
        if (start + index > 0 && at < last) gaps.push(at);
      }
    }
  }
  return gaps;
}

/** A gap after a comma or another pause counts as if it were so much nearer, in parts of the text. */
const PAUSE = 0.25;

/** The number of the gap that is likeliest meant by a place, given in parts of the text. */
export function likeliestGap(text: string, gaps: readonly number[], place: number): number {
  const distance = (gap: number) => {
    const isPause = /[,;:.!?…—–]["'”’»)]*\s*$/.test(text.slice(Math.max(0, gap - 8), gap));
    return Math.abs(gap / text.length - place) - (isPause ? PAUSE : 0);
  };
  return gaps.reduce((best, gap, at) => (distance(gap) < distance(gaps[best]!) ? at : best), 0);
}

/** Where the person clicked in the source; undefined where it was not there. */
export function clickedAt(source: string): number | undefined {
  const selection = getSelection();
  const node = selection?.anchorNode;
  const whole = node?.parentElement?.closest('.segment.active .source');
  if (!selection || !node || !whole) return undefined;
  const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  let from = 0;
  while (walker.nextNode()) {
    const piece = walker.currentNode;
    if (piece.parentElement?.closest('.chip')) continue;
    const at = source.indexOf(piece.textContent ?? '', from);
    if (at < 0) return undefined;
    if (piece === node) return at + selection.anchorOffset;
    from = at + (piece.textContent ?? '').length;
  }
  return undefined;
}
