/** Word diff of two sentences: the longest common run of words, both kept in order. */
export interface Change {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond so many pairs of words the two texts are shown whole, one struck out, one new. */
const LIMIT = 400_000;

const words = (text: string): string[] => text.match(/<\/?\d+\/?>|[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

export function wordDiff(before: string, after: string): Change[] {
  const a = words(before);
  const b = words(after);
  if (a.length * b.length > LIMIT) return [change('removed', before), change('added', after)];
  const table = lengths(a, b);
  const out: Change[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(out, 'same', a[i++]!);
      j++;
    } else if (j >= b.length || (i < a.length && table[i + 1]![j]! >= table[i]![j + 1]!))
      push(out, 'removed', a[i++]!);
    else push(out, 'added', b[j++]!);
  }
  return out;
}

function lengths(a: readonly string[], b: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] =
        a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
}

const change = (kind: Change['kind'], text: string): Change => ({ kind, text });

function push(out: Change[], kind: Change['kind'], text: string): void {
  const last = out.at(-1);
  if (last?.kind === kind) out[out.length - 1] = change(kind, last.text + text);
  else out.push(change(kind, text));
}
