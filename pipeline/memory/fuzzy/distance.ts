/** Weighted edit distance over packed tokens (Levenshtein 1966, Wagner and Fischer 1974), given up early. */
import { exchangeCost, MAX_TOKENS, weightOf } from './pack.ts';

type Packed = ArrayLike<number>;

/** One row serves every comparison: nothing is allocated where thousands are compared. */
const row = new Int32Array(MAX_TOKENS + 1);
const weights = new Int32Array(MAX_TOKENS + 1);

/** The least cost of making `b` of `a`; some number above `limit` as soon as it cannot be `limit` or less. */
export function editDistance(a: Packed, b: Packed, limit: number): number {
  let from = 0;
  let endA = a.length;
  let endB = b.length;
  while (from < endA && from < endB && a[from] === b[from]) from++;
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const size = endB - from;
  row[0] = 0;
  for (let j = 1; j <= size; j++) {
    weights[j] = weightOf(b[from + j - 1]!);
    row[j] = row[j - 1]! + weights[j]!;
  }
  for (let i = from; i < endA; i++) {
    if (nextRow(a[i]!, { b, from, size }) > limit) return limit + 1;
  }
  return row[size]!;
}

/** Fills in one row of the table and returns its least cost. */
function nextRow(token: number, columns: { b: Packed; from: number; size: number }): number {
  const { b, from, size } = columns;
  const weight = weightOf(token);
  let diagonal = row[0]!;
  let left = diagonal + weight;
  let least = left;
  row[0] = left;
  for (let j = 1; j <= size; j++) {
    const above = row[j]!;
    const removed = above + weight;
    const inserted = left + weights[j]!;
    let best = Math.min(removed, inserted);
    if (diagonal < best) {
      const exchanged = diagonal + exchangeCost(token, b[from + j - 1]!);
      if (exchanged < best) best = exchanged;
    }
    diagonal = above;
    left = best;
    row[j] = best;
    if (best < least) least = best;
  }
  return least;
}
