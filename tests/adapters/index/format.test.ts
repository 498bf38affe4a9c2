import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeIndex, encodeIndex, stateOf } from '../../../pipeline/adapters/index/format.ts';
import type { State } from '../../../pipeline/adapters/index/state.ts';

const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const stamp = fc.record({
  kind: fc.integer({ min: 0, max: 3 }),
  size: fc.nat(),
  modified: number,
  changed: number,
  inode: fc.nat(),
});
const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\0/]/.test(text));
const digest = fc.stringMatching(/^[0-9a-f]{32}$/);
const entry = { path: name, stamp, digest };
const folder = fc.record(
  {
    ...entry,
    names: fc.array(name).map((names) => names.join('/')),
    endings: fc.array(name),
  },
  { requiredKeys: ['path', 'stamp', 'digest', 'names'] },
);
const state: fc.Arbitrary<State> = fc.record({
  scanned: number,
  folders: fc.array(folder),
  files: fc.array(fc.record(entry)),
});
const text = fc.string().map((said): Uint8Array => Buffer.from(said));
const header = fc.record({
  code: fc.string(),
  answers: fc.dictionary(fc.string(), fc.record({ exit: fc.nat(2), out: text, err: text }), {
    noNullPrototype: true,
  }),
});

describe('the index on the disk', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(header, state, (head, of) => {
        const read = decodeIndex(encodeIndex(head, of));
        expect(read?.header).toEqual(head);
        expect(read && stateOf(read.table)).toEqual(of);
      }),
    );
  });

  it('is none with any byte changed, left out or added', () => {
    fc.assert(
      fc.property(header, state, fc.nat(), fc.integer({ min: 1, max: 255 }), (head, of, at, by) => {
        const bytes = encodeIndex(head, of);
        const place = at % bytes.length;
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ by;
        expect(decodeIndex(changed)).toBeUndefined();
        expect(decodeIndex(bytes.subarray(0, place))).toBeUndefined();
        expect(decodeIndex(Buffer.concat([bytes, Buffer.from([by])]))).toBeUndefined();
      }),
    );
  });
});
