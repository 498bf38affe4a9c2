/** Source edit × human edit × machine: whose text stands, and where the others are kept. */
import { describe, expect, test } from 'vitest';
import type { Adopted } from '../../../pipeline/memory/adopt/adopt.ts';
import { adoptIntoRecord, type Taking } from '../../../pipeline/memory/adopt/into-record.ts';
import { adoptHandEdits } from '../../../pipeline/memory/hand-edits.ts';
import { updateRecord } from '../../../pipeline/memory/update.ts';
import type { CodedText } from '../../../pipeline/model/coded-text.ts';
import { hashText } from '../../../pipeline/model/hash.ts';
import type { RecordSegment, TranslationRecord } from '../../../pipeline/model/segment.ts';
import { recordOf, segments } from '../records.ts';

const AT = '2026-11-24T12:00:00Z';
const TAKING: Taking = { state: 'translated', at: AT, from: 'dist/es/articles/a.md' };

function theirs(record: TranslationRecord, target: string, more: Partial<Adopted> = {}): Adopted[] {
  const { id } = record.segments[0]!;
  return [{ id, target: target as CodedText, confidence: 0.97, kind: 'adopted', ...more }];
}

function adopt(record: TranslationRecord, target: string, base?: string) {
  const { id } = record.segments[0]!;
  const taking = base === undefined ? TAKING : { ...TAKING, base: new Map([[id, hashText(base)]]) };
  const { record: after, taken, conflicts } = adoptIntoRecord(record, theirs(record, target), taking);
  return { entry: after.segments[0]!, taken: taken.get(id), conflicts };
}

function machine(record: TranslationRecord): TranslationRecord {
  const made = record.segments.map(
    (entry): RecordSegment => ({
      ...entry,
      origin: 'machine',
      state: 'translated',
      by: 'deepl',
    }),
  );
  return { ...record, segments: made };
}

describe('a text from a file', () => {
  test('fills what has no translation', () => {
    const { entry, taken } = adopt(recordOf([['It rained.', '', 'initial']]), 'Llovió.');
    expect(taken).toBe('filled');
    expect(entry).toMatchObject({
      target: 'Llovió.',
      origin: 'person',
      state: 'translated',
      at: AT,
      confidence: 0.97,
    });
    expect(entry.targetHash).toBe(hashText('Llovió.'));
  });

  test("takes the place of a machine's, which is kept to compare", () => {
    const { entry, taken } = adopt(machine(recordOf([['It rained.', 'Ello llovió.']])), 'Llovió.');
    expect(taken).toBe('replaced');
    expect(entry).toMatchObject({
      target: 'Llovió.',
      origin: 'person',
      previous: { source: 'It rained.', target: 'Ello llovió.' },
    });
    expect(entry.by).toBeUndefined();
  });

  test("never takes the place of another person's: both are kept, and told", () => {
    const { entry, taken, conflicts } = adopt(recordOf([['It rained.', 'Estuvo lloviendo.']]), 'Llovió.');
    expect(taken).toBe('conflict');
    expect(entry).toMatchObject({ target: 'Estuvo lloviendo.', state: 'reviewed' });
    expect(entry.comments).toEqual([{ text: 'Llovió.', by: TAKING.from, at: AT }]);
    expect(conflicts).toEqual([
      expect.objectContaining({ source: 'It rained.', ours: 'Estuvo lloviendo.', theirs: 'Llovió.' }),
    ]);
  });

  test('a conflict is written down once, however often the file is adopted', () => {
    const record = recordOf([['It rained.', 'Estuvo lloviendo.']]);
    const once = adoptIntoRecord(record, theirs(record, 'Llovió.'), TAKING).record;
    const later = { ...TAKING, at: '2026-11-25T12:00:00Z' };
    expect(adoptIntoRecord(once, theirs(record, 'Llovió.'), later).record).toEqual(once);
  });

  test('is a suggestion where it is not sure, and never over anything', () => {
    const empty = recordOf([['It rained.', '', 'initial']]);
    const suggested = adoptIntoRecord(empty, theirs(empty, 'Llovió.', { kind: 'suggested' }), TAKING);
    expect(suggested.record.segments[0]).toMatchObject({
      target: '',
      state: 'initial',
      previous: { source: 'It rained.', target: 'Llovió.' },
    });
    const full = recordOf([['It rained.', 'Estuvo lloviendo.']]);
    const kept = adoptIntoRecord(full, theirs(full, 'Llovió.', { kind: 'suggested' }), TAKING);
    expect(kept.record.segments).toEqual(full.segments);
  });
});

