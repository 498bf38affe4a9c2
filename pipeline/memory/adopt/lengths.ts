/**
 * How well two lengths fit: Gale and Church, A Program for Aligning Sentences in Bilingual Corpora (1993).
 * Their variance (6.8 per character) is kept; the ratio of the two languages is taken from the files themselves.
 */

const VARIANCE = 6.8;
/** A ratio beyond these is no property of a language: one file is a part of the other. */
const RATIOS = { least: 0.75, most: 1.5 };
/** No difference in length speaks more than this against a pair, in nats. */
const MOST = 7;

export function lengthRatio(source: number, target: number): number {
  if (source === 0) return 1;
  return Math.min(RATIOS.most, Math.max(RATIOS.least, target / source));
}

/** Natural logarithm of 1 over the chance of a difference at least this great; 0 for a perfect fit. */
export function lengthCost(source: number, target: number, ratio: number): number {
  const mean = (source + target / ratio) / 2;
  const deviation = Math.abs(target - source * ratio) / Math.sqrt(Math.max(mean, 1) * VARIANCE);
  return Math.min(MOST, -Math.log(Math.max(tail(deviation), 1e-12)));
}

/** Two-sided tail of the normal distribution; Abramowitz and Stegun, 7.1.26. */
function tail(deviation: number): number {
  const x = deviation / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return series * Math.exp(-x * x);
}
