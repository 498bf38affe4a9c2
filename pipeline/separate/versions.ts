/** Which articles are versions of one another: what recurs in those alone does not recur on the site. */

/** What an article says, as far as its versions are told by it. */
export interface Outline {
  /** Folded titles, declared and shown. */
  readonly titles: readonly string[];
  /** Its longer lines, folded, each once, as numbers that stand for them. */
  readonly sentences: Float64Array;
}

/** Lines from this many UTF-16 units on are an article's own words rather than labels. */
export const SENTENCE_UNITS = 40;
/** Two articles of one title are versions when they share this part of the longer lines of the one that has fewer. */
const SHARED = 0.5;
/** A line that more articles of one title hold is a column's notice, and comparing all pairs would cost too much. */
const MOST_HOLDERS = 100;

/** For each article the index of the first of its versions, itself if it has none: one group, one number. */
export function versionsOf(outlines: readonly Outline[]): number[] {
  const first = outlines.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (first[root] !== root) root = first[root]!;
    return root;
  };
  for (const [a, b] of versionPairs(outlines)) {
    const [low, high] = [rootOf(a), rootOf(b)].sort((x, y) => x - y) as [number, number];
    first[high] = low;
  }
  return first.map((_, at) => rootOf(at));
}

function versionPairs(outlines: readonly Outline[]): [number, number][] {
  const byTitle = new Map<string, number[]>();
  outlines.forEach(({ titles }, at) => {
    for (const title of titles) byTitle.set(title, [...(byTitle.get(title) ?? []), at]);
  });
  return [...byTitle.values()].flatMap((namesakes) =>
    namesakes.length < 2 ? [] : similar(outlines, namesakes),
  );
}

function similar(outlines: readonly Outline[], namesakes: readonly number[]): [number, number][] {
  const holders = new Map<number, number[]>();
  for (const at of namesakes) {
    for (const sentence of outlines[at]!.sentences) {
      const held = holders.get(sentence);
      if (held) held.push(at);
      else holders.set(sentence, [at]);
    }
  }
  const shared = new Map<string, [number, number, number]>();
  for (const held of holders.values()) {
    if (held.length > MOST_HOLDERS) continue;
    held.forEach((a, from) => {
      for (const b of held.slice(from + 1)) {
        const pair = `${a} ${b}`;
        const count = shared.get(pair);
        if (count) count[2]++;
        else shared.set(pair, [a, b, 1]);
      }
    });
  }
  const sizeOf = (at: number) => outlines[at]!.sentences.length;
  return [...shared.values()].flatMap(([a, b, count]) =>
    count >= SHARED * Math.min(sizeOf(a), sizeOf(b)) ? [[a, b] as [number, number]] : [],
  );
}
