import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { createMemoryIndex } from '../../../pipeline/adapters/sqlite/memory-index.ts';
import type { CodedText } from '../../../pipeline/model/coded-text.ts';
import { batch, entry, memoryIndexContract, value } from '../../contract/memory-index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'memory-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newFile = (): string => path.join(folder, `below/${files++}.db`);

memoryIndexContract('SQLite', async () => createMemoryIndex(newFile()));

const ONE = batch('a', [entry('The truce holds for now.', 'La tregua resiste por ahora.')]);
const ASK = { source: 'The truce holds for now.' as CodedText, edition: 'es', sourceLanguage: 'en' } as const;

describe('the file of an index', () => {
  it('keeps what it was told', async () => {
    const file = newFile();
    const first = createMemoryIndex(file);
    value(await first.add([ONE]));
    await first.close();
    const second = createMemoryIndex(file);
    expect(value(await second.find(ASK))).toHaveLength(1);
    await second.close();
  });

  it('is not there before the first question', async () => {
    const file = newFile();
    const index = createMemoryIndex(file);
    await index.close();
    expect(() => statSync(file)).toThrow();
  });

  it('may be deleted, broken or of another version: it is made anew', async () => {
    const file = newFile();
    const index = createMemoryIndex(file);
    value(await index.add([ONE]));
    await index.close();
    const damages = [
      () => rmSync(file),
      () => writeFileSync(file, 'this is no database, whatever its name says'.repeat(200)),
      () => new DatabaseSync(file).exec('PRAGMA user_version = 99'),
    ];
    for (const damage of damages) {
      damage();
      const again = createMemoryIndex(file);
      expect(value(await again.sources())).toEqual([]);
      value(await again.add([ONE]));
      expect(value(await again.find(ASK))).toHaveLength(1);
      await again.close();
    }
  });

  it('is shared by two that have it open', async () => {
    const file = newFile();
    const [one, other] = [createMemoryIndex(file), createMemoryIndex(file)];
    value(await one.add([ONE]));
    expect(value(await other.find(ASK))).toHaveLength(1);
    value(await other.remove(ONE.source));
    expect(value(await one.find(ASK))).toEqual([]);
    await Promise.all([one.close(), other.close()]);
  });

  it('fails with a reason where it cannot be written', async () => {
    const file = newFile();
    const index = createMemoryIndex(path.join(file, 'x.db'));
    const made = createMemoryIndex(file);
    value(await made.add([ONE]));
    await made.close();
    const added = await index.add([ONE]);
    expect(added.ok ? undefined : added.failure.reason).toBe('unwritable');
  });

  it('takes all of a call or nothing', async () => {
    const index = createMemoryIndex(newFile());
    const broken = { ...ONE, source: { ...ONE.source, article: undefined as unknown as string } };
    const added = await index.add([ONE, broken]);
    expect(added.ok ? undefined : added.failure.reason).toBe('unwritable');
    expect(value(await index.sources())).toEqual([]);
    await index.close();
  });
});
