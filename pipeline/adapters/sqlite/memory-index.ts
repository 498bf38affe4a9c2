/** The MemoryIndex port over one SQLite file, with what Node itself brings. */
import type { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../model/finding.ts';
import type { MemoryIndex } from '../../ports.ts';
import { openDatabase, removeFile } from './open.ts';
import { Reader } from './read.ts';
import { addBatches, removeSource } from './write.ts';

/** Nothing is read or made before the first question. The file may be deleted whenever no process has it open. */
export function createMemoryIndex(file: string): MemoryIndex {
  let database: DatabaseSync | undefined;
  let reader: Reader | undefined;
  const open = (): DatabaseSync => {
    database ??= openDatabase(file);
    return database;
  };
  const openReader = (): Reader => {
    reader ??= new Reader(open());
    return reader;
  };
  const read = async <T>(action: (reader: Reader) => T): Promise<Result<T>> => {
    try {
      return ok(snapshot(open(), () => action(openReader())));
    } catch (error) {
      return fail({ reason: 'unreadable', file, detail: detailOf(error) });
    }
  };
  const write = async (action: (database: DatabaseSync) => void): Promise<Result<true>> => {
    try {
      transact(open(), 'BEGIN IMMEDIATE', () => action(open()));
      return ok(true);
    } catch (error) {
      return fail({ reason: 'unwritable', file, detail: detailOf(error) });
    }
  };
  return {
    sources: () => read((from) => from.sources()),
    find: (query) => read((from) => from.find(query)),
    findAll: (queries) => read((from) => from.findAll(queries)),
    search: (query) => read((from) => from.search(query)),
    add: (batches) => write((to) => addBatches(to, batches)),
    page: (after, size) => read((from) => from.page(after, size)),
    stats: () => read((from) => from.stats()),
    clear: async () => {
      try {
        database?.close();
        database = reader = undefined;
        removeFile(file);
        return ok(true);
      } catch (error) {
        return fail({ reason: 'unwritable', file, detail: detailOf(error) });
      }
    },
    remove: (source) => write((to) => removeSource(to, source)),
    close: async () => {
      database?.close();
      database = reader = undefined;
    },
  };
}

/** All that one question reads is of one moment, whatever other processes write meanwhile. */
function snapshot<T>(database: DatabaseSync, action: () => T): T {
  return transact(database, 'BEGIN', action);
}

function transact<T>(database: DatabaseSync, begin: string, action: () => T): T {
  database.exec(begin);
  try {
    const value = action();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
