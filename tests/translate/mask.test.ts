import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodedText, formatCoded, type Piece, parseCoded } from '../../pipeline/model/coded-text.ts';
import { splitKept } from '../../pipeline/translate/keep.ts';
import { isPlain, maskXml } from '../../pipeline/translate/mask.ts';
import { splitOpaque } from '../../pipeline/translate/opaque.ts';
import { restoreXml } from '../../pipeline/translate/restore.ts';

const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    value: fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.string({ unit: fc.constantFrom(...'<>/\\&;xkc12 {}$%@.a'), minLength: 1 }),
    ),
  }),
  fc.record({
    kind: fc.constant('code' as const),
    id: fc.integer({ min: 1, max: 12 }),
    type: fc.constantFrom('open' as const, 'close' as const),
  }),
  fc.record({
    kind: fc.constant('code' as const),
    id: fc.integer({ min: 13, max: 20 }),
    type: fc.constant('standalone' as const),
  }),
);
/** Coded text in its one spelling. */
const coded = fc.array(piece, { maxLength: 8 }).map((pieces) => formatCoded(parseCoded(formatCoded(pieces))));

describe('masking', () => {
  it('is undone by restoring, whatever the text holds', () => {
    fc.assert(
      fc.property(coded, fc.constantFrom('xml' as const, 'html' as const), (text, empty) => {
        expect(parseCoded(restoreXml(maskXml(text, { keep: ['a', 'x1'], empty }), text))).toEqual(
          parseCoded(text),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('writes tags as short as they can be and escapes the rest', () => {
    const text = 'Read <1>the report</1> & <2/> 5 < 6' as CodedText;
    expect(maskXml(text)).toBe('Read <x1>the report</x1> &amp; <x2/> 5 &lt; 6');
    expect(maskXml(text, { empty: 'html' })).toContain('<x2></x2>');
  });

  it('shields words to keep, interpolations and addresses', () => {
    const masked = maskXml('Ask {{name}} of New York at https://example.com/a.', { keep: ['New York'] });
    expect(masked).toBe('Ask <k>{{name}}</k> of <k>New York</k> at <k>https://example.com/a</k>.');
  });

  it('knows which texts need no masking', () => {
    expect(isPlain('Tom & Jerry: 5 < 6', [])).toBe(true);
    expect(isPlain('Read <1>it</1>', [])).toBe(false);
    expect(isPlain('Tom of York', ['York'])).toBe(false);
    expect(isPlain('Hello {{name}}', [])).toBe(false);
    expect(isPlain('a \\<1> b', [])).toBe(false);
  });

  it('reads what engines make of tags: entities, spaces, a pair for an empty one', () => {
    expect(
      restoreXml(
        'Lee &quot;<x1 >el</x1> informe&quot;<x2></x2>',
        'Read "<1>the</1> report"<2/>' as CodedText,
      ),
    ).toBe('Lee "<1>el</1> informe"<2/>');
    expect(restoreXml('<x1/> vacío', '<1></1> empty' as CodedText)).toBe('<1></1> vacío');
  });
});

describe('splitting', () => {
  it('loses nothing', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}$t()%sd@.:/ahtp w-<>"') });
    fc.assert(
      fc.property(text, fc.array(fc.string(), { maxLength: 3 }), (whole, keep) => {
        expect(
          splitOpaque(whole)
            .map(({ value }) => value)
            .join(''),
        ).toBe(whole);
        expect(
          splitKept(whole, keep)
            .map(({ value }) => value)
            .join(''),
        ).toBe(whole);
      }),
    );
  });

  it('keeps whole words only, and the longest', () => {
    const kept = (text: string, keep: string[]): string[] =>
      splitKept(text, keep).flatMap(({ value, kept: is }) => (is ? [value] : []));
    expect(kept('New York is not Yorkshire', ['York', 'New York'])).toEqual(['New York']);
    expect(kept('C++ and .NET, not C', ['C++', '.NET'])).toEqual(['C++', '.NET']);
    expect(kept('áÑo año', ['año'])).toEqual(['año']);
  });

  it('stays quick on hostile text', () => {
    for (const bit of ['{', '{{', '$t(', '%(', 'www.', 'a@', 'a.', '<x1', '&#', '<k ', '1,', 'http://']) {
      const long = bit.repeat(40_000);
      expect(
        splitOpaque(long)
          .map(({ value }) => value)
          .join(''),
      ).toBe(long);
      expect(restoreXml(maskXml(long), long as CodedText)).toBe(formatCoded(parseCoded(long)));
    }
  });
});
