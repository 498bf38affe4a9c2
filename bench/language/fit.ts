/**
 * Multinomial logistic regression over hashed n-grams and word frequencies, by stochastic gradient descent
 * with per-weight steps (AdaGrad). Deterministic: the same examples in the same order give the same weights.
 */
import { BANDS, CLASSES } from '../../pipeline/language/format.ts';
import { BUCKET_BITS } from '../../pipeline/language/scan.ts';

export interface Example {
  readonly grams: Uint32Array;
  /** A pair of bands for each word. */
  readonly bands: Uint8Array;
  /** Sum of the words' log ratios. */
  readonly ratio: number;
  /** How likely each class is, summing to 1: a string equal in both languages is half and half. */
  readonly target: readonly number[];
  readonly weight: number;
}

export interface Weights {
  readonly bias: Float32Array;
  readonly grams: Float32Array;
  readonly bands: Float32Array;
  readonly ratio: Float32Array;
}

export interface FitOptions {
  readonly epochs: number;
  readonly rate: number;
}

export const FIT: FitOptions = { epochs: 6, rate: 0.3 };

export function fit(examples: readonly Example[], options: FitOptions = FIT): Weights {
  const weights = blank(0);
  const squares = blank(1e-6);
  const order = examples.map((_, at) => at);
  const random = generator(1);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    const rate = options.rate * (1 - (0.9 * epoch) / options.epochs);
    for (const at of order) step(examples[at]!, weights, squares, rate);
  }
  return weights;
}

/** The same sums as pipeline/language/score.ts has, before the weights are rounded. */
function scores(example: Example, weights: Weights): Float64Array {
  const into = new Float64Array(CLASSES);
  const perGram = 1 / Math.sqrt(Math.max(1, example.grams.length));
  const perWord = 1 / Math.sqrt(Math.max(1, example.bands.length));
  for (let c = 0; c < CLASSES; c++) into[c] = weights.bias[c]! + weights.ratio[c]! * example.ratio * perWord;
  for (const gram of example.grams) {
    for (let c = 0; c < CLASSES; c++) into[c]! += weights.grams[gram * CLASSES + c]! * perGram;
  }
  for (const band of example.bands) {
    for (let c = 0; c < CLASSES; c++) into[c]! += weights.bands[band * CLASSES + c]! * perWord;
  }
  return into;
}

function probabilities(values: Float64Array): Float64Array {
  const highest = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - highest));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}

function blank(value: number): Weights {
  return {
    bias: new Float32Array(CLASSES).fill(value),
    grams: new Float32Array((1 << BUCKET_BITS) * CLASSES).fill(value),
    bands: new Float32Array(BANDS * BANDS * CLASSES).fill(value),
    ratio: new Float32Array(CLASSES).fill(value),
  };
}

function step(example: Example, weights: Weights, squares: Weights, rate: number): void {
  const chances = probabilities(scores(example, weights));
  const perGram = 1 / Math.sqrt(Math.max(1, example.grams.length));
  const perWord = 1 / Math.sqrt(Math.max(1, example.bands.length));
  for (let c = 0; c < CLASSES; c++) {
    const error = (example.target[c]! - chances[c]!) * example.weight;
    if (Math.abs(error) < 1e-4) continue;
    nudge(weights.bias, squares.bias, c, error, rate);
    nudge(weights.ratio, squares.ratio, c, error * example.ratio * perWord, rate);
    for (const gram of example.grams) {
      const at = gram * CLASSES + c;
      nudge(weights.grams, squares.grams, at, error * perGram, rate);
    }
    for (const band of example.bands) {
      nudge(weights.bands, squares.bands, band * CLASSES + c, error * perWord, rate);
    }
  }
}

function nudge(
  values: Float32Array,
  squares: Float32Array,
  at: number,
  gradient: number,
  rate: number,
): void {
  squares[at]! += gradient * gradient;
  values[at]! += (rate * gradient) / Math.sqrt(squares[at]!);
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at]!;
    order[at] = order[other]!;
    order[other] = kept;
  }
}

/** A linear congruential generator (Numerical Recipes): numbers in [0, 1), the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
