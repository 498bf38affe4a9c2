/** The tables of an index as a store of sentences. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { decodeTokens } from '../../memory/fuzzy/codec.ts';
import type { SentenceStore } from '../../memory/fuzzy/find.ts';
import { MAX_BUCKETS } from '../../memory/fuzzy/prefix.ts';

export class SqliteSentences implements SentenceStore {
  readonly #key: StatementSync;
  readonly #posting: StatementSync;
  readonly #packed: StatementSync;

  constructor(database: DatabaseSync) {
    this.#key = database.prepare('SELECT key FROM word WHERE text = ?');
    this.#posting = database.prepare('SELECT ids FROM posting WHERE slot = ?');
    this.#packed = database.prepare('SELECT packed FROM tokens WHERE id = ?');
    for (const statement of [this.#key, this.#posting, this.#packed]) statement.setReturnArrays(true);
  }

  keyOf(word: string): number | undefined {
    return one<number>(this.#key.get(word));
  }

  *postings(element: number, bucket: number): Iterable<Uint32Array> {
    for (const row of this.#posting.all(element * MAX_BUCKETS + bucket)) yield asIds(one<Uint8Array>(row)!);
  }

  *packed(ids: readonly number[]): Iterable<{ id: number; tokens: readonly number[] }> {
    for (const id of ids) {
      const bytes = one<Uint8Array>(this.#packed.get(id));
      if (bytes) yield { id, tokens: decodeTokens(bytes) };
    }
  }
}

function one<T>(row: unknown): T | undefined {
  return (row as readonly T[] | undefined)?.[0];
}

/** In the byte order of the machine: an index is not carried from one to another. */
export function asIds(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2);
}

export function asBytes(ids: readonly number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(ids).buffer);
}
