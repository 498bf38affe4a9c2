import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTexts } from '../../pipeline/review/merge-texts.ts';

describe('two changes of one text', () => {
  it.each([
    [
      'different words',
      'the red house fell',
      'the blue house fell',
      'the red house collapsed',
      'the blue house collapsed',
    ],
    ['one added at each end', 'a b c', 'x a b c', 'a b c y', 'x a b c y'],
    ['both the same', 'a b c', 'a X c', 'a X c', 'a X c'],
    ['one changed nothing', 'a b c', 'a b c', 'a c', 'a c'],
    [
      'beside a tag',
      'see <1>the house</1> now',
      'see <1>the home</1> now',
      'watch <1>the house</1> now',
      'watch <1>the home</1> now',
    ],
  ])('%s are put together', (_, base, ours, theirs, merged) => {
    expect(mergeTexts(base, ours, theirs)).toBe(merged);
    expect(mergeTexts(base, theirs, ours)).toBe(merged);
  });

  it.each([
    ['the same word, each in its own way', 'a b c', 'a X c', 'a Y c'],
    ['one took away what the other changed', 'a b c', 'a c', 'a B c'],
    ['both added at one place', 'a b', 'a x b', 'a y b'],
  ])('%s is left to a person', (_, base, ours, theirs) => {
    expect(mergeTexts(base, ours, theirs)).toBeUndefined();
  });

  it('an unchanged side takes the other’s; the order of sides does not matter', () => {
    const text = fc
      .array(fc.constantFrom('uno', 'dos', 'tres', '<1/>', ' ', '.'), { maxLength: 12 })
      .map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        expect(mergeTexts(base, ours, base)).toBe(ours);
        expect(mergeTexts(base, base, theirs)).toBe(theirs);
        expect(mergeTexts(base, ours, theirs)).toBe(mergeTexts(base, theirs, ours));
      }),
    );
  });

  it('a very long text is not compared at all', () => {
    const long = 'palabra '.repeat(5000);
    expect(mergeTexts(long, `x ${long}`, `${long} y`)).toBeUndefined();
  });
});
