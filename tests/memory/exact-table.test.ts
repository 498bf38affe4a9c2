/** The table of numbers answers as the memory that holds all texts, whatever the records and in whatever order they come. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildExactMemory } from '../../pipeline/memory/exact.ts';
import { ExactTable } from '../../pipeline/memory/exact-table.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import { hashText } from '../../pipeline/model/hash.ts';
import { type RecordSegment, STATES, type TranslationRecord } from '../../pipeline/model/segment.ts';

const SOURCES = ['One.', 'Two.', 'Three.', 'Four.'] as CodedText[];
const source = fc.constantFrom(...SOURCES);
const target = fc.constantFrom('', 'a', 'b', 'c') as fc.Arbitrary<CodedText>;
const segment = fc.record({ source, target, state: fc.constantFrom(...STATES) }).map(
  (texts): RecordSegment =>
    ({
      ...texts,
      id: 'x',
      origin: 'machine',
      sourceHash: hashText(texts.source),
      targetHash: hashText(texts.target),
    }) as RecordSegment,
);
const record = fc.record({
  article: fc.constantFrom('news/a', 'news/b', 'c'),
  edition: fc.constantFrom('es', 'es-MX'),
  sourceLanguage: fc.constantFrom('en', 'es'),
  segments: fc.array(segment, { maxLength: 6 }),
  retired: fc.array(segment, { maxLength: 2 }),
}) as fc.Arbitrary<TranslationRecord>;
const neighbour = fc.option(source.map(hashText), { nil: undefined });
const query = fc.record({
  edition: fc.constantFrom('es', 'es-MX'),
  sourceLanguage: fc.constantFrom('en', 'es'),
  source: source.map(hashText),
  before: neighbour,
  after: neighbour,
});

const pathOf = ({ article, edition }: TranslationRecord) => `${article}.${edition}.json`;

it('answers as the memory of all texts does, when records come and are replaced', () => {
  let found = 0;
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 12 }),
      fc.array(query, { minLength: 8 }),
      (records, queries) => {
        const held = new Map<string, TranslationRecord>();
        const table = new ExactTable((path) => held.get(path));
        for (const one of records) {
          held.set(pathOf(one), one);
          table.put(pathOf(one), one);
        }
        const gone = [...held.keys()].at(-1);
        if (gone !== undefined && held.size > 2) {
          table.remove(gone);
          held.delete(gone);
        }
        const memory = buildExactMemory([...held.values()]);
        const again = ExactTable.from(structuredClone(table.keep()), (path) => held.get(path));
        expect(again.size).toBe(table.size);
        for (const one of queries) {
          const answer = memory.find(one);
          if (answer) found++;
          expect(table.find(one)).toEqual(answer);
          expect(again.find(one)).toEqual(answer);
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(found).toBeGreaterThan(500);
});

it('holds more than it was made for, and forgets a record that is gone', () => {
  const many = Array.from({ length: 3000 }, (_, at): TranslationRecord => {
    const text = `Sentence ${at}.` as CodedText;
    const [own] = fc.sample(segment, 1);
    const entry = {
      ...own!,
      source: text,
      sourceHash: hashText(text),
      target: text,
      state: 'translated' as const,
    };
    return {
      article: `a${at}` as TranslationRecord['article'],
      edition: 'es',
      sourceLanguage: 'en',
      segments: [entry],
      retired: [],
    };
  });
  const held = new Map(many.map((one) => [pathOf(one), one]));
  const table = new ExactTable((path) => held.get(path));
  for (const one of many) table.put(pathOf(one), one);
  expect(table.size).toBe(3000);
  const queries = many.map(({ segments: [first] }) => ({
    edition: 'es',
    sourceLanguage: 'en',
    source: first!.sourceHash,
    before: undefined,
    after: undefined,
  }));
  expect(queries.map((one) => table.find(one)?.article)).toEqual(many.map(({ article }) => article));
  held.delete('a7.es.json');
  expect(table.find(queries[7]!)).toBeUndefined();
});
