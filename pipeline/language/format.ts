/**
 * The layout of `model.bin`, little endian: the header's words, then float32 parameters, int8 n-gram weights,
 * word levels (uint16), word keys as differences (LEB128). bench/language/pack.ts writes it.
 */
import { BUCKET_BITS } from './scan.ts';

/** What the scores are of: English, Spanish, any other language. */
export const CLASSES = 3;
/** Word frequencies are kept as levels 0–31 of half a natural logarithm each; 0 is a word not known. */
export const LEVELS = 32;
/** For scoring, levels are folded into this many bands per language. */
export const BANDS = 8;
/** Bits of a word's hash that are kept. Of unknown words, one in about a thousand is mistaken for a known one. */
export const KEY_BITS = 26;
export const MAGIC = 0x474c4432;
export const HEADER_WORDS = 3;
/** Biases, then a weight per pair of bands and class, then the weight of the log ratio per class, then the scale. */
export const PARAMETERS = CLASSES + BANDS * BANDS * CLASSES + CLASSES + 1;

const INDEX_BITS = 16;
const BUCKETS = 1 << BUCKET_BITS;

export interface Model {
  /** `PARAMETERS` numbers. */
  readonly parameters: Float32Array;
  /** `CLASSES` weights for each bucket. */
  readonly weights: Int8Array;
  /** Sorted keys of the known words. */
  readonly keys: Uint32Array;
  /** English level * 32 + Spanish level, for each key. */
  readonly levels: Uint16Array;
  /** Where the keys with a given prefix start. */
  readonly starts: Uint32Array;
}

export function decodeModel(bytes: Uint8Array): Model {
  const data = new Uint8Array(bytes).buffer;
  const [magic, parameters, words] = new Uint32Array(data, 0, HEADER_WORDS);
  if (magic !== MAGIC || parameters !== PARAMETERS || words === undefined) {
    throw new Error('pipeline/language/model.bin does not fit this version: run bench/language/train.ts');
  }
  const weightsAt = (HEADER_WORDS + PARAMETERS) * 4;
  const levelsAt = weightsAt + BUCKETS * CLASSES;
  const keysAt = levelsAt + words * 2;
  const keys = decodeKeys(new Uint8Array(data, keysAt), words);
  return {
    parameters: new Float32Array(data, HEADER_WORDS * 4, PARAMETERS),
    weights: new Int8Array(data, weightsAt, BUCKETS * CLASSES),
    keys,
    levels: new Uint16Array(data, levelsAt, words),
    starts: indexKeys(keys),
  };
}

/** The levels of a word by its hash, English * 32 + Spanish; 0 when it is not known. */
export function levelsOf({ keys, levels, starts }: Model, hash: number): number {
  const key = hash >>> (32 - KEY_BITS);
  const prefix = key >>> (KEY_BITS - INDEX_BITS);
  const end = starts[prefix + 1]!;
  for (let at = starts[prefix]!; at < end; at++) if (keys[at] === key) return levels[at]!;
  return 0;
}

function decodeKeys(bytes: Uint8Array, count: number): Uint32Array {
  const keys = new Uint32Array(count);
  let at = 0;
  let key = 0;
  for (let word = 0; word < count; word++) {
    let delta = 0;
    let shift = 0;
    let byte = bytes[at++]!;
    for (; byte > 127; byte = bytes[at++]!, shift += 7) delta |= (byte & 127) << shift;
    key += delta | (byte << shift);
    keys[word] = key;
  }
  return keys;
}

function indexKeys(keys: Uint32Array): Uint32Array {
  const starts = new Uint32Array((1 << INDEX_BITS) + 1);
  let prefix = 0;
  for (let at = 0; at < keys.length; at++) {
    const own = keys[at]! >>> (KEY_BITS - INDEX_BITS);
    while (prefix <= own) starts[prefix++] = at;
  }
  starts.fill(keys.length, prefix);
  return starts;
}
