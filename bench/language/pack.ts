/** Writes the trained weights and the word levels in the layout that pipeline/language/model.ts reads. */
import { HEADER_WORDS, MAGIC, PARAMETERS } from '../../pipeline/language/format.ts';
import type { Lexicon } from './examples.ts';
import type { Weights } from './fit.ts';

export function encodeModel(weights: Weights, lexicon: Lexicon): Uint8Array {
  const scale = Math.max(...[99.9].map((share) => percentile(weights.grams, share))) / 127;
  const parameters = Float32Array.from([...weights.bias, ...weights.bands, ...weights.ratio, scale]);
  const grams = Int8Array.from(weights.grams, (weight) => clamp(Math.round(weight / scale)));
  const words = [...lexicon].filter(([, levels]) => levels > 0).sort(([a], [b]) => a - b);
  const levels = Uint16Array.from(words, ([, level]) => level);
  const header = Uint32Array.from([MAGIC, PARAMETERS, words.length]);
  if (header.length !== HEADER_WORDS || parameters.length !== PARAMETERS) throw new Error('layout');
  return Buffer.concat([bytesOf(header), bytesOf(parameters), bytesOf(grams), bytesOf(levels), encodeKeys(words)]);
}

function bytesOf(array: Uint32Array | Float32Array | Int8Array | Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function clamp(value: number): number {
  return Math.max(-127, Math.min(127, value));
}

/** The few weights beyond this share of all are cut to it, so that the rest keep their precision. */
function percentile(values: Float32Array, share: number): number {
  const sizes = values.map(Math.abs).sort();
  return sizes[Math.floor((sizes.length * share) / 100)]!;
}

function encodeKeys(words: readonly (readonly [number, number])[]): Uint8Array {
  const bytes: number[] = [];
  let previous = 0;
  for (const [key] of words) {
    let delta = key - previous;
    previous = key;
    for (; delta > 127; delta >>>= 7) bytes.push((delta & 127) | 128);
    bytes.push(delta);
  }
  return Uint8Array.from(bytes);
}
