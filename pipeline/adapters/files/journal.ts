/** The Journal port over one append-only file of JSON lines. */
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../../model/finding.ts';
import type { Journal, JournalEntry } from '../../ports.ts';
import { describe } from './files.ts';

export const JOURNAL_FILE = '.galerada/journal.jsonl';

export function createJournal(root: string): Journal {
  const file = path.join(root, JOURNAL_FILE);
  return {
    append: (entries) => guarded(() => append(file, entries)),
    pending: () => guarded(() => pending(file)),
    settle: () =>
      guarded(async () => {
        await rm(file, { force: true });
        return true as const;
      }),
  };
}

async function append(file: string, entries: readonly JournalEntry[]): Promise<true> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a');
  try {
    // A line cut short by a crash must not swallow the first line of ours.
    await handle.appendFile(`\n${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  return true;
}

async function pending(file: string): Promise<JournalEntry[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap(parseLine);
}

/** A torn line is the trace of a crash between two writes: its answer was never acknowledged. */
function parseLine(line: string): JournalEntry[] {
  if (!line) return [];
  try {
    return [JSON.parse(line) as JournalEntry];
  } catch {
    return [];
  }
}

async function guarded<T>(action: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await action());
  } catch (error) {
    return fail({ reason: 'unwritable', file: JOURNAL_FILE, detail: describe(error) });
  }
}
