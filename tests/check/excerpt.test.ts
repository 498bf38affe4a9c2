import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../pipeline/check/excerpt.ts';

const graphemes = (text: string) =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

describe('the start of a text', () => {
  it('is all of a short one', () => {
    expect(excerpt('x'.repeat(60))).toBe('x'.repeat(60));
    expect(excerpt('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`);
  });

  it('is as many whole graphemes as there is room for, whatever they are made of', () => {
    const odd = fc.constantFrom(
      '\r',
      '\n',
      '\r\n',
      '\u0301',
      '👩‍👩‍👧',
      '\u200d',
      '\u2028',
      '\ud83d',
      '\ufe0f',
      '“',
      '…',
      '\u2011',
    );
    const plain = fc.string({ minLength: 1, maxLength: 12, unit: 'binary' });
    const ascii = fc.string({ minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(fc.oneof(odd, plain, ascii), { minLength: 8, maxLength: 30 }), (parts) => {
        const text = parts.join('');
        fc.pre(text.length > 60);
        let whole = '';
        for (const grapheme of graphemes(text.slice(0, 80))) {
          if (whole.length + grapheme.length > 59) break;
          whole += grapheme;
        }
        expect(excerpt(text)).toBe(`${whole.trimEnd()}…`);
      }),
      { numRuns: 400 },
    );
  });
});
