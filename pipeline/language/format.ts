/**
 * The layout of `model.bin`, little endian, read without decoding: header, parameters (float32), where each
 * block of words starts, remainders of word keys, word levels (uint16), n-gram weights (int8).
 * bench/language/pack.ts writes it.
 */
import { BUCKET_BITS } from './scan.ts';

/** What the scores are of. `shared`: names, and strings that read the same in English and Spanish. */
export const CLASS = { english: 0, spanish: 1, southern: 2, northern: 3, shared: 4 } as const;
export const CLASSES = 5;
/** Word frequencies are kept as levels 0–31 of half a natural logarithm each; 0 is a word not known. */
export const LEVELS = 32;
/** For scoring, levels are folded into this many bands per language. */
export const BANDS = 8;
/** A word's key is the first 28 bits of its hash: 12 name a block, 16 the word in it. Of unknown words, one in 4,000 is mistaken for a known one. */
export const BLOCK_BITS = 12;
export const REMAINDER_BITS = 16;
export const KEY_BITS = BLOCK_BITS + REMAINDER_BITS;
export const MAGIC = 0x474c4433;
/** Magic, number of parameters, number of words. */
export const HEADER_WORDS = 3;

/** Where each kind of parameter begins: biases, a weight per pair of bands, per log ratio, the n-grams' scale. */
export const BANDS_AT = CLASSES;
export const RATIO_AT = BANDS_AT + BANDS * BANDS * CLASSES;
export const SCALE_AT = RATIO_AT + CLASSES;
export const PARAMETERS = SCALE_AT + 1;

const STARTS = (1 << BLOCK_BITS) + 1;
const WEIGHTS = (1 << BUCKET_BITS) * CLASSES;

export interface Model {
  readonly parameters: Float32Array;
  /** The first word of each block, and the end of the last. */
  readonly starts: Uint16Array;
  /** Sorted within a block. */
  readonly remainders: Uint16Array;
  /** English level * 32 + Spanish level. */
  readonly levels: Uint16Array;
  /** `CLASSES` weights for each bucket, a byte each: in a view, for the first four are read at once. */
  readonly weights: DataView;
}

export function decodeModel(bytes: Uint8Array): Model {
  const data = aligned(bytes);
  const [magic, parameters, words] = new Uint32Array(data, 0, HEADER_WORDS);
  if (magic !== MAGIC || parameters !== PARAMETERS || words === undefined) {
    throw new Error('pipeline/language/model.bin does not fit this version: run bench/language/train.ts');
  }
  const startsAt = (HEADER_WORDS + PARAMETERS) * 4;
  const remaindersAt = startsAt + STARTS * 2;
  const levelsAt = remaindersAt + words * 2;
  return {
    parameters: new Float32Array(data, HEADER_WORDS * 4, PARAMETERS),
    starts: new Uint16Array(data, startsAt, STARTS),
    remainders: new Uint16Array(data, remaindersAt, words),
    levels: new Uint16Array(data, levelsAt, words),
    weights: new DataView(data, levelsAt + words * 2, WEIGHTS),
  };
}

/** The levels of a word by its hash, English * 32 + Spanish; 0 when it is not known. */
export function levelsOf({ starts, remainders, levels }: Model, hash: number): number {
  const block = hash >>> (32 - BLOCK_BITS);
  const remainder = (hash >>> (32 - KEY_BITS)) & ((1 << REMAINDER_BITS) - 1);
  const end = starts[block + 1]!;
  for (let at = starts[block]!; at < end; at++) if (remainders[at] === remainder) return levels[at]!;
  return 0;
}

/** Typed arrays need their bytes at a multiple of four, which a slice of a pool may not be. */
function aligned(bytes: Uint8Array): ArrayBufferLike {
  const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  return whole ? bytes.buffer : new Uint8Array(bytes).buffer;
}
