import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Alignment, alignRecord } from '../../pipeline/memory/align.ts';
import { matchSequence } from '../../pipeline/memory/align-sequence.ts';
import { recordOf, segments } from './records.ts';

function kinds(alignments: readonly Alignment[]): string[] {
  return alignments.map((alignment) => alignment.kind);
}

function alignTexts(before: readonly string[], after: readonly string[]): Alignment[] {
  return alignRecord(recordOf(before.map((text) => [text, `T:${text}`])), segments(after));
}

function oldOf(alignment: Alignment | undefined): string | undefined {
  return alignment && 'old' in alignment ? alignment.old.id : undefined;
}

const A = 'The mayor spoke on Monday.';
const B = 'The council will vote next week.';
const C = 'Nobody answered our questions.';

describe('alignRecord', () => {
  test('an unchanged article', () => {
    expect(kinds(alignTexts([A, B, C], [A, B, C]))).toEqual(['same', 'same', 'same']);
  });

  test('a sentence put in front', () => {
    expect(kinds(alignTexts([A, B], ['Breaking news today.', A, B]))).toEqual(['new', 'same', 'same']);
  });

  test('a sentence moved', () => {
    expect(kinds(alignTexts([A, B, C], [C, A, B]))).toEqual(['moved', 'same', 'same']);
  });

  test('a sentence changed, one deleted', () => {
    const [first, second, gone] = alignTexts([A, B, C], [A, 'The council will vote next month.']);
    expect([first?.kind, second?.kind, gone?.kind]).toEqual(['same', 'changed', 'deleted']);
    expect(second).toMatchObject({ old: { source: B } });
    expect(gone).toMatchObject({ old: { source: C } });
  });

  test('a sentence that was retired comes back', () => {
    const record = recordOf([[A, 'a']], [[B, 'b']]);
    expect(alignRecord(record, segments([A, B]))[1]).toMatchObject({
      kind: 'returned',
      old: { target: 'b' },
    });
  });

  test('a second copy of a sentence', () => {
    expect(kinds(alignTexts([A, B], [A, B, A]))).toEqual(['same', 'same', 'repeated']);
  });

  test('repeated sentences keep to their neighbours', () => {
    const record = recordOf([
      [A, 'a'],
      ['Yes.', 'Sí.'],
      [B, 'b'],
      ['Yes.', 'Claro.'],
    ]);
    const moved = alignRecord(record, segments([B, 'Yes.', A, 'Yes.']));
    expect(moved.map((found) => ('old' in found ? found.old.target : ''))).toEqual([
      'b',
      'Claro.',
      'a',
      'Sí.',
    ]);
  });

  test('sentences joined and cut in two', () => {
    const joined = alignTexts(
      [A, 'It rained, and', 'the game was off.', C],
      [A, 'It rained, and the game was off.', C],
    );
    expect(joined[1]).toMatchObject({ kind: 'merged', target: 'T:It rained, and T:the game was off.' });
    const cut = alignTexts(
      [A, 'It rained and the game was off.'],
      [A, 'It rained.', 'And the game was off.'],
    );
    expect(kinds(cut)).toEqual(['same', 'split', 'split']);
  });

  test.each([
    ['quotation marks', 'He said "yes" today.', 'He said “yes” today.'],
    ['letter case', 'Getting Started', 'Getting started'],
    ['white space', 'One  two three.', 'One two three.'],
    ['a comma', 'In May he left.', 'In May, he left.'],
    ['codes taken away', 'See <1>the report</1> now.', 'See the report now.'],
  ])('%s cost nothing', (_, before, after) => {
    expect(alignTexts([A, before], [A, after])[1]).toMatchObject({ kind: 'redressed', state: 'reviewed' });
  });

  test('a code with no place in the old translation makes the sentence changed', () => {
    expect(alignTexts(['Read the report now.'], ['Read <1>the report</1> now.'])[0]).toMatchObject({
      kind: 'redressed',
    });
    const record = recordOf([['Read the report now.', 'Lea el informe ahora.']]);
    expect(alignRecord(record, segments(['Read <1>the report</1> now.']))[0]).toMatchObject({
      kind: 'changed',
      similarity: 1,
    });
  });
});

describe('laws', () => {
  const sentence = fc.constantFrom(
    A,
    B,
    C,
    'Yes.',
    'No.',
    'The mayor spoke on Tuesday.',
    'Why?',
    '12 <1/> x.',
  );
  const articles = fc.array(sentence, { maxLength: 30 });

  test('a record aligns with itself', () => {
    fc.assert(
      fc.property(articles, (texts) => {
        const record = recordOf(texts.map((text) => [text, 't']));
        const found = alignRecord(record, segments(texts));
        expect(kinds(found)).toEqual(texts.map(() => 'same'));
        expect(found.map(oldOf)).toEqual(record.segments.map(({ id }) => id));
      }),
    );
  });

  test('a sentence put in changes no other', () => {
    fc.assert(
      fc.property(articles, fc.nat(30), (texts, place) => {
        const at = Math.min(place, texts.length);
        const found = alignTexts(texts, [
          ...texts.slice(0, at),
          'Something else altogether.',
          ...texts.slice(at),
        ]);
        expect(kinds(found)).toEqual(texts.map(() => 'same').toSpliced(at, 0, 'new'));
      }),
    );
  });

  test('a sentence put into a text that says everything twice changes no other', () => {
    const twice = ['The mayor spoke on Monday.', 'The mayor spoke on Tuesday.', 'Yes.'];
    const found = alignTexts(
      [...twice, ...twice],
      [twice[0]!, 'Something else.', ...twice.slice(1), ...twice],
    );
    expect(kinds(found)).toEqual(['same', 'new', 'same', 'same', 'same', 'same', 'same']);
  });

  test('every segment once, every old sentence at most once, none lost', () => {
    fc.assert(
      fc.property(articles, articles, (before, after) => {
        const record = recordOf(before.map((text) => [text, 't']));
        const found = alignRecord(record, segments(after));
        const current = found.filter((alignment) => alignment.kind !== 'deleted');
        expect(current.map(({ segment }) => segment.source)).toEqual(after);
        const own = found.filter(
          ({ kind }) => kind !== 'repeated' && kind !== 'split' && kind !== 'merged' && kind !== 'new',
        );
        const ids = own.map(oldOf);
        expect(new Set(ids).size).toBe(ids.length);
        const kept = new Set(
          found
            .flatMap((alignment) =>
              'olds' in alignment ? alignment.olds : 'old' in alignment ? [alignment.old] : [],
            )
            .map(({ id }) => id),
        );
        expect(kept.size).toBe(record.segments.length);
      }),
    );
  });

  test('matches of two sequences are equal items in order', () => {
    const items = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 40 });
    fc.assert(
      fc.property(items, items, (previous, next) => {
        let last = -1;
        matchSequence(previous, next).forEach((old, at) => {
          if (old < 0) return;
          expect(previous[old]).toBe(next[at]);
          expect(old).toBeGreaterThan(last);
          last = old;
        });
      }),
    );
  });
});
