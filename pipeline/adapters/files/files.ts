/** The Files port over a folder of the disk. */
import { randomBytes } from 'node:crypto';
import { type Dirent, existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Failure, fail, ok, type Result } from '../../model/finding.ts';
import type { Files } from '../../ports.ts';
import { publishedAt, stageFolder } from './publish.ts';

/** Never walked into: not the site's own files. */
const SKIPPED = new Set(['node_modules', '.git', '.galerada']);

export function createFiles(root: string): Files {
  return {
    list: (folder) => listFiles(root, folder),
    read: async (file) => readBytes(root, file),
    readText: async (file) => readText(root, file),
    readTextNow: (file) => readTextNow(root, file),
    write: (file, text) => writeAtomically(root, file, text),
    stage: (folder) => stageFolder(root, folder),
    publishedAt: (folder) => publishedAt(root, folder),
  };
}

async function listFiles(root: string, folder: string): ReturnType<Files['list']> {
  const files: string[] = [];
  const failures: Failure[] = [];
  const open = [folder];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    let entries: Dirent[] = [];
    try {
      entries = await readdir(path.join(root, current), { withFileTypes: true });
    } catch (error) {
      failures.push({ reason: 'unreadable', file: current, detail: describe(error) });
    }
    for (const entry of entries) {
      const below = current === '.' ? entry.name : `${current}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) open.push(below);
      } else if (entry.isFile()) files.push(below);
      else if (entry.isSymbolicLink()) await followLink({ root, below, files, failures });
    }
  }
  return { files: files.sort(), failures };
}

/** A link to a file inside the project is a file; a link to a folder could lead round in circles. */
async function followLink(at: {
  root: string;
  below: string;
  files: string[];
  failures: Failure[];
}): Promise<void> {
  try {
    const target = await stat(path.join(at.root, at.below));
    if (target.isFile()) at.files.push(at.below);
    else
      at.failures.push({
        reason: 'unreadable',
        file: at.below,
        detail: 'a link to a folder is not followed',
      });
  } catch (error) {
    at.failures.push({ reason: 'unreadable', file: at.below, detail: describe(error) });
  }
}

/** In this thread: for files of this size, asking another one five times costs much more than the reading. */
function readBytes(root: string, file: string): Result<Uint8Array> {
  const absolute = path.join(root, file);
  try {
    const info = statSync(absolute);
    if (info.isFile()) return ok(readFileSync(absolute));
    const detail = info.isDirectory() ? 'it is a folder' : 'it is not a regular file';
    return fail({ reason: 'unreadable', file, detail });
  } catch (error) {
    return fail({ reason: 'unreadable', file, detail: describe(error) });
  }
}

function readText(root: string, file: string): Result<string | undefined> {
  if (!existsSync(path.join(root, file))) return ok(undefined);
  const bytes = readBytes(root, file);
  return bytes.ok ? decode(bytes.value, file) : bytes;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array, file: string): Result<string> {
  try {
    return ok(UTF8.decode(bytes));
  } catch {
    return fail({ reason: 'not-utf8', file, found: 'bytes', offset: 0 });
  }
}

function readTextNow(root: string, file: string): Result<string | undefined> {
  const absolute = path.join(root, file);
  try {
    const info = statSync(absolute, { throwIfNoEntry: false });
    if (!info) return ok(undefined);
    if (!info.isFile()) return fail({ reason: 'unreadable', file, detail: 'it is not a regular file' });
    return decode(readFileSync(absolute), file);
  } catch (error) {
    return fail({ reason: 'unreadable', file, detail: describe(error) });
  }
}

/** Beside the target, flushed, then renamed over it: a crash leaves the old file or the new one. */
export async function writeAtomically(root: string, file: string, text: string): Promise<Result<true>> {
  const absolute = path.join(root, file);
  const temporary = `${absolute}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await create(temporary);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, absolute);
    await syncFolder(path.dirname(absolute));
    return ok(true);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return fail({ reason: 'unwritable', file, detail: describe(error) });
  }
}

/** Its folder is nearly always there: made only where it is not. */
async function create(file: string): ReturnType<typeof open> {
  try {
    return await open(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(path.dirname(file), { recursive: true });
    return open(file, 'wx');
  }
}

interface Syncing {
  readonly now: Promise<void>;
  next?: Promise<void>;
}

const syncing = new Map<string, Syncing>();

/** One for all who wrote into the folder while the one before was under way: it begins after their renames. */
function syncFolder(folder: string): Promise<void> {
  const under = syncing.get(folder);
  if (!under) return startSync(folder);
  under.next ??= under.now.then(() => startSync(folder));
  return under.next;
}

function startSync(folder: string): Promise<void> {
  const now = syncOnce(folder).finally(() => syncing.delete(folder));
  syncing.set(folder, { now });
  return now;
}

/** A rename is on the disk only when its folder is. Not every platform lets a folder be opened. */
async function syncOnce(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** The system's own word (`EACCES: permission denied`) without the path that names this machine. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.replace(/, \w+ '.*$/s, '');
}
