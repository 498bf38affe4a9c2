/** One build at a time: two would clear away each other's unfinished output. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fail, ok, type Result } from '../../model/finding.ts';
import { describe } from './files.ts';

const LOCK_FILE = '.galerada/lock';

/** Takes the project's lock; a lock whose process is gone is taken over. Call the value to release it. */
export async function takeLock(root: string): Promise<Result<() => Promise<void>>> {
  const file = path.join(root, LOCK_FILE);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    for (let attempt = 0; attempt < 50; attempt++) {
      if (await create(file)) return ok(() => rm(file, { force: true }));
      const held = await readLock(file);
      // It was given back meanwhile. Taken for stale, it would be cleared away from under whoever takes it next.
      if (held === undefined) continue;
      const pid = Number(held);
      if (isAlive(pid)) return fail({ reason: 'locked', pid, file: LOCK_FILE });
      await removeStale(file, held);
    }
    return fail({ reason: 'unwritable', file: LOCK_FILE, detail: 'another process keeps taking it' });
  } catch (error) {
    return fail({ reason: 'unwritable', file: LOCK_FILE, detail: describe(error) });
  }
}

/** The lock is there with its owner's number in it or not at all: nobody takes an unwritten one for a stale one. */
async function create(file: string): Promise<boolean> {
  const own = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/** Milliseconds after which whoever was clearing a stale lock away has died over it. */
const CLEARING = 10_000;

/** One at a time, and only what is still the lock that was found stale: a new owner's is never removed. */
async function removeStale(file: string, held: string): Promise<void> {
  const clearing = `${file}.clearing`;
  if (!(await create(clearing))) {
    const info = await stat(clearing).catch(() => undefined);
    if (info && Date.now() - info.mtimeMs > CLEARING) await rm(clearing, { force: true });
    await setTimeout(20);
    return;
  }
  try {
    if ((await readLock(file)) === held) await rm(file, { force: true });
  } finally {
    await rm(clearing, { force: true });
  }
}

/** Undefined when there is no lock. */
async function readLock(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
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
