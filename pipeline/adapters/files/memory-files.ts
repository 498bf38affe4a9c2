/** The MemoryFiles port over a folder of TMX and CSV files. */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../../model/finding.ts';
import type { MemoryFiles } from '../../ports.ts';
import { describe } from './files.ts';

/** A stamp is size and time of change: a file of a gigabyte is not read to learn that it is the same. */
export function createMemoryFiles(root: string, folder: string): MemoryFiles {
  const at = path.join(root, folder);
  return {
    list: async () => {
      try {
        const names = (await readdir(at)).filter((name) => /\.(tmx|csv)$/i.test(name)).sort();
        const files = names.map(async (name) => {
          const { size, mtimeMs } = await stat(path.join(at, name));
          return { name, stamp: `${size}-${mtimeMs}` };
        });
        return ok(await Promise.all(files));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok([]);
        return fail({ reason: 'unreadable', file: folder, detail: describe(error) });
      }
    },
    read: (name) => createReadStream(path.resolve(at, name)),
    take: (file) => take(file, at, folder),
  };
}

async function take(file: string, at: string, folder: string): Promise<Result<string>> {
  const name = path.basename(file);
  const target = path.join(at, name);
  const temporary = `${target}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    if (path.resolve(file) === target) return ok(name);
    await mkdir(at, { recursive: true });
    await copyFile(file, temporary);
    // A link fails where there is a file already; a rename would put ours in its place.
    await link(temporary, target).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST' || !(await isSame(temporary, target))) throw error;
    });
    return ok(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      return fail({ reason: 'conflict', file, with: `${folder}/${name}`, detail: 'same-name' });
    return fail({ reason: 'unreadable', file, detail: describe(error) });
  } finally {
    await rm(temporary, { force: true });
  }
}

async function isSame(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([readFile(a), readFile(b)]);
  return one.equals(other);
}
