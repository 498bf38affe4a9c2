/** Many short rows of numbers as one long one: kept and read back as a whole, and looked into without copies. */
type Numbers = Float64Array | Uint32Array;

export interface Packed<T extends Numbers> {
  /** One row after another. */
  readonly numbers: T;
  /** Where each row ends. */
  readonly ends: Uint32Array;
}

export function pack<T extends Numbers>(rows: readonly T[], make: new (length: number) => T): Packed<T> {
  let end = 0;
  const ends = Uint32Array.from(rows, (row) => {
    end += row.length;
    return end;
  });
  const numbers = new make(end);
  rows.forEach((row, at) => {
    numbers.set(row, ends[at]! - row.length);
  });
  return { numbers, ends };
}

/** A view of what is packed. */
export function unpack<T extends Numbers>({ numbers, ends }: Packed<T>, at: number): T {
  return numbers.subarray(at === 0 ? 0 : ends[at - 1], ends[at]) as T;
}
