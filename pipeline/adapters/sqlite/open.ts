/** The file of a memory index: its tables, and what is done with a file of another kind or version. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A file of another version is thrown away and filled again: it holds nothing that is not elsewhere. */
const VERSION = 1;

/**
 * - `word`: keys by word; a higher key is rarer (as of the last ranking).
 * - `sentence`: each source text once; `tokens` its packed tokens.
 * - `posting`: numbers of sentences, 32 bits each, by element and bucket; cut into chunks so that adding is cheap.
 *   Sentences that have gone are still in there until the next ranking; their numbers are never used again.
 * - `ranking`: how many sentences there were at the last one, and the highest number among them.
 */
const TABLES = `
  CREATE TABLE source (
    id INTEGER PRIMARY KEY, article TEXT NOT NULL, edition TEXT NOT NULL, language TEXT NOT NULL,
    stamp TEXT NOT NULL, UNIQUE (article, edition)
  ) STRICT;
  CREATE TABLE word (text TEXT PRIMARY KEY, key INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE sentence (
    id INTEGER PRIMARY KEY AUTOINCREMENT, hash INTEGER NOT NULL, text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sentence_hash ON sentence (hash);
  CREATE TABLE tokens (id INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT;
  CREATE TABLE entry (
    id INTEGER PRIMARY KEY, sentence INTEGER NOT NULL, source INTEGER NOT NULL, target TEXT NOT NULL,
    state TEXT NOT NULL, origin TEXT NOT NULL, maker TEXT, made TEXT
  ) STRICT;
  CREATE INDEX entry_sentence ON entry (sentence);
  CREATE INDEX entry_source ON entry (source);
  CREATE TABLE posting (
    slot INTEGER NOT NULL, chunk INTEGER NOT NULL, ids BLOB NOT NULL, PRIMARY KEY (slot, chunk)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE ranking (
    sentences INTEGER NOT NULL, last_sentence INTEGER NOT NULL, next_key INTEGER NOT NULL
  ) STRICT;
  INSERT INTO ranking VALUES (0, 0, 0);
  CREATE VIRTUAL TABLE source_words USING fts5 (
    text, content = 'sentence', content_rowid = 'id', detail = none, columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2"
  );
  CREATE VIRTUAL TABLE target_words USING fts5 (
    target, content = 'entry', content_rowid = 'id', detail = none, columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2"
  );
  PRAGMA user_version = ${VERSION};
`;

/** Opens the file, makes it where there is none, and makes it anew where it is of another version or broken. */
export function openDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
  const first = attempt(file);
  if (first) return first;
  removeFile(file);
  const second = attempt(file);
  if (!second) throw new Error('the index cannot be made anew');
  return second;
}

/** Undefined for a file that is of no use. */
function attempt(file: string): DatabaseSync | undefined {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  try {
    // The log keeps readers and writers apart; a crash loses the last transaction at most, and records still have it.
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000; PRAGMA mmap_size = 1073741824',
    );
    if (versionOf(database) === VERSION) return database;
    if (isEmpty(database)) {
      create(database);
      return database;
    }
  } catch (error) {
    if (!isBroken(error)) {
      database.close();
      throw error;
    }
  }
  database.close();
  return undefined;
}

function create(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  // Another process may have made the tables while this one waited.
  if (isEmpty(database)) database.exec(TABLES);
  database.exec('COMMIT');
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

function isEmpty(database: DatabaseSync): boolean {
  return database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.['tables'] === 0;
}

const CORRUPT = 11;
const NOT_A_DATABASE = 26;

export function isBroken(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === CORRUPT || code === NOT_A_DATABASE;
}

export function removeFile(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}
