import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJournal, JOURNAL_FILE } from '../../../pipeline/adapters/files/journal.ts';
import { takeLock } from '../../../pipeline/adapters/files/lock.ts';
import type { CodedText } from '../../../pipeline/model/coded-text.ts';
import type { JournalEntry } from '../../../pipeline/ports.ts';
import { makeSite } from '../../support/site.ts';

const entry = (source: string): JournalEntry => ({
  edition: 'es',
  sourceLanguage: 'en',
  source: source as CodedText,
  target: `${source} (es)` as CodedText,
  engine: 'fake',
  billed: source.length,
  at: '2026-01-01T00:00:00Z',
});

describe('journal', () => {
  it('gives back what was appended, in order, and forgets it once settled', async () => {
    const journal = createJournal(await makeSite({}));
    expect(await journal.pending()).toEqual({ ok: true, value: [] });
    await journal.append([entry('one'), entry('two\nlines')]);
    await journal.append([entry('three')]);
    expect(await journal.pending()).toEqual({
      ok: true,
      value: [entry('one'), entry('two\nlines'), entry('three')],
    });
    await journal.settle();
    expect(await journal.pending()).toEqual({ ok: true, value: [] });
  });

  it('drops a line that a crash cut short, and loses nothing after it', async () => {
    const root = await makeSite({});
    const journal = createJournal(root);
    await journal.append([entry('one')]);
    await appendFile(path.join(root, JOURNAL_FILE), JSON.stringify(entry('torn')).slice(0, 30));
    await journal.append([entry('two')]);
    expect(await journal.pending()).toEqual({ ok: true, value: [entry('one'), entry('two')] });
  });
});

describe('lock', () => {
  it('is held by one at a time', async () => {
    const root = await makeSite({});
    const first = await takeLock(root);
    expect(await takeLock(root)).toMatchObject({
      ok: false,
      failure: { reason: 'locked', pid: process.pid },
    });
    if (first.ok) await first.value();
    expect((await takeLock(root)).ok).toBe(true);
  });

  it('is taken over from a process that is gone', async () => {
    const root = await makeSite({ '.galerada/lock': '999999999' });
    expect((await takeLock(root)).ok).toBe(true);
  });
});
