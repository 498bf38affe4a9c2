/** What a memory index takes from translation records, and what of it is new. */
import { hashText } from '../../model/hash.ts';
import { languageOf } from '../../model/locale.ts';
import type { MemoryEntry, MemorySource } from '../../model/memory.ts';
import { effectiveState } from '../../model/record.ts';
import type { RecordSegment, TranslationRecord } from '../../model/segment.ts';

export interface Batch {
  readonly source: MemorySource;
  readonly entries: readonly MemoryEntry[];
}

/** Those that an index does not hold as they are now. Nothing is held of what has no translation yet. */
export function notHeld(held: readonly MemorySource[], batches: readonly Batch[]): Batch[] {
  const stamps = new Map(held.map((source) => [keyOf(source), source.stamp]));
  return batches.filter(({ source, entries }) => {
    const stamp = stamps.get(keyOf(source));
    return stamp === undefined ? entries.length > 0 : stamp !== source.stamp;
  });
}

/**
 * The records that an index has not read in as they are now. What it holds of records that are no more stays: a
 * retired article's translations are memory. A record in a language that is not ours has none.
 */
export function newBatches(held: readonly MemorySource[], records: readonly TranslationRecord[]): Batch[] {
  return notHeld(
    held,
    records.flatMap((record) => batchOf(record) ?? []),
  );
}

/** Retired sentences are memory too. */
function batchOf(record: TranslationRecord): Batch | undefined {
  const sourceLanguage = languageOf(record.sourceLanguage);
  if (!sourceLanguage) return undefined;
  const entries = [...record.segments, ...record.retired]
    .map(toEntry)
    .filter(({ state }) => state !== 'initial');
  const stamp = hashText(JSON.stringify([sourceLanguage, entries]));
  return { source: { article: record.article, edition: record.edition, sourceLanguage, stamp }, entries };
}

function toEntry(segment: RecordSegment): MemoryEntry {
  const { source, target, origin, by, at } = segment;
  return {
    source,
    target,
    state: effectiveState(segment),
    origin,
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  };
}

function keyOf({ article, edition }: Pick<MemorySource, 'article' | 'edition'>): string {
  return JSON.stringify([article, edition]);
}
