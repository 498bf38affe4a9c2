/**
 * A table of strings as it lies in a file: looked up in place, so that nothing is built when it is loaded. What is
 * published has its data like that (`rolldown.data.ts`): filling a map of ten thousand words takes longer than an
 * article takes to be separated.
 *
 * Little endian: the number of slots, a power of two; for each slot the place of its key (unsigned, 32 bits: where it
 * begins among the keys times 512 plus its length, both in UTF-16 units; 0 for a free slot); for each slot its value
 * (signed, 32 bits); the keys as UTF-16 one after the other. A key taken away from its slot stands in the next free one.
 */
import { fnv1a } from '../model/fnv.ts';

export interface Table {
  get(key: string): number | undefined;
}

const LONGEST = 511;

/** Values are whole numbers of 32 bits. Throws on the empty key and on keys longer than 511 units. */
export function packTable(entries: ReadonlyMap<string, number>): Uint8Array {
  let slots = 4;
  while (slots * 3 < entries.size * 4) slots *= 2;
  const text = Buffer.from([...entries.keys()].join(''), 'utf16le');
  const bytes = new Uint8Array(4 + slots * 8 + text.length);
  const { places, values } = columns(bytes, slots);
  new Uint32Array(bytes.buffer, 0, 1)[0] = slots;
  bytes.set(text, 4 + slots * 8);
  let start = 0;
  for (const [key, value] of entries) {
    if (key.length === 0 || key.length > LONGEST) throw new RangeError(`no key for a table: "${key}"`);
    let at = hashOf(key) & (slots - 1);
    while (places[at] !== 0) at = (at + 1) & (slots - 1);
    places[at] = start * (LONGEST + 1) + key.length;
    values[at] = value;
    start += key.length;
  }
  return bytes;
}

/** Of bytes that begin at a multiple of four in their buffer, as those of a file do. */
export function openTable(bytes: Uint8Array): Table {
  const slots = new Uint32Array(bytes.buffer, bytes.byteOffset, 1)[0]!;
  const { places, values } = columns(bytes, slots);
  const keys = Buffer.from(
    bytes.buffer,
    bytes.byteOffset + 4 + slots * 8,
    bytes.length - 4 - slots * 8,
  ).toString('utf16le');
  return {
    get: (key) => {
      let at = hashOf(key) & (slots - 1);
      for (; places[at] !== 0; at = (at + 1) & (slots - 1)) {
        const place = places[at]!;
        if ((place & LONGEST) === key.length && keys.startsWith(key, place >>> 9)) return values[at];
      }
      return undefined;
    },
  };
}

function columns(bytes: Uint8Array, slots: number): { places: Uint32Array; values: Int32Array } {
  return {
    places: new Uint32Array(bytes.buffer, bytes.byteOffset + 4, slots),
    values: new Int32Array(bytes.buffer, bytes.byteOffset + 4 + slots * 4, slots),
  };
}

/** The upper half folded into the lower. */
function hashOf(key: string): number {
  const hash = fnv1a(key);
  return hash ^ (hash >>> 15);
}
