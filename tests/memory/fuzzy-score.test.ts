import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTokens, encodeTokens } from '../../pipeline/memory/fuzzy/codec.ts';
import { editDistance } from '../../pipeline/memory/fuzzy/distance.ts';
import {
  exchangeCost,
  FIRST_WORD_KEY,
  pack,
  totalWeight,
  weightOf,
} from '../../pipeline/memory/fuzzy/pack.ts';
import {
  bucketOf,
  bucketsFor,
  MIN_SCORE,
  prefixOf,
  sharedNeeded,
} from '../../pipeline/memory/fuzzy/prefix.ts';
import { costLimit, percent, score } from '../../pipeline/memory/fuzzy/score.ts';
import { tokenise } from '../../pipeline/memory/fuzzy/tokens.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';

const scored = (a: string, b: string): number => score(a as CodedText, b as CodedText);
const classes = (text: string) => tokenise(text).map((token) => `${token.text}:${token.class}`);

describe('tokens', () => {
  it('are words, names, numbers, addresses, placeholders, punctuation and codes', () => {
    expect(classes('The mayor of <1>New York</1> paid $1,500.')).toEqual([
      'The:word',
      'mayor:word',
      'of:word',
      'open:code',
      'New:name',
      'York:name',
      'close:code',
      'paid:word',
      '$:punctuation',
      '1,500:number',
      '.:punctuation',
    ]);
    expect(classes('See https://a.org/b?c=1, ask a.b@c.org or {{name}}; %d, $t(x.y).')).toEqual([
      'See:word',
      'https://a.org/b?c=1:address',
      ',:punctuation',
      'ask:word',
      'a.b@c.org:address',
      'or:word',
      '{{name}}:placeholder',
      ';:punctuation',
      '%d:placeholder',
      ',:punctuation',
      '$t(x.y):placeholder',
      '.:punctuation',
    ]);
  });

  it('take digits that are part of a word for no number', () => {
    expect(classes('the 3rd 5G 4x4 2.ª')).toEqual([
      'the:word',
      '3rd:word',
      '5G:name',
      '4x4:word',
      '2:number',
      '.:punctuation',
      'ª:word',
    ]);
  });

  it('do not take the words of a headline for names', () => {
    expect(classes('Trade Truce Lifts Global Markets').every((token) => token.endsWith(':word'))).toBe(true);
    expect(classes('Madrid says no')[0]).toBe('Madrid:word');
    expect(classes('NATO says no')[0]).toBe('NATO:name');
  });

  it('are the same in an alphabet whose words are not seen one by one', () => {
    const words = [
      ['a', 'а'],
      ['Bc', 'Бц'],
      ["it's", "ит's"],
      ['x_1', 'х_1'],
      ['eé', 'еé'],
    ] as const;
    const others = [
      '3rd',
      '.',
      '-',
      '+',
      '@',
      '%d',
      ',',
      ':',
      '"',
      '’',
      "'",
      'http://',
      'www.',
      '{n}',
      '1',
      '$',
      ' ',
      '\u0301',
    ];
    const parts = [...words, ...others.map((part) => [part, part] as const)];
    const kinds = (text: string) => tokenise(text).map((token) => [token.class, token.at, token.text.length]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts)), (some) => {
        const [plain, strange] = [some.map(([one]) => one).join(''), some.map(([, one]) => one).join('')];
        expect(kinds(plain)).toEqual(kinds(strange));
      }),
      { numRuns: 2000 },
    );
  });

  it('are read in time that grows with the text', () => {
    const hostile = ['a.', '{{', '1,', 'http://', "a'", '$t(', 'a-', '@'].map((part) => part.repeat(50_000));
    for (const text of hostile) expect(tokenise(text).length).toBeGreaterThan(0);
  });
});

describe('score', () => {
  it('is 100 for the same text alone, whatever numbers its codes have', () => {
    expect(scored('Read <1>this</1>.', 'Read <1>this</1>.')).toBe(100);
    expect(scored('Read <1>this</1>.', 'Read <7>this</7>.')).toBe(100);
    expect(scored('Read this.', 'Read  this.')).toBe(99);
    expect(scored('cafe\u0301', 'café')).toBe(100);
    expect(scored('', '')).toBe(100);
    expect(scored('', 'x')).toBe(0);
  });

  it('weighs a word more than a name or number, and these more than case, codes and punctuation', () => {
    const from = 'The mayor said in Madrid that 30 people had left the old town by noon.';
    const losses = [
      from.replace('people', 'soldiers'),
      from.replace('Madrid', 'Lisbon'),
      from.replace('30', '40'),
      from.replace('noon.', 'noon!'),
    ].map((text) => 100 - scored(from, text));
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(new Set(losses).size).toBe(4);
    expect(losses.every((loss) => loss > 0)).toBe(true);
    expect(scored(from, from.replace('The', 'the'))).toBe(99);
    expect(scored(from, from.replace('Madrid', '<1>Madrid</1>'))).toBeGreaterThan(95);
  });

  it('follows its formula', () => {
    // Four words at 20 and a stop at 4 weigh 84; one word exchanged costs 20: 100 · (1 − 20 / 84) = 76.2.
    expect(scored('police made an arrest.', 'police made no arrest.')).toBe(76);
    // A number exchanged costs 4 of 3 · 20 + 10 + 4: 94.6.
    expect(scored('police made 3 arrests.', 'police made 5 arrests.')).toBe(94);
  });

  it('is 0 or 100 for texts too long to be compared', () => {
    const long = 'word '.repeat(500).trim();
    expect([scored(long, long), scored(long, `${long} more`)]).toEqual([100, 0]);
  });
});

