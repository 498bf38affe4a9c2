/** The labels that an article gives links for: `[label]: https://…`. */

/** Reads the source once, when the first label is asked for. Matching as CommonMark 0.31, 6.3. */
export function labelsOf(source: string): (label: string) => boolean {
  let known: ReadonlySet<string> | undefined;
  return (label) => {
    known ??= new Set(Array.from(source.matchAll(DEFINITION), (match) => normalize(match[1]!)));
    return known.size > 0 && known.has(normalize(label));
  };
}

const DEFINITION = /^[ \t>]{0,20}\[([^\]\n]{1,999})\]:/gm;

function normalize(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
