/** What changes on the disk while somebody reviews appears by itself. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchFolders } from '../../pipeline/adapters/watch/folders.ts';
import { makeSite } from '../support/site.ts';

async function watched(files: Record<string, string>) {
  const root = await makeSite(files);
  const told = new Set<string>();
  const watching = await watchFolders(root, ['content', 'locales'], (changed) => {
    for (const file of changed) told.add(file);
  });
  onTestFinished(() => watching.close());
  const until = async (file: string) => {
    for (let at = 0; at < 200 && !told.has(file); at++)
      await new Promise((resolve) => setTimeout(resolve, 25));
    expect([...told]).toContain(file);
  };
  return { root, told, until };
}

describe('folders that are watched', () => {
  it('tell of files changed, added and removed, at any depth', async () => {
    const { root, until } = await watched({
      'content/a.md': 'a',
      'content/news/b.md': 'b',
      'glossary.csv': 'en,es\n',
    });
    await writeFile(path.join(root, 'content/news/b.md'), 'bb');
    await until('content/news/b.md');
    await writeFile(path.join(root, 'glossary.csv'), 'en,es\na,b\n');
    await until('glossary.csv');
    await rm(path.join(root, 'content/a.md'));
    await until('content/a.md');
  });

  it('tell of new folders with all that is in them', async () => {
    const { root, until } = await watched({ 'content/a.md': 'a' });
    await mkdir(path.join(root, 'content/2026/may'), { recursive: true });
    await writeFile(path.join(root, 'content/2026/may/c.md'), 'c');
    await until('content/2026/may/c.md');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await writeFile(path.join(root, 'content/2026/may/d.md'), 'd');
    await until('content/2026/may/d.md');
  });

  it('are not minded when they are not there', async () => {
    const { root, until } = await watched({ 'content/a.md': 'a' });
    await writeFile(path.join(root, 'content/a.md'), 'aa');
    await until('content/a.md');
  });
});
