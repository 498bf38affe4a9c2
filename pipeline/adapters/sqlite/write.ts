/** Reading entries into an index, and taking them out again. */
import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { isWorthKeeping } from '../../memory/fuzzy/choose.ts';
import { encodeTokens } from '../../memory/fuzzy/codec.ts';
import { FIRST_WORD_KEY, pack } from '../../memory/fuzzy/pack.ts';
import { tokenise } from '../../memory/fuzzy/tokens.ts';
import type { MemoryEntry, MemorySource } from '../../model/memory.ts';
import type { MemoryBatch } from '../../ports.ts';
import { appendPostings, type NewSentence } from './postings.ts';
import { isRankingDue, rankAnew } from './ranking.ts';

/** Within a transaction of the caller. */
export function addBatches(database: DatabaseSync, batches: readonly MemoryBatch[]): void {
  const writer = new Writer(database);
  for (const { source, entries } of batches) {
    removeSource(database, source);
    writer.add(source, entries.filter(isWorthKeeping));
  }
  writer.finish();
}

class Writer {
  readonly #database: DatabaseSync;
  readonly #keys = new Map<string, number>();
  readonly #fresh: NewSentence[] = [];
  readonly #statements: ReturnType<typeof prepare>;
  #nextKey: number;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#statements = prepare(database);
    const row = database.prepare('SELECT next_key AS next FROM ranking').get() as { next: number };
    this.#nextKey = Math.max(FIRST_WORD_KEY, row.next);
  }

  add({ article, edition, sourceLanguage, stamp }: MemorySource, entries: readonly MemoryEntry[]): void {
    const source = this.#statements.source.run(article, edition, sourceLanguage, stamp).lastInsertRowid;
    for (const { source: text, target, state, origin, by, at } of entries) {
      const sentence = this.#sentence(text);
      const row = [sentence, source, target, state, origin, by ?? null, at ?? null];
      const id = this.#statements.entry.run(...row).lastInsertRowid;
      this.#statements.targetWords.run(id, target);
    }
  }

  finish(): void {
    this.#database.prepare('UPDATE ranking SET next_key = ?').run(this.#nextKey);
    if (isRankingDue(this.#database)) rankAnew(this.#database);
    else appendPostings(this.#database, this.#fresh);
  }

  /** The number of a text, which is added where it is new. */
  #sentence(text: string): number {
    const hash = hashOf(text);
    const known = this.#statements.known.get(hash, text) as { id: number } | undefined;
    if (known) return known.id;
    const id = Number(this.#statements.sentence.run(hash, text).lastInsertRowid);
    this.#statements.sourceWords.run(id, text);
    const tokens = pack(tokenise(text), (word) => this.#keyFor(word));
    if (tokens?.length) {
      this.#statements.tokens.run(id, encodeTokens(tokens));
      this.#fresh.push({ id, tokens });
    }
    return id;
  }

  #keyFor(word: string): number {
    let key = this.#keys.get(word);
    if (key !== undefined) return key;
    const row = this.#statements.key.get(word) as { key: number } | undefined;
    key = row?.key ?? this.#nextKey++;
    if (!row) this.#statements.word.run(word, key);
    this.#keys.set(word, key);
    return key;
  }
}

function prepare(database: DatabaseSync) {
  return {
    source: database.prepare('INSERT INTO source (article, edition, language, stamp) VALUES (?, ?, ?, ?)'),
    entry: database.prepare(
      'INSERT INTO entry (sentence, source, target, state, origin, maker, made) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    known: database.prepare('SELECT id FROM sentence WHERE hash = ? AND text = ?'),
    sentence: database.prepare('INSERT INTO sentence (hash, text) VALUES (?, ?)'),
    tokens: database.prepare('INSERT INTO tokens (id, packed) VALUES (?, ?)'),
    key: database.prepare('SELECT key FROM word WHERE text = ?'),
    word: database.prepare('INSERT INTO word (text, key) VALUES (?, ?)'),
    sourceWords: database.prepare('INSERT INTO source_words (rowid, text) VALUES (?, ?)'),
    targetWords: database.prepare('INSERT INTO target_words (rowid, target) VALUES (?, ?)'),
  };
}

/** 48 bits of SHA-256; texts are compared besides. */
export function hashOf(text: string): number {
  return hash('sha256', text, 'buffer').readUIntBE(0, 6);
}

/** Within a transaction of the caller. Sentences that nothing else needs go too. */
export function removeSource(
  database: DatabaseSync,
  { article, edition }: Pick<MemorySource, 'article' | 'edition'>,
): void {
  const source = database.prepare('SELECT id FROM source WHERE article = ? AND edition = ?');
  const row = source.get(article, edition) as { id: number } | undefined;
  if (!row) return;
  const entries = database.prepare('SELECT id, sentence, target FROM entry WHERE source = ?').all(row.id);
  const forget = database.prepare(
    "INSERT INTO target_words (target_words, rowid, target) VALUES ('delete', ?, ?)",
  );
  for (const { id, target } of entries) forget.run(id!, target!);
  database.prepare('DELETE FROM entry WHERE source = ?').run(row.id);
  database.prepare('DELETE FROM source WHERE id = ?').run(row.id);
  removeOrphans(database, new Set(entries.map(({ sentence }) => Number(sentence))));
}

function removeOrphans(database: DatabaseSync, sentences: ReadonlySet<number>): void {
  const orphan = database.prepare(
    'SELECT text FROM sentence WHERE id = ? AND NOT EXISTS (SELECT 1 FROM entry WHERE sentence = sentence.id)',
  );
  const forget = database.prepare(
    "INSERT INTO source_words (source_words, rowid, text) VALUES ('delete', ?, ?)",
  );
  const dropSentence = database.prepare('DELETE FROM sentence WHERE id = ?');
  const dropTokens = database.prepare('DELETE FROM tokens WHERE id = ?');
  for (const id of sentences) {
    const row = orphan.get(id);
    if (!row) continue;
    forget.run(id, row['text']!);
    dropSentence.run(id);
    dropTokens.run(id);
  }
}