describe('a text edited in the output', () => {
  const record = recordOf([['It rained.', 'Estuvo lloviendo.']]);

  test('takes the place of the one it was made from, which is kept', () => {
    const { entry, taken } = adopt(record, 'Llovió.', 'Estuvo lloviendo.');
    expect(taken).toBe('replaced');
    expect(entry).toMatchObject({
      target: 'Llovió.',
      state: 'translated',
      previous: { source: 'It rained.', target: 'Estuvo lloviendo.' },
    });
  });

  test('was not edited where it is what was published: the edit in the record stands', () => {
    const { entry, taken } = adopt(record, 'Ello llovió.', 'Ello llovió.');
    expect(taken).toBe('same');
    expect(entry).toEqual(record.segments[0]);
  });

  test('and in the record too: a conflict with both, and nothing lost', () => {
    const { entry, taken, conflicts } = adopt(record, 'Llovió.', 'Ello llovió.');
    expect(taken).toBe('conflict');
    expect(entry.target).toBe('Estuvo lloviendo.');
    expect(entry.comments?.map(({ text }) => text)).toEqual(['Llovió.']);
    expect(conflicts).toHaveLength(1);
  });

  test('while the source changed: the record waits, the edit is taken, the old pair stays to compare', () => {
    const changed = updateRecord(record, segments(['It rained all night.']));
    expect(changed.segments[0]).toMatchObject({ target: '', previous: { target: 'Estuvo lloviendo.' } });
    const { entry } = adopt(changed, 'Llovió toda la noche.');
    expect(entry).toMatchObject({
      target: 'Llovió toda la noche.',
      previous: { source: 'It rained.', target: 'Estuvo lloviendo.' },
    });
    expect(
      updateRecord(record, segments(['It rained all night.'])).retired.map(({ target }) => target),
    ).toEqual(['Estuvo lloviendo.']);
  });
});

describe('an adopted text that is then edited', () => {
  const adopted = adopt(recordOf([['It rained.', '', 'initial']]), 'Llovió.').entry;
  const record: TranslationRecord = { ...recordOf([]), segments: [adopted] };

  test('in the record has no confidence any more', () => {
    const edited = { ...record, segments: [{ ...adopted, target: 'Llovió mucho.' as CodedText }] };
    const [entry] = adoptHandEdits(edited).segments;
    expect(entry).toMatchObject({ target: 'Llovió mucho.', origin: 'person' });
    expect(entry).not.toHaveProperty('confidence');
  });

  test('keeps it while the sentence stays, and loses it with it', () => {
    const [same] = updateRecord(record, segments(['It rained.'])).segments;
    expect(same?.confidence).toBe(0.97);
    expect(updateRecord(record, segments(['It rained a lot.'])).segments[0]).not.toHaveProperty('confidence');
  });
});

test('every text a person wrote is in the record after any of this', () => {
  const texts = ['Llovió.', 'Estuvo lloviendo.', 'Ello llovió.'];
  for (const ours of texts) {
    for (const theirsText of texts) {
      for (const base of [undefined, ...texts]) {
        const record = recordOf([['It rained.', ours]]);
        const { id } = record.segments[0]!;
        const taking = base === undefined ? TAKING : { ...TAKING, base: new Map([[id, hashText(base)]]) };
        const after = adoptIntoRecord(record, theirs(record, theirsText), taking).record;
        const all = JSON.stringify(after);
        expect(all).toContain(ours);
        if (theirsText !== base) expect(all).toContain(theirsText);
      }
    }
  }
});
