/** Which copy of a repeated sentence is which: the one whose neighbours are the same. */

type Side = 'both' | 'before' | 'after';

/**
 * `matches` holds, for each text of `next`, the index of an equal text of `previous`, or -1. Where a text stands
 * several times in `previous`, its copies are dealt out again: first by both neighbours, then by the one before,
 * then by the one after, and those that no neighbour tells apart as they were.
 */
export function preferNeighbours(
  previous: readonly string[],
  next: readonly string[],
  matches: Int32Array,
): Int32Array {
  const copies = groupRepeats(previous);
  if (copies.size === 0) return matches;
  const places = new Map<string, number[]>();
  next.forEach((text, at) => {
    if (matches[at]! < 0 || !copies.has(text)) return;
    const list = places.get(text);
    if (list) list.push(at);
    else places.set(text, [at]);
  });
  const dealt = matches.slice();
  for (const [text, list] of places) {
    deal({ previous, next, matches: dealt }, list, copies.get(text)!);
  }
  return dealt;
}

function groupRepeats(texts: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  texts.forEach((text, at) => {
    const list = groups.get(text);
    if (list) list.push(at);
    else groups.set(text, [at]);
  });
  for (const [text, list] of groups) if (list.length < 2) groups.delete(text);
  return groups;
}

interface Table {
  readonly previous: readonly string[];
  readonly next: readonly string[];
  readonly matches: Int32Array;
}

function deal(
  { previous, next, matches }: Table,
  places: readonly number[],
  copies: readonly number[],
): void {
  const free = new Set(copies);
  const waiting = new Set(places);
  const give = (at: number, index: number) => {
    matches[at] = index;
    free.delete(index);
    waiting.delete(at);
  };
  for (const side of ['both', 'before', 'after'] as const) {
    // Who has a copy whose neighbours fit keeps it: of copies that fit alike, none is better than the one in order.
    for (const at of [...waiting]) {
      const held = matches[at]!;
      const fits = neighbours(previous, held, side) === neighbours(next, at, side);
      if (free.has(held) && fits) give(at, held);
    }
    const queues = queuesBy([...free], (index) => neighbours(previous, index, side));
    for (const at of [...waiting]) {
      const index = queues.get(neighbours(next, at, side))?.shift();
      if (index !== undefined) give(at, index);
    }
  }
  for (const at of waiting) {
    const index = free.has(matches[at]!) ? matches[at]! : free.values().next().value!;
    matches[at] = index;
    free.delete(index);
  }
}

function neighbours(texts: readonly string[], at: number, side: Side): string {
  const before = side === 'after' ? '' : (texts[at - 1] ?? '\0');
  const after = side === 'before' ? '' : (texts[at + 1] ?? '\0');
  return `${before}\n${after}`;
}

function queuesBy(indexes: readonly number[], keyOf: (index: number) => string): Map<string, number[]> {
  const queues = new Map<string, number[]>();
  for (const index of indexes) {
    const key = keyOf(index);
    const queue = queues.get(key);
    if (queue) queue.push(index);
    else queues.set(key, [index]);
  }
  return queues;
}
