/** Sites in temporary folders, for tests that need a disk. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Writes the files into a new folder that is gone when the test is over. */
export async function makeSite(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'galerada-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), content);
  }
  return root;
}

/** Every regular file below a folder, links followed, by `/`-separated path. */
export async function readTree(root: string): Promise<Record<string, string>> {
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const read = files.map(async (entry) => {
    const absolute = path.join(entry.parentPath, entry.name);
    return [
      path.relative(root, absolute).split(path.sep).join('/'),
      await readFile(absolute, 'utf8'),
    ] as const;
  });
  return Object.fromEntries((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const CONFIG = JSON.stringify({ editions: { en: { locale: 'en' }, es: { locale: 'es' } } });
