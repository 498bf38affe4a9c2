/** Two locales side by side. */

type Texts = ReadonlyMap<string, string>;

const known = new WeakMap<Texts, { readonly other: Texts; readonly isSame: boolean }>();

/**
 * Whether two locales have the same keys in one order, as translated files mostly do: then neither lacks anything, and
 * what stands at one place in both belongs together. Worked out once for all who ask.
 */
export function haveSameKeys(texts: Texts, other: Texts): boolean {
  const before = known.get(texts);
  if (before?.other === other) return before.isSame;
  const isSame = texts.size === other.size && areAlike(texts.keys(), other.keys());
  known.set(texts, { other, isSame });
  return isSame;
}

function areAlike(keys: Iterable<string>, others: Iterator<string>): boolean {
  for (const key of keys) if (key !== others.next().value) return false;
  return true;
}
