/** Pairs of changed sentences: the most alike among those that stand near each other or share rare words. */

import { plainText } from '../model/coded-text.ts';
import { type Bag, bagOf, similarity } from './align-similar.ts';
import { wordsOf } from './align-words.ts';

export interface Placed {
  readonly text: string;
  /** Its place, in the order of the record. */
  readonly place: number;
}

export interface Likeness {
  /** Indexes into the two lists. */
  readonly old: number;
  readonly segment: number;
  readonly similarity: number;
}

/** Below this a translation helps nobody. */
const LEAST = 0.4;
/** For a sentence that also moved away. */
const LEAST_FAR = 0.6;
/** Old sentences before and after the expected place that are compared. */
const REACH = 8;
/** A word in more sentences than this says nothing. */
const COMMON = 12;

export function matchSimilar(olds: readonly Placed[], segments: readonly Placed[]): Likeness[] {
  if (olds.length === 0 || segments.length === 0) return [];
  const bags = olds.map(({ text }) => bagOf(wordsOf(plainText(text))));
  const index = indexWords(bags);
  const candidates: Likeness[] = [];
  segments.forEach(({ text, place }, segment) => {
    const bag = bagOf(wordsOf(plainText(text)));
    const near = nearest(olds, place);
    for (const old of new Set([...near, ...sharing(bag, index)])) {
      const value = similarity(bag, bags[old]!);
      const isNear = old >= (near[0] ?? 0) && old <= (near.at(-1) ?? -1);
      if (value >= (isNear ? LEAST : LEAST_FAR)) candidates.push({ old, segment, similarity: value });
    }
  });
  return chooseBest(candidates);
}

function indexWords(bags: readonly Bag[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  bags.forEach((bag, old) => {
    for (const word of bag.keys()) {
      const list = index.get(word);
      if (!list) index.set(word, [old]);
      else if (list.length <= COMMON) list.push(old);
    }
  });
  return index;
}

/** Old sentences that share a rare word. */
function sharing(bag: Bag, index: ReadonlyMap<string, readonly number[]>): number[] {
  const found: number[] = [];
  for (const word of bag.keys()) {
    const list = index.get(word);
    if (list && list.length <= COMMON) found.push(...list);
    if (found.length > COMMON * REACH) break;
  }
  return found;
}

function nearest(olds: readonly Placed[], place: number): number[] {
  let low = 0;
  let high = olds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (olds[middle]!.place < place) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = Math.max(0, low - REACH); at < Math.min(olds.length, low + REACH); at++) found.push(at);
  return found;
}

/** The most alike first, each sentence once. */
function chooseBest(candidates: Likeness[]): Likeness[] {
  candidates.sort((a, b) => b.similarity - a.similarity || a.segment - b.segment || a.old - b.old);
  const olds = new Set<number>();
  const segments = new Set<number>();
  const chosen: Likeness[] = [];
  for (const candidate of candidates) {
    if (olds.has(candidate.old) || segments.has(candidate.segment)) continue;
    olds.add(candidate.old);
    segments.add(candidate.segment);
    chosen.push(candidate);
  }
  return chosen;
}
