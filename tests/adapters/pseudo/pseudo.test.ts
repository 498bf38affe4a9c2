import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pseudoText } from '../../../pipeline/adapters/pseudo/pseudo.ts';
import { type CodedText, parseCoded } from '../../../pipeline/model/coded-text.ts';

const pseudo = (text: string, keep: string[] = []): string => pseudoText(text as CodedText, keep);

describe('pseudo-localisation', () => {
  it('accents letters, stretches words and puts brackets around', () => {
    expect(pseudo('The people')).toBe('[Ţĥé þééöþļéé]');
  });

  it('leaves codes, interpolations, addresses and kept words alone', () => {
    const text = 'Read <1>all {{count}} pages</1><2/> of Oslo at https://example.com/a.';
    const out = pseudo(text, ['Oslo']);
    for (const part of ['{{count}}', 'Oslo', 'https://example.com/a', '<1>', '</1><2/>'])
      expect(out).toContain(part);
  });

  it('makes a long text about 30 % longer', () => {
    const text =
      'Agriculture and technology dominated the conversation between the two governments on Monday. ';
    const ratio = pseudo(text.repeat(10)).length / text.repeat(10).length;
    expect(ratio).toBeGreaterThan(1.2);
    expect(ratio).toBeLessThan(1.32);
  });

  it('keeps every code and all that is not a letter, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab é<>/12\\{}%$.') }), (text) => {
        const out = pseudo(text);
        const codes = (of: string): unknown[] => parseCoded(of).filter(({ kind }) => kind === 'code');
        expect(codes(out)).toEqual(codes(text));
        expect(out).toBe(pseudo(text));
      }),
    );
  });
});
