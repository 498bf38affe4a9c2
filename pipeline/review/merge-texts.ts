/** Two people changed one text: both changes together, where they touch different words. */

const WORDS = /\s+|[\p{L}\p{N}\p{M}]+|<\/?\d+\/?>|[^\s\p{L}\p{N}\p{M}]/gu;

/** Longer texts are left to a person: the comparison takes time with the square of the words. */
const MAX_WORDS = 2000;

interface Edit {
  /** Half-open range of the base's words that `words` stand for. */
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
}

/** Undefined where both changed the same words, each in another way, or words that touch each other. */
export function mergeTexts(base: string, ours: string, theirs: string): string | undefined {
  if (ours === theirs || theirs === base) return ours;
  if (ours === base) return theirs;
  const [b, o, t] = [wordsOf(base), wordsOf(ours), wordsOf(theirs)];
  if (Math.max(b.length, o.length, t.length) > MAX_WORDS) return undefined;
  const edits = [...editsOf(b, o), ...editsOf(b, t)].sort((x, y) => x.start - y.start || x.end - y.end);
  const merged: string[] = [];
  let at = 0;
  let last: Edit | undefined;
  for (const edit of edits) {
    if (last && isSame(last, edit)) continue;
    if (last && edit.start <= last.end) return undefined;
    merged.push(...b.slice(at, edit.start), ...edit.words);
    at = edit.end;
    last = edit;
  }
  return [...merged, ...b.slice(at)].join('');
}

function wordsOf(text: string): string[] {
  return text.match(WORDS) ?? [];
}

function isSame(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === b.end && a.words.join('') === b.words.join('');
}

/** What makes one list of words into another, by their longest common subsequence. */
function editsOf(from: readonly string[], to: readonly string[]): Edit[] {
  const lengths = commonLengths(from, to);
  const width = to.length + 1;
  const edits: Edit[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      i++;
      j++;
      continue;
    }
    const [start, first] = [i, j];
    while ((i < from.length || j < to.length) && (i >= from.length || j >= to.length || from[i] !== to[j])) {
      const skip = i < from.length ? (lengths[(i + 1) * width + j] ?? 0) : -1;
      const take = j < to.length ? (lengths[i * width + j + 1] ?? 0) : -1;
      if (skip >= take) i++;
      else j++;
    }
    edits.push({ start, end: i, words: to.slice(first, j) });
  }
  return edits;
}

/** `lengths[i * width + j]`: of the longest common subsequence of `from` after `i` and `to` after `j`. */
function commonLengths(from: readonly string[], to: readonly string[]): Uint16Array {
  const width = to.length + 1;
  const lengths = new Uint16Array((from.length + 1) * width);
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      const skip = lengths[(i + 1) * width + j]!;
      const take = lengths[i * width + j + 1]!;
      lengths[i * width + j] =
        from[i] === to[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(skip, take);
    }
  }
  return lengths;
}
