/** Many short rows of numbers as one long one: kept and read back as a whole, and looked into without copies. */
type Numbers = Float64Array | Uint32Array;

export interface Packed<T extends Numbers> {
  /** One row after another. */
  readonly numbers: T;
  /** Where each row ends. */
  readonly ends: Uint32Array;
}

export function pack<T extends Numbers>(rows: readonly T[], make: new (length: number) => T): Packed<T> {
  const ends = endsOf(rows.map(({ length }) => length));
  const numbers = new make(ends.at(-1) ?? 0);
  rows.forEach((row, at) => {
    numbers.set(row, ends[at]! - row.length);
  });
  return { numbers, ends };
}

/** Where each of some rows ends that stand one after another. */
export function endsOf(lengths: readonly number[]): Uint32Array {
  let end = 0;
  return Uint32Array.from(lengths, (length) => {
    end += length;
    return end;
  });
}

/** A view of what is packed. */
export function unpack<T extends Numbers>({ numbers, ends }: Packed<T>, at: number): T {
  return numbers.subarray(at === 0 ? 0 : ends[at - 1], ends[at]) as T;
}

/** The rows that are kept, in their order, and some more after them. */
export function repack<T extends Numbers>(
  { numbers, ends }: Packed<T>,
  { kept, more }: { readonly kept: readonly number[]; readonly more: readonly T[] },
  make: new (length: number) => T,
): Packed<T> {
  const runs: T[] = [];
  kept.forEach((row, at) => {
    if (at > 0 && kept[at - 1] === row - 1) return;
    let last = row;
    for (let next = at + 1; kept[next] === last + 1; next++) last++;
    runs.push(numbers.subarray(row === 0 ? 0 : ends[row - 1], ends[last]) as T);
  });
  const all = pack([...runs, ...more], make).numbers;
  const start = (row: number) => (row === 0 ? 0 : ends[row - 1]!);
  const lengths = [...kept.map((row) => ends[row]! - start(row)), ...more.map(({ length }) => length)];
  return { numbers: all, ends: endsOf(lengths) };
}

/** Many texts as one, which is kept and read back at once. */
export interface PackedTexts {
  readonly text: string;
  /** Where each ends. */
  readonly ends: Uint32Array;
}

export function packTexts(texts: readonly string[]): PackedTexts {
  return { text: texts.join(''), ends: endsOf(texts.map(({ length }) => length)) };
}

export function unpackTexts({ text, ends }: PackedTexts): string[] {
  return Array.from(ends, (end, at) => text.slice(at === 0 ? 0 : ends[at - 1], end));
}
