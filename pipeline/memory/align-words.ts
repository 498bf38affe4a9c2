/** The words of a coded text, and where its tags stand among them. */
import { parseCoded } from '../model/coded-text.ts';
import type { SegmentCode } from '../model/segment.ts';

export interface Worded {
  /** In lower case, without punctuation. */
  readonly words: readonly string[];
  readonly tags: readonly PlacedTag[];
}

/** A tag by the words it stands before (`from`), and, for a pair, the words it ends before (`to`). */
export interface PlacedTag {
  readonly id: number;
  readonly type: 'pair' | 'standalone' | 'loose';
  readonly from: number;
  readonly to: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

export function wordsOf(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(WORD) ?? [];
}

/**
 * With `codes`, a tag that a reader sees as text (`code`, an interpolation) counts as the words of that text.
 * Words that a pair's tag cuts in two are read as one.
 */
export function readWords(text: string, codes: readonly SegmentCode[] = []): Worded {
  let plain = '';
  const marks: { id: number; type: 'open' | 'close' | 'standalone'; from: number; to: number }[] = [];
  for (const piece of parseCoded(text)) {
    if (piece.kind === 'text') {
      plain += piece.value;
      continue;
    }
    const from = plain.length;
    if (piece.type === 'standalone') plain += ` ${equivalentOf(codes, piece.id)} `;
    marks.push({ id: piece.id, type: piece.type, from, to: plain.length });
  }
  const starts = wordStarts(plain);
  const tags: PlacedTag[] = [];
  for (const mark of marks) {
    const from = wordIndex(starts, mark.from);
    if (mark.type !== 'close') {
      const type = mark.type === 'open' ? 'loose' : 'standalone';
      tags.push({ id: mark.id, type, from, to: wordIndex(starts, mark.to) });
      continue;
    }
    const open = tags.findIndex((tag) => tag.id === mark.id && tag.type === 'loose');
    if (open >= 0) tags[open] = { id: mark.id, type: 'pair', from: tags[open]!.from, to: from };
    else tags.push({ id: mark.id, type: 'loose', from, to: from });
  }
  return { words: wordsOf(plain), tags };
}

/** What two texts with the same words share, whatever their case, punctuation, white space and codes. */
export function wordKey(text: string, codes?: readonly SegmentCode[]): string {
  return readWords(text, codes).words.join(' ');
}

function equivalentOf(codes: readonly SegmentCode[], id: number): string {
  return codes.find((code) => code.id === id)?.equivalent ?? '';
}

function wordStarts(plain: string): number[] {
  return Array.from(plain.matchAll(WORD), (match) => match.index);
}

/** How many words begin before `offset`. */
function wordIndex(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
