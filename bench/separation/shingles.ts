/**
 * How much of an article's text was kept, as the public article-extraction benchmark counts it
 * (github.com/scrapinghub/article-extraction-benchmark): runs of four words, with how often each stands there.
 */

export interface Overlap {
  readonly precision: number;
  readonly recall: number;
}

const RUN = 4;

export function overlapOf(truth: string, found: string): Overlap {
  const [wanted, got] = [shinglesOf(truth), shinglesOf(found)];
  let both = 0;
  for (const [run, count] of got) both += Math.min(count, wanted.get(run) ?? 0);
  const sum = (runs: ReadonlyMap<string, number>) => [...runs.values()].reduce((all, one) => all + one, 0);
  const [gotAll, wantedAll] = [sum(got), sum(wanted)];
  return { precision: gotAll ? both / gotAll : 1, recall: wantedAll ? both / wantedAll : 1 };
}

/** The mean of each, and F1 of the means, as the benchmark reports them. */
export function meanOf(overlaps: readonly Overlap[]): Overlap & { readonly f1: number } {
  const mean = (pick: (one: Overlap) => number) =>
    overlaps.reduce((all, one) => all + pick(one), 0) / overlaps.length;
  const [precision, recall] = [mean((one) => one.precision), mean((one) => one.recall)];
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
}

function shinglesOf(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const runs = new Map<string, number>();
  const add = (run: string) => runs.set(run, (runs.get(run) ?? 0) + 1);
  if (words.length > 0 && words.length < RUN) add(words.join(' '));
  for (let at = 0; at + RUN <= words.length; at++) add(words.slice(at, at + RUN).join(' '));
  return runs;
}
