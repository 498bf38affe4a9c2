/** How alike two texts are, word by word, at bounded cost. */

/** Words beyond these count for nothing: no sentence is that long, and a hostile one must not cost. */
const MAX_WORDS = 400;

export type Bag = ReadonlyMap<string, number>;

export function bagOf(words: readonly string[]): Bag {
  const bag = new Map<string, number>();
  for (const word of words.slice(0, MAX_WORDS)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** Dice's coefficient over words: 1 for the same words in any order, 0 for none shared. */
export function similarity(a: Bag, b: Bag): number {
  let shared = 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const [word, count] of small) shared += Math.min(count, large.get(word) ?? 0);
  const total = sizeOf(a) + sizeOf(b);
  return total === 0 ? 0 : (2 * shared) / total;
}

function sizeOf(bag: Bag): number {
  let size = 0;
  for (const count of bag.values()) size += count;
  return size;
}
