/** Small helpers that rules share. */
import type { Range } from '../model/text.ts';

export interface Found extends Range {
  readonly text: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** Every match of a pattern with the `g` flag, in order. */
export function findAll(text: string, pattern: RegExp): Found[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  // Most patterns are in most texts not found.
  if (!match) return [];
  const found: Found[] = [];
  for (; match; match = pattern.exec(text)) {
    const { index, 0: part, groups = {} } = match;
    found.push({ start: index, end: index + part.length, text: part, groups });
    if (part === '') pattern.lastIndex++;
  }
  return found;
}

/** The items of one list that have no equal in the other, each equal used once. */
export function surplus<T>(of: readonly T[], over: readonly T[], keyOf: (item: T) => string): T[] {
  const left = new Map<string, number>();
  for (const item of over) left.set(keyOf(item), (left.get(keyOf(item)) ?? 0) + 1);
  return of.filter((item) => {
    const count = left.get(keyOf(item)) ?? 0;
    left.set(keyOf(item), count - 1);
    return count <= 0;
  });
}

/** Reports what a target has lost of its source's parts (once, on the whole text) and what it has beside (each). */
export function compareParts(
  source: readonly Found[],
  target: readonly Found[],
  keyOf: (text: string) => string,
): { lost: Found[]; added: Found[] } {
  const key = ({ text }: Found) => keyOf(text);
  return { lost: surplus(source, target, key), added: surplus(target, source, key) };
}

/** Whether a range lies in one of others that stand in order and apart. */
export function isInside(range: Range, around: readonly Range[]): boolean {
  const last = around[lastBefore(around, range.start + 1)];
  return last !== undefined && range.end <= last.end;
}

/** Whether a range touches one of others that stand in order and apart. */
export function overlaps(range: Range, others: readonly Range[]): boolean {
  const last = others[lastBefore(others, range.end)];
  return last !== undefined && range.start < last.end;
}

/** Index of the last range that begins before an offset, by binary search; -1 when none does. */
function lastBefore(ranges: readonly Range[], offset: number): number {
  let low = -1;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ranges[middle]!.start < offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether a text holds a part; asked of many parts, it looks for each once. */
export function partsOf(text = ''): (part: string) => boolean {
  const known = new Map<string, boolean>();
  return (part) => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const isThere = text.includes(part);
    known.set(part, isThere);
    return isThere;
  };
}

/** Whether what was found is not in a text as it stands. */
export function notIn(text: string | undefined): (found: { readonly text: string }) => boolean {
  const holds = partsOf(text);
  return (found) => !holds(found.text);
}
