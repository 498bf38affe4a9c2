/** How much of two texts, one the translation of the other, is written alike: names, digits, related words. */

/** Dice coefficient over the trigrams of letters and digits, accents and case left aside: 0 to 1. */
export function alikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared++;
  return (2 * shared) / (a.size + b.size);
}

/** Trigrams of the first 2,000 letters. */
export function gramsOf(text: string): ReadonlySet<string> {
  const letters = text
    .slice(0, 2000)
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= letters.length; at++) grams.add(letters.slice(at, at + 3));
  return grams;
}
