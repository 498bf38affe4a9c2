/** What is worked out of a text, and when: only what somebody asks for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glanceAt } from '../../pipeline/check/glance.ts';
import { maskOpaque } from '../../pipeline/check/opaque.ts';
import { readQuotations } from '../../pipeline/check/quotations.ts';
import { RULES } from '../../pipeline/check/rules/index.ts';
import { runRules } from '../../pipeline/check/run.ts';
import { sideOf } from '../../pipeline/check/side.ts';
import { bundleSubject, segmentSubject, subjects } from './support/subjects.ts';

describe('a text of which a glance was caught', () => {
  const parts =
    'a b.c , : ; . - -- / @ & < > % $ { } {{x}} {{ {% %} $t( ) ( [ ] [@k] " “ ” « » ‘ ’ ` http:// https://a www. www.a a@b.co %s <b> &amp; --out :ab: :12: 12:30 {#i} {a="b"} ü ¿ \u00a0 \n';
  const text = fc
    .array(fc.tuple(fc.constantFrom(...parts.split(/ /)), fc.constantFrom('', ' ')), { maxLength: 9 })
    .map((pieces) => pieces.flat().join(''));

  it('has the same words and quotations as one that is looked through', () => {
    const about = {
      source: undefined,
      language: 'es',
      name: undefined,
      role: 'string',
      hasTerms: false,
    } as const;
    fc.assert(
      fc.property(text, (target) => {
        const side = sideOf(glanceAt({ ...about, target }).target, 'es');
        expect(side.words).toBe(maskOpaque(target));
        expect(side.quotations).toEqual(readQuotations(maskOpaque(target)));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a sentence of which nothing is told', () => {
  it('is looked for in no file', () => {
    const subject = segmentSubject({ source: 'The <1>port</1> closed.', target: 'Cerró el <1>puerto</1>.' });
    const get = () => {
      throw new Error('nobody has anything to tell');
    };
    Object.defineProperties(subject, { sourcePlace: { get }, targetPlace: { get }, targetText: { get } });
    const all = Object.fromEntries(RULES.map(({ id }) => [id, 'warning' as const]));
    expect(runRules(RULES, subjects({ segments: [subject] }), { severities: all })).toEqual([]);
  });
});

describe('length-limit', () => {
  it('knows no limit that nobody set, whatever a key is called', () => {
    const texts = { constructor: 'x'.repeat(99), toString: 'y'.repeat(99) };
    const bundles = [bundleSubject({ locale: 'es', texts })];
    const rules = RULES.filter(({ id }) => id === 'length-limit');
    expect(runRules(rules, subjects({ bundles }), {})).toEqual([]);
  });
});