const WORDS = [
  'el',
  'la',
  'Madrid',
  'madrid',
  'tregua',
  '3',
  '5',
  '1,500',
  ',',
  '.',
  '<1/>',
  '{{x}}',
  'NATO',
  'de',
];
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 });

/** Packs texts over one vocabulary. */
function packer(): (words: readonly string[]) => number[] {
  const keys = new Map<string, number>();
  return (words) =>
    pack(tokenise(words.join(' ')), (word) => {
      const key = keys.get(word) ?? FIRST_WORD_KEY + keys.size;
      keys.set(word, key);
      return key;
    })!;
}

/** The textbook's table, without any short cut. */
function plainDistance(a: readonly number[], b: readonly number[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 0; i <= a.length; i++)
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 && j === 0) continue;
      table[i]![j] = Math.min(
        i > 0 ? table[i - 1]![j]! + weightOf(a[i - 1]!) : Infinity,
        j > 0 ? table[i]![j - 1]! + weightOf(b[j - 1]!) : Infinity,
        i > 0 && j > 0 ? table[i - 1]![j - 1]! + exchangeCost(a[i - 1]!, b[j - 1]!) : Infinity,
      );
    }
  return table[a.length]![b.length]!;
}

describe('laws', () => {
  it('the distance is that of the whole table, or above the limit', () => {
    fc.assert(
      fc.property(sentence, sentence, fc.integer({ min: 0, max: 300 }), (one, other, limit) => {
        const packed = packer();
        const [a, b] = [packed(one), packed(other)];
        const plain = plainDistance(a, b);
        const found = editDistance(a, b, limit);
        expect(found <= limit ? found : limit + 1).toBe(plain <= limit ? plain : limit + 1);
      }),
      { numRuns: 500 },
    );
  });

  it('the score does not depend on which text is asked for', () => {
    fc.assert(
      fc.property(sentence, sentence, (one, other) => {
        expect(scored(one.join(' '), other.join(' '))).toBe(scored(other.join(' '), one.join(' ')));
      }),
    );
  });

  it('sentences that match share enough of their prefixes, and their buckets are searched', () => {
    const edit = fc.record({ at: fc.nat(), word: fc.constantFrom(...WORDS), kind: fc.constantFrom(0, 1, 2) });
    fc.assert(
      fc.property(sentence, fc.array(edit, { maxLength: 5 }), (one, edits) => {
        const other = edits.reduce((words, { at, word, kind }) => {
          if (kind === 0) return words.with(at % words.length, word);
          return kind === 1 ? words.toSpliced(at % words.length, 0, word) : [...words.slice(1), word];
        }, one);
        const packed = packer();
        const [a, b] = [packed(one), packed(other)];
        const [weightA, weightB] = [totalWeight(a), totalWeight(b)];
        const heavier = Math.max(weightA, weightB);
        if (plainDistance(a, b) > costLimit(heavier, MIN_SCORE)) return;
        const prefix = new Set(prefixOf(b));
        const shared = prefixOf(a).filter((element) => prefix.has(element)).length;
        const buckets = [bucketOf(weightA), bucketOf(weightB)] as const;
        expect(shared).toBeGreaterThanOrEqual(Math.min(...buckets.map(sharedNeeded)));
        const { from, to } = bucketsFor(weightA, MIN_SCORE);
        expect(from <= buckets[1] && buckets[1] <= to).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('a cost within the limit is a score within the limit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8000 }),
        fc.integer({ min: 75, max: 100 }),
        fc.nat(8000),
        (weight, atLeast, cost) => {
          expect(cost <= costLimit(weight, atLeast)).toBe(percent(cost, weight) >= atLeast);
        },
      ),
    );
  });

  it('packed tokens come back from bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 31 - 1 })), (tokens) => {
        expect(decodeTokens(encodeTokens(tokens))).toEqual(tokens);
      }),
    );
  });
});
