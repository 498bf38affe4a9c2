/** Writes trained weights and known words in the layout that pipeline/language/format.ts describes. */
import { BLOCK_BITS, MAGIC, PARAMETERS, REMAINDER_BITS } from '../../pipeline/language/format.ts';
import type { Weights } from './fit.ts';
import type { Lexicon } from './lexicon.ts';

/** The few largest weights are cut, so that the rest keep their precision in eight bits. */
const KEPT_WHOLE = 0.999;

export function encodeModel(weights: Weights, lexicon: Lexicon): Uint8Array {
  const scale = quantile(weights.grams, KEPT_WHOLE) / 127;
  const words = [...lexicon].sort(([a], [b]) => a - b);
  const parameters = Float32Array.from([...weights.bias, ...weights.bands, ...weights.ratio, scale]);
  return Buffer.concat(
    [
      Uint32Array.from([MAGIC, PARAMETERS, words.length]),
      parameters,
      startsOf(words.map(([key]) => key >>> REMAINDER_BITS)),
      Uint16Array.from(words, ([key]) => key & ((1 << REMAINDER_BITS) - 1)),
      Uint16Array.from(words, ([, levels]) => levels),
      Int8Array.from(weights.grams, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
    ].map((part) => new Uint8Array(part.buffer)),
  );
}

function quantile(values: Float32Array, share: number): number {
  return values.map(Math.abs).sort()[Math.floor((values.length - 1) * share)]!;
}

/** Where each block begins in the sorted words, and where the last one ends. */
function startsOf(blocks: readonly number[]): Uint16Array {
  const starts = new Uint16Array((1 << BLOCK_BITS) + 1);
  for (const block of blocks) starts[block + 1]!++;
  for (let block = 1; block < starts.length; block++) starts[block]! += starts[block - 1]!;
  return starts;
}
