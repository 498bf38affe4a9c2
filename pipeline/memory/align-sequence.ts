/** Which items of one sequence stand, in the same order, in another: patience diff. */

/** Deeper than any real edit nests; it bounds the cost on sequences made to be slow. */
const MAX_DEPTH = 24;
/** Cells of the table for a stretch in which every item is repeated; above, such a stretch is left unmatched. */
const MAX_CELLS = 250_000;

interface Stretch {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
  readonly depth: number;
}

/** For each item of `next`, the index of its partner in `previous`, or -1. Partners are equal and in order. */
export function matchSequence(previous: readonly string[], next: readonly string[]): Int32Array {
  const matches = new Int32Array(next.length).fill(-1);
  const stack: Stretch[] = [{ oldFrom: 0, oldTo: previous.length, newFrom: 0, newTo: next.length, depth: 0 }];
  for (let stretch = stack.pop(); stretch; stretch = stack.pop()) {
    const rest = trim(previous, next, { stretch, matches });
    if (rest.oldFrom === rest.oldTo || rest.newFrom === rest.newTo || rest.depth > MAX_DEPTH) continue;
    const anchors = findAnchors(previous, next, rest);
    if (anchors.length === 0) matchRepeats(previous, next, { stretch: rest, matches });
    else stack.push(...between(anchors, rest, matches));
  }
  return matches;
}

interface Filling {
  readonly stretch: Stretch;
  readonly matches: Int32Array;
}

/** Matches equal items from both ends, and returns what is left between. */
function trim(previous: readonly string[], next: readonly string[], { stretch, matches }: Filling): Stretch {
  let { oldFrom, oldTo, newFrom, newTo } = stretch;
  while (oldFrom < oldTo && newFrom < newTo && previous[oldFrom] === next[newFrom])
    matches[newFrom++] = oldFrom++;
  while (oldFrom < oldTo && newFrom < newTo && previous[oldTo - 1] === next[newTo - 1])
    matches[--newTo] = --oldTo;
  return { oldFrom, oldTo, newFrom, newTo, depth: stretch.depth };
}

type Anchor = readonly [old: number, next: number];

/** Items that stand once on either side, as many as keep their order. */
function findAnchors(previous: readonly string[], next: readonly string[], stretch: Stretch): Anchor[] {
  const ours = places(previous, stretch.oldFrom, stretch.oldTo);
  const theirs = places(next, stretch.newFrom, stretch.newTo);
  const pairs: Anchor[] = [];
  for (const [item, at] of theirs) {
    const old = ours.get(item);
    if (at >= 0 && old !== undefined && old >= 0) pairs.push([old, at]);
  }
  return longestRising(pairs);
}

/** The index of each item that stands once; -1 for those that stand more often. */
function places(items: readonly string[], from: number, to: number): Map<string, number> {
  const found = new Map<string, number>();
  for (let at = from; at < to; at++) found.set(items[at]!, found.has(items[at]!) ? -1 : at);
  return found;
}

/** Pairs come ordered by their second number; the longest choice that rises in the first as well. */
function longestRising(pairs: readonly Anchor[]): Anchor[] {
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (let at = 0; at < pairs.length; at++) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]![0] < pairs[at]![0]) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[at] = ends[low - 1]!;
    ends[low] = at;
  }
  const chosen: Anchor[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) chosen.push(pairs[at]!);
  return chosen.reverse();
}

function between(anchors: readonly Anchor[], stretch: Stretch, matches: Int32Array): Stretch[] {
  const depth = stretch.depth + 1;
  const stretches: Stretch[] = [];
  let { oldFrom, newFrom } = stretch;
  for (const [old, at] of anchors) {
    matches[at] = old;
    stretches.push({ oldFrom, oldTo: old, newFrom, newTo: at, depth });
    oldFrom = old + 1;
    newFrom = at + 1;
  }
  stretches.push({ oldFrom, oldTo: stretch.oldTo, newFrom, newTo: stretch.newTo, depth });
  return stretches;
}

/** Longest common subsequence by table, for a short stretch of repeated items. */
function matchRepeats(
  previous: readonly string[],
  next: readonly string[],
  { stretch, matches }: Filling,
): void {
  const { oldFrom, oldTo, newFrom, newTo } = stretch;
  const width = newTo - newFrom + 1;
  if ((oldTo - oldFrom + 1) * width > MAX_CELLS) return;
  const lengths = new Uint32Array((oldTo - oldFrom + 1) * width);
  for (let i = oldTo - oldFrom - 1; i >= 0; i--) {
    for (let j = width - 2; j >= 0; j--) {
      const cell = i * width + j;
      lengths[cell] =
        previous[oldFrom + i] === next[newFrom + j]
          ? lengths[cell + width + 1]! + 1
          : Math.max(lengths[cell + width]!, lengths[cell + 1]!);
    }
  }
  for (let i = 0, j = 0; i < oldTo - oldFrom && j < width - 1; ) {
    if (previous[oldFrom + i] === next[newFrom + j]) matches[newFrom + j++] = oldFrom + i++;
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
}
