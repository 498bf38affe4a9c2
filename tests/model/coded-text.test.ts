import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCoded, type Piece, parseCoded, plainText } from '../../pipeline/model/coded-text.ts';

const code = fc.record({
  kind: fc.constant('code' as const),
  id: fc.nat(30),
  type: fc.constantFrom('open' as const, 'close' as const, 'standalone' as const),
});
const text = fc.record({
  kind: fc.constant('text' as const),
  value: fc
    .array(fc.constantFrom('<', '>', '/', '\\', '1', '23', 'a', ' ', 'ñ', '<1>', '</2>', '<3/>'), {
      minLength: 1,
    })
    .map((parts) => parts.join('')),
});

/** Neighbouring texts are one text. */
function merge(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text')
      merged[merged.length - 1] = { kind: 'text', value: last.value + piece.value };
    else merged.push(piece);
  }
  return merged;
}

describe('coded text', () => {
  it('reads codes and text', () => {
    expect(parseCoded('Read <1>the report</1> now<2/>.')).toEqual([
      { kind: 'text', value: 'Read ' },
      { kind: 'code', id: 1, type: 'open' },
      { kind: 'text', value: 'the report' },
      { kind: 'code', id: 1, type: 'close' },
      { kind: 'text', value: ' now' },
      { kind: 'code', id: 2, type: 'standalone' },
      { kind: 'text', value: '.' },
    ]);
  });

  it('leaves what only looks like markup alone', () => {
    expect(formatCoded([{ kind: 'text', value: 'a < b, x <y> and 3 <4' }])).toBe('a < b, x <y> and 3 <4');
    expect(formatCoded([{ kind: 'text', value: 'write <1> here' }])).toBe('write \\<1> here');
    expect(plainText('write \\<1> here')).toBe('write <1> here');
  });

  it('gives back every sequence of pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, code)).map(merge), (pieces) => {
        expect(parseCoded(formatCoded(pieces))).toEqual(pieces);
      }),
      { numRuns: 2000 },
    );
  });
});
