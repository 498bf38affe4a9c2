/** The sentences of an index that are similar to one: candidates by their rare words, then the score itself. */
import { editDistance } from './distance.ts';
import { keyOfPacked, pack, totalWeight } from './pack.ts';
import { bucketsFor, type Element, MAX_KEYS, prefixOf, sharedNeeded } from './prefix.ts';
import { costLimit, percent } from './score.ts';
import { tokenise } from './tokens.ts';

/** What keeps sentences and finds them by an element: tables of a database, or maps. */
export interface SentenceStore {
  /** Undefined for a word that no sentence has. */
  keyOf(word: string): number | undefined;
  /** Numbers of sentences that have the element in their prefix; some may have gone since. */
  postings(element: Element, bucket: number): Iterable<ArrayLike<number>>;
  /** The packed tokens of the sentences that are still there, in any order. */
  packed(ids: readonly number[]): Iterable<{ readonly id: number; readonly tokens: ArrayLike<number> }>;
}

export interface Similar {
  readonly id: number;
  /** Per cent, by packed tokens: 100 for texts that may yet differ in white space. */
  readonly score: number;
}

/**
 * The best first; equals by number. `atLeast` is 75 or more. Undefined for a text that cannot be compared: it is too
 * long, or has nothing to be found by.
 */
export function findSimilar(store: SentenceStore, text: string, atLeast: number): Similar[] | undefined {
  const keys = keysWithUnknown(store);
  const query = pack(tokenise(text), keys.keyOf);
  if (!query || query.length === 0) return undefined;
  const weight = totalWeight(query);
  // What no sentence has is not shared, and costs at least its weight (see `prefix.ts`).
  if (totalWeight(query.filter(keys.isUnknown)) > costLimit(weight, atLeast)) return [];
  const found: Similar[] = [];
  for (const { id, tokens } of store.packed(candidates(store, query, atLeast))) {
    const heavier = Math.max(weight, totalWeight(tokens));
    const limit = costLimit(heavier, atLeast);
    if (heavier - Math.min(weight, totalWeight(tokens)) > limit) continue;
    const cost = editDistance(query, tokens, limit);
    if (cost <= limit) found.push({ id, score: percent(cost, heavier) });
  }
  return found.sort((a, b) => b.score - a.score || a.id - b.id);
}

/** Words that no sentence has get keys above all others: the rarest there are. */
function keysWithUnknown(store: SentenceStore): {
  keyOf: (word: string) => number;
  isUnknown: (packed: number) => boolean;
} {
  const unknown = new Map<string, number>();
  let next = MAX_KEYS - 1;
  const keyOf = (word: string): number => {
    const known = store.keyOf(word) ?? unknown.get(word);
    if (known !== undefined) return known;
    unknown.set(word, next);
    return next--;
  };
  return { keyOf, isUnknown: (packed) => keyOfPacked(packed) > next };
}

/** How often each sentence was met; kept between searches, and wiped where it was written. */
let met = new Uint8Array(1 << 16);

/** Sentences that share as many elements of their prefixes as a match must. */
function candidates(store: SentenceStore, query: readonly number[], atLeast: number): number[] {
  const elements = prefixOf(query);
  const weight = totalWeight(query);
  const { from, to } = bucketsFor(weight, atLeast);
  const enough: number[] = [];
  for (let bucket = from; bucket <= to; bucket++) {
    const needed = Math.min(sharedNeeded(bucket), sharedNeeded(bucketsFor(weight, 100).from));
    meetAll(store, { elements, bucket }, { touched: [], enough, needed });
  }
  return enough;
}

function meetAll(
  store: SentenceStore,
  { elements, bucket }: { readonly elements: readonly Element[]; readonly bucket: number },
  meeting: Meeting,
): void {
  try {
    elements.forEach((element, at) => {
      // A sentence that has not been met when only `needed - 1` elements are left cannot be met often enough.
      const isLate = at > elements.length - meeting.needed;
      for (const ids of store.postings(element, bucket)) meet(ids, isLate, meeting);
    });
  } finally {
    for (const id of meeting.touched) met[id] = 0;
  }
}

interface Meeting {
  readonly touched: number[];
  readonly enough: number[];
  readonly needed: number;
}

function meet(ids: ArrayLike<number>, isLate: boolean, { touched, enough, needed }: Meeting): void {
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at]!;
    if (id >= met.length) met = grown(id);
    const count = met[id]!;
    if (count === 0) {
      if (isLate) continue;
      touched.push(id);
    }
    if (count >= needed) continue;
    met[id] = count + 1;
    if (count + 1 === needed) enough.push(id);
  }
}

function grown(id: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 ** Math.ceil(Math.log2(id + 2)));
  larger.set(met);
  return larger;
}
