/** Data made beforehand answers as the data that it is made of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phrasebook, phraseIndex, vocabulary } from '../../pipeline/separate/built-in.ts';
import { openTable, packTable } from '../../pipeline/separate/packed-table.ts';
import { openIndex, prepareIndex } from '../../pipeline/separate/prepared-index.ts';

const key = fc.string({ minLength: 1, maxLength: 60, unit: 'binary' });

describe('a packed table', () => {
  it('has what a map has, and nothing else', () => {
    const entries = fc.array(fc.tuple(key, fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })));
    fc.assert(
      fc.property(entries, fc.array(key), (pairs, others) => {
        const map = new Map(pairs);
        const table = openTable(packTable(map));
        for (const text of [...map.keys(), ...others]) expect(table.get(text)).toBe(map.get(text));
      }),
    );
  });

  it('keeps apart keys that run into each other', () => {
    const table = openTable(
      packTable(
        new Map([
          ['ab', 1],
          ['c', 2],
          ['a', 3],
        ]),
      ),
    );
    expect(['ab', 'c', 'a', 'b', 'abc', 'bc', 'ca', ''].map((text) => table.get(text))).toEqual([
      1,
      2,
      3,
      ...Array(5).fill(undefined),
    ]);
  });

  it('takes no key that it could not find again', () => {
    expect(() => packTable(new Map([['', 1]]))).toThrow(RangeError);
    expect(() => packTable(new Map([['x'.repeat(512), 1]]))).toThrow(RangeError);
    expect(openTable(packTable(new Map([['x'.repeat(511), 1]]))).get('x'.repeat(511))).toBe(1);
  });

  it('holds the vocabulary', () => {
    const words = Object.entries(vocabulary.words);
    const table = openTable(packTable(new Map(words.map(([word], at) => [word, at]))));
    expect(words.filter(([word], at) => table.get(word) !== at)).toEqual([]);
  });
});

describe('the prepared index of the phrasebook', () => {
  const whole = phraseIndex();
  const opened = openIndex(prepareIndex(whole));

  it('finds each of its texts, with and without accents', () => {
    expect(whole.exact.size).toBeGreaterThan(phrasebook.length);
    for (const [text, to] of whole.exact) expect(opened.exact.get(text)).toEqual(to);
    for (const [text, to] of whole.accents) expect(opened.accents.get(text)).toEqual(to);
    expect(opened.exact.get('nobody says this')).toBeUndefined();
    expect(opened.accents.get('nobody says this')).toBeUndefined();
  });

  it('has its patterns, and its first and last words', () => {
    expect(opened.patterns).toEqual(whole.patterns);
    for (const word of new Set([...whole.firstWords, ...whole.lastWords])) {
      if (word === '') continue;
      expect(opened.firstWords.has(word), word).toBe(whole.firstWords.has(word));
      expect(opened.lastWords.has(word), word).toBe(whole.lastWords.has(word));
    }
  });
});
