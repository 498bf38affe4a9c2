import { expect, it } from 'vitest';
import { newBatches } from '../../pipeline/memory/fuzzy/from-records.ts';
import { InMemoryIndex } from '../../pipeline/memory/fuzzy/in-memory.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import { hashText } from '../../pipeline/model/hash.ts';
import type { RecordSegment, SegmentId, TranslationRecord } from '../../pipeline/model/segment.ts';

function segment(source: string, target: string, more: Partial<RecordSegment> = {}): RecordSegment {
  return {
    id: hashText(source).slice(0, 12) as SegmentId,
    source: source as CodedText,
    target: target as CodedText,
    state: 'reviewed',
    origin: 'person',
    sourceHash: hashText(source),
    targetHash: hashText(target),
    ...more,
  };
}

function record(
  article: string,
  segments: RecordSegment[],
  retired: RecordSegment[] = [],
): TranslationRecord {
  return { article, sourceLanguage: 'en', edition: 'es', segments, retired };
}

const TRUCE = segment('The truce holds.', 'La tregua resiste.', { by: 'Ana', at: '2026-01-01T00:00:00Z' });

it('takes what has changed, retired sentences too, and nothing twice', async () => {
  const index = new InMemoryIndex();
  const old = segment('The truce ended.', 'La tregua terminó.');
  const records = [record('a', [TRUCE], [old]), record('b', [segment('New.', '', { state: 'initial' })])];
  const batches = newBatches([], records);
  expect(batches.map(({ source }) => source.article)).toEqual(['a']);
  expect(batches[0]!.entries.map(({ target }) => target)).toEqual([TRUCE.target, old.target]);
  await index.add(batches);
  const held = await index.sources();
  if (!held.ok) throw new Error('no sources');
  expect(newBatches(held.value, records)).toEqual([]);
  const edited = record('a', [segment(TRUCE.source, 'La tregua aguanta.')], [old]);
  expect(newBatches(held.value, [edited, records[1]!]).map(({ source }) => source.article)).toEqual(['a']);
  expect(newBatches(held.value, [])).toEqual([]);
  const emptied = record('a', [segment(TRUCE.source, '', { state: 'initial' })]);
  expect(newBatches(held.value, [emptied])).toMatchObject([{ source: { article: 'a' }, entries: [] }]);
});

it('does not take a sentence for reviewed whose approval is void', () => {
  const edited = { ...TRUCE, target: 'La tregua aguanta.' as CodedText };
  expect(newBatches([], [record('a', [edited])])[0]!.entries[0]!.state).toBe('translated');
});
