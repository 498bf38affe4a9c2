/** One build at a time: two would clear away each other's unfinished output. */
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../../model/finding.ts';
import { describe } from './files.ts';

const LOCK_FILE = '.galerada/lock';

/** Takes the project's lock; a lock whose process is gone is taken over. Call the value to release it. */
export async function takeLock(root: string): Promise<Result<() => Promise<void>>> {
  const file = path.join(root, LOCK_FILE);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    for (let attempt = 0; attempt < 3; attempt++) {
      if (await create(file)) return ok(() => rm(file, { force: true }));
      const pid = Number(await readFile(file, 'utf8').catch(() => ''));
      if (isAlive(pid)) return fail({ reason: 'locked', pid, file: LOCK_FILE });
      await rm(file, { force: true });
    }
    return fail({ reason: 'unwritable', file: LOCK_FILE, detail: 'another process keeps taking it' });
  } catch (error) {
    return fail({ reason: 'unwritable', file: LOCK_FILE, detail: describe(error) });
  }
}

async function create(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
