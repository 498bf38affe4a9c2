/**
 * Which few words of a sentence it must be found by, so that no match of 75 per cent is missed.
 *
 * Prefix filtering (Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007) with weights. Let W be the
 * weight of a sentence and O the weight it shares with another, by key. A token that is not shared costs at least
 * its weight, so a score of s means O ≥ s·W, for both. Put the tokens of each in one order, rarest first, and cut
 * off a prefix so that less than s·W − (l − 1)·w remains, w being the heaviest weight: two sentences that share
 * fewer than l tokens of their prefixes share less than s·W in all. So they need not be looked at.
 *
 * The order is by key, the highest first: keys are given out so that a rare word's is high.
 */
import { keyOfPacked, totalWeight, weightOf } from './pack.ts';
import { WORD_WEIGHT } from './weights.ts';

/** The least score an index can find, in per cent. */
export const MIN_SCORE = 75;

/** l above: how many tokens of the prefixes two sentences must share, where they are long enough. */
const SHARED = 2;

/** Keys are below this; an element adds to the key which occurrence of it in the sentence it is. */
export const MAX_KEYS = 2 ** 27;

/** A token to be found by: the first, second … occurrence of a key in a sentence. */
export type Element = number;

/** The rarest first. */
export function prefixOf(packed: ArrayLike<number>): Element[] {
  const elements = elementsOf(packed);
  const weight = totalWeight(packed);
  const shared = sharedNeeded(bucketOf(weight));
  const keep = (weight * MIN_SCORE) / 100 - (shared - 1) * WORD_WEIGHT;
  let rest = elements.reduce((sum, element) => sum + element.weight, 0);
  const prefix: Element[] = [];
  for (const { element, weight: own } of elements) {
    if (rest < keep) break;
    prefix.push(element);
    rest -= own;
  }
  return prefix;
}

/** In order. A key that is a word here and a name there weighs as a word each time. */
function elementsOf(packed: ArrayLike<number>): { element: Element; weight: number }[] {
  const keys = new Map<number, { count: number; weight: number }>();
  for (let at = 0; at < packed.length; at++) {
    const token = packed[at]!;
    const seen = keys.get(keyOfPacked(token));
    if (seen) {
      seen.count++;
      seen.weight = Math.max(seen.weight, weightOf(token));
    } else keys.set(keyOfPacked(token), { count: 1, weight: weightOf(token) });
  }
  const elements: { element: Element; weight: number }[] = [];
  for (const [key, { count, weight }] of [...keys].sort(([a], [b]) => b - a)) {
    for (let occurrence = 0; occurrence < count; occurrence++)
      elements.push({ element: key + occurrence * MAX_KEYS, weight });
  }
  return elements;
}

/** Sentences of like weight share a bucket; each is 15 per cent wide. */
const BUCKET_WIDTH = Math.log(1.15);

/** Buckets are below this. */
export const MAX_BUCKETS = 128;

export function bucketOf(weight: number): number {
  return Math.floor(Math.log(Math.max(1, weight)) / BUCKET_WIDTH);
}

/** The buckets of all sentences that can reach `atLeast` per cent with one of this weight. */
export function bucketsFor(weight: number, atLeast: number): { from: number; to: number } {
  return {
    from: bucketOf(Math.floor((weight * atLeast) / 100)),
    to: bucketOf(Math.ceil((weight * 100) / atLeast)),
  };
}

/** How many elements two sentences must share when the lighter one is in this bucket. */
export function sharedNeeded(bucket: number): number {
  const lightest = Math.floor(Math.exp(bucket * BUCKET_WIDTH)) - 1;
  let shared = SHARED;
  while (shared > 1 && (lightest * MIN_SCORE) / 100 <= (shared - 1) * WORD_WEIGHT) shared--;
  return shared;
}
