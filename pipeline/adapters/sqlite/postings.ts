/** Writing the lists of sentences by element. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { totalWeight } from '../../memory/fuzzy/pack.ts';
import { bucketOf, type Element, MAX_BUCKETS, prefixOf } from '../../memory/fuzzy/prefix.ts';
import { asBytes, asIds } from './sentences.ts';

/** Sentences in one chunk: a kilobyte, so that a row stays in its page. */
const CHUNK = 250;

export interface NewSentence {
  readonly id: number;
  readonly tokens: readonly number[];
}

export function bucketOfTokens(tokens: readonly number[]): number {
  return bucketOf(totalWeight(tokens));
}

export function slotOf(element: Element, bucket: number): number {
  return element * MAX_BUCKETS + bucket;
}

/** Adds sentences, whose numbers are above all others, to the lists there are. */
export function appendPostings(database: DatabaseSync, sentences: readonly NewSentence[]): void {
  const lists = new Map<number, number[]>();
  for (const { id, tokens } of sentences) {
    const bucket = bucketOfTokens(tokens);
    for (const element of prefixOf(tokens)) {
      const slot = slotOf(element, bucket);
      const list = lists.get(slot);
      if (list) list.push(id);
      else lists.set(slot, [id]);
    }
  }
  const last = database.prepare('SELECT chunk, ids FROM posting WHERE slot = ? ORDER BY chunk DESC LIMIT 1');
  const put = preparePut(database);
  for (const [slot, ids] of [...lists].sort(([a], [b]) => a - b)) {
    const row = last.get(slot) as { chunk: number; ids: Uint8Array } | undefined;
    const held = row ? [...asIds(row.ids)] : [];
    putChunks(put, { slot, chunk: row?.chunk ?? 0 }, [...held, ...ids]);
  }
}

export function preparePut(database: DatabaseSync): StatementSync {
  return database.prepare('INSERT OR REPLACE INTO posting (slot, chunk, ids) VALUES (?, ?, ?)');
}

export function putChunks(
  put: StatementSync,
  at: { readonly slot: number; readonly chunk: number },
  ids: readonly number[],
): void {
  for (let from = 0; from < ids.length; from += CHUNK)
    put.run(at.slot, at.chunk + from / CHUNK, asBytes(ids.slice(from, from + CHUNK)));
}
