import { describe, expect, test } from 'vitest';
import { emptyRecord, updateRecord } from '../../pipeline/memory/update.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import type { SegmentId } from '../../pipeline/model/segment.ts';
import { entry, recordOf, segments } from './records.ts';

const A = 'The mayor spoke on Monday.';
const B = 'The council will vote next week.';
const B2 = 'The council will vote next month.';

describe('updateRecord', () => {
  test('an unchanged record stays as it is', () => {
    const record = recordOf([
      [A, 'a'],
      [B, 'b'],
    ]);
    expect(updateRecord(record, segments([A, B]))).toEqual(record);
  });

  test('a new article waits for its translations, and takes them', () => {
    const record = emptyRecord({ article: 'a', sourceLanguage: 'en', edition: 'es' });
    const waiting = updateRecord(record, segments([A]));
    expect(waiting.segments).toMatchObject([{ source: A, target: '', state: 'initial' }]);
    const id = waiting.segments[0]!.id;
    const filled = updateRecord(
      waiting,
      segments([A]),
      new Map([[id, { target: 'a' as CodedText, state: 'translated', origin: 'machine', by: 'deepl' }]]),
    );
    expect(filled.segments).toMatchObject([
      { id, target: 'a', state: 'translated', origin: 'machine', by: 'deepl' },
    ]);
  });

  test('a translation never replaces one that is there', () => {
    const record = recordOf([[A, 'mine']]);
    const id = record.segments[0]!.id;
    const translations = new Map([
      [id, { target: 'theirs' as CodedText, state: 'translated' as const, origin: 'machine' as const }],
    ]);
    expect(updateRecord(record, segments([A]), translations).segments[0]?.target).toBe('mine');
  });

  test('a changed sentence keeps its old texts for the reviewer, and returns when the change is undone', () => {
    const record = recordOf([
      [A, 'a'],
      [B, 'b'],
    ]);
    const changed = updateRecord(record, segments([A, B2]));
    expect(changed.segments[1]).toMatchObject({
      source: B2,
      target: '',
      state: 'initial',
      previous: { source: B, target: 'b' },
    });
    const undone = updateRecord(changed, segments([A, B]));
    expect(undone).toEqual(record);
  });

  test('a sentence changed twice keeps the last texts that belonged together', () => {
    const once = updateRecord(recordOf([[B, 'b']]), segments([B2]));
    const twice = updateRecord(once, segments(['The council will vote next year.']));
    expect(twice.segments[0]?.previous).toEqual({ source: B, target: 'b' });
  });

  test('a deleted sentence is retired and comes back with its state', () => {
    const record = recordOf([
      [A, 'a'],
      [B, 'b', 'final'],
    ]);
    const without = updateRecord(record, segments([A]));
    expect(without.retired).toMatchObject([{ source: B, target: 'b', state: 'final' }]);
    expect(updateRecord(without, segments([A, B]))).toEqual(record);
  });

  test('the capital and the final mark follow the source where they did before', () => {
    const record = recordOf([
      ['getting started:', 'primeros pasos:'],
      [A, 'a'],
    ]);
    const [first] = updateRecord(record, segments(['Getting started', A])).segments;
    expect(first).toMatchObject({ target: 'Primeros pasos', state: 'reviewed' });
  });

  test('a question that was none asks for a look', () => {
    const [first] = updateRecord(
      recordOf([['You are here.', 'Estás aquí.']]),
      segments(['You are here?']),
    ).segments;
    expect(first).toMatchObject({ state: 'translated', previous: { source: 'You are here.' } });
  });

  test('codes keep their places under new numbers', () => {
    const record = recordOf([['A <1>b</1> and <2>c</2>.', 'Un <2>c</2> y <1>b</1>.']]);
    const [first] = updateRecord(record, segments(['A b and <1>c</1>.'])).segments;
    expect(first).toMatchObject({ target: 'Un <1>c</1> y b.', state: 'reviewed' });
  });

  test('text that became code becomes code in the translation', () => {
    const code = { id: 1, type: 'standalone' as const, name: 'code' as const, equivalent: 'npm start' };
    const [first] = updateRecord(
      recordOf([['Run npm start now.', 'Ejecute npm start ya.']]),
      segments(['Run <1/> now.'], [code]),
    ).segments;
    expect(first).toMatchObject({ target: 'Ejecute <1/> ya.', state: 'translated' });
  });

  test('dismissals go when the translation they were said of goes', () => {
    const dismissed = [
      { rule: 'number', reason: 'ok', by: 'ana', targetHash: entry(['x.', 'y.']).targetHash },
    ];
    const record = { ...recordOf([]), segments: [{ ...entry(['x.', 'y.']), dismissed }] };
    const same = updateRecord(record, segments(['x.'])).segments[0];
    expect(same?.dismissed).toEqual(dismissed);
    const other = updateRecord(record, segments(['x:'])).segments[0];
    expect(other).toMatchObject({ target: 'y:' });
    expect(other?.dismissed).toBeUndefined();
  });

  test('ids follow the article', () => {
    const record = recordOf([['Yes.', 'Sí.']]);
    const ids = updateRecord(record, segments(['Yes.', 'Yes.'])).segments.map(({ id }) => id);
    expect(ids[1]).toBe(`${ids[0]}-2` as SegmentId);
  });
});
