/**
 * How well a sentence of the memory matches, in per cent:
 *
 *     score = ⌊100 · (1 − cost / weight)⌋
 *
 * `cost` is the weighted edit distance between the token sequences, `weight` the total weight of the heavier one.
 * The measure is the Levenshtein distance over words that translation memories use, with a class of its own for
 * codes, case, numbers and punctuation; classes and costs are in `weights.ts`, sources in `docs/memory.md`.
 */
import { type CodedText, parseCoded } from '../../model/coded-text.ts';
import { editDistance } from './distance.ts';
import { FIRST_WORD_KEY, pack, totalWeight } from './pack.ts';
import { tokenise } from './tokens.ts';

/**
 * 0 to 100; 100 for the same text only, whatever its codes are numbered. Texts of more than `MAX_TOKENS` tokens
 * are the same or score 0.
 */
export function score(a: CodedText, b: CodedText): number {
  const keys = new Map<string, number>();
  const keyOf = (word: string): number => {
    const key = keys.get(word) ?? FIRST_WORD_KEY + keys.size;
    keys.set(word, key);
    return key;
  };
  const one = pack(tokenise(a), keyOf);
  const other = pack(tokenise(b), keyOf);
  if (!one || !other) return isSameText(a, b) ? 100 : 0;
  const weight = Math.max(totalWeight(one), totalWeight(other));
  if (weight === 0) return isSameText(a, b) ? 100 : 0;
  const rough = percent(editDistance(one, other, weight), weight);
  return isSameText(a, b) ? 100 : Math.min(99, rough);
}

export function percent(cost: number, weight: number): number {
  return Math.max(0, Math.floor(100 - (100 * cost) / weight));
}

/** The cost at which a match of this weight falls below `atLeast` per cent. */
export function costLimit(weight: number, atLeast: number): number {
  return Math.floor((weight * (100 - atLeast)) / 100);
}

export function isSameText(a: CodedText, b: CodedText): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** NFC, with the codes numbered in the order they come in. */
function canonical(text: CodedText): string {
  const ids = new Map<number, number>();
  const parts = parseCoded(text).map((piece) => {
    if (piece.kind === 'text') return ['text', piece.value.normalize('NFC')];
    const id = ids.get(piece.id) ?? ids.size + 1;
    ids.set(piece.id, id);
    return [piece.type, String(id)];
  });
  return JSON.stringify(parts);
}
