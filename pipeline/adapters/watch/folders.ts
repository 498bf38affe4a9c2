/**
 * Tells when files in folders change, without looking at any other: the system itself names the file. A folder of
 * thousands costs no more than one of ten, which matters where every save of a reviewer is such a change.
 */
import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Watching } from './watch.ts';

/** Editors write a file in several steps, and a branch change writes many: one call for all of them. */
const SETTLE = 150;

/** Systems that watch a whole tree by themselves; elsewhere each folder is watched by its own. */
const HAS_TREES = new Set(['darwin', 'win32']);

export async function watchFolders(
  root: string,
  folders: readonly string[],
  changed: (files: readonly string[]) => void,
): Promise<Watching> {
  const watcher = new FolderWatcher(root, changed);
  await watcher.add('.', false);
  for (const folder of folders) await watcher.add(folder, true);
  return { close: async () => watcher.close() };
}

class FolderWatcher {
  readonly #root: string;
  readonly #changed: (files: readonly string[]) => void;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #pending = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(root: string, changed: (files: readonly string[]) => void) {
    this.#root = root;
    this.#changed = changed;
  }

  /** With everything below it. A folder that is not there (any more) has nothing to tell. */
  async add(folder: string, deep: boolean): Promise<void> {
    if (this.#watchers.has(folder) && !deep) return;
    const isTree = deep && HAS_TREES.has(process.platform);
    try {
      this.#watchers.get(folder)?.close();
      const watcher = watch(path.join(this.#root, folder), { recursive: isTree, persistent: false });
      watcher.on('change', (_, name) => this.#on(folder, name, deep && !isTree));
      watcher.on('error', () => this.#drop(folder));
      this.#watchers.set(folder, watcher);
    } catch {
      return;
    }
    if (deep && !isTree)
      for (const below of await foldersIn(path.join(this.#root, folder)))
        await this.add(joined(folder, below), true);
  }

  #on(folder: string, name: string | Buffer | null, deep: boolean): void {
    if (name === null) return;
    const file = joined(folder, String(name).split(path.sep).join('/'));
    this.#pending.add(file);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), SETTLE).unref();
    if (deep && !path.extname(file)) void this.#adopt(file);
  }

  /** What was put into a new folder before it was watched is told too: watched first, then looked through. */
  async #adopt(folder: string): Promise<void> {
    const absolute = path.join(this.#root, folder);
    if (!(await isFolder(absolute))) return;
    await this.add(folder, true);
    const found = await readdir(absolute, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of found) {
      if (!entry.isFile()) continue;
      const file = path.relative(this.#root, path.join(entry.parentPath, entry.name));
      this.#pending.add(file.split(path.sep).join('/'));
    }
    this.#tell();
  }

  #tell(): void {
    const files = [...this.#pending].sort();
    this.#pending.clear();
    if (files.length) this.#changed(files);
  }

  #drop(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const folder of [...this.#watchers.keys()]) this.#drop(folder);
  }
}

function joined(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}

/** Never looked into: not the site's own files. */
const SKIPPED = new Set(['node_modules', '.git', '.galerada']);

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name)).map(({ name }) => name);
}

function isFolder(folder: string): Promise<boolean> {
  return readdir(folder).then(
    () => true,
    () => false,
  );
}
