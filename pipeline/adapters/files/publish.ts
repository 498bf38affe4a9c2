/**
 * A whole folder in the place of another, in one step.
 *
 * The output is a symbolic link to a folder named after the hash of what it holds. A new build is written
 * beside the old one and the link is renamed over the old link: one system call, so a reader sees
 * the old edition or the new one, whatever moment the process dies at. (Derived files are not flushed one by
 * one: after a power cut, delete `.galerada/builds` and build again.)
 */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { lstat, mkdir, readdir, readlink, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../../model/finding.ts';
import type { Publication } from '../../ports.ts';
import { digest, editedSince, filesIn, keepEdited } from './edited.ts';
import { describe } from './files.ts';

const BUILDS = '.galerada/builds';

export async function publishFolder(
  root: string,
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<Result<Publication>> {
  const link = path.join(root, folder);
  const build = path.join(root, BUILDS, digest(files));
  try {
    const current = await currentTarget(link);
    if (current === 'foreign') return fail({ reason: 'foreign-output', folder });
    const isThere = await isComplete(build);
    const edited = current ? await editedSince({ link, build: current }, files) : [];
    const published = current === build ? (await lstat(link)).mtime : new Date();
    const restored = isThere ? await restoreMissing(build, files, published) : 0;
    if (current === build && isThere)
      return ok({ changed: restored > 0, ...(edited.length ? { edited } : {}) });
    const keptIn =
      current && edited.length ? await keepEdited(root, { link, build: current }, edited) : undefined;
    if (!isThere) await writeBuild(build, files);
    await switchLink(link, build);
    // A build that was edited is none to come back to.
    await removeOld({ keep: [build, keptIn ? undefined : current], builds: path.join(root, BUILDS) });
    return ok({ changed: true, ...(keptIn ? { edited, keptIn } : {}) });
  } catch (error) {
    return fail({ reason: 'unwritable', file: folder, detail: describe(error) });
  }
}

/** The link is made anew with each build, whatever is done to the files behind it. */
export async function publishedAt(root: string, folder: string): Promise<string | undefined> {
  const info = await lstat(path.join(root, folder)).catch(() => undefined);
  return info?.isSymbolicLink() ? info.mtime.toISOString() : undefined;
}

/** Where the link leads; undefined when there is nothing yet; 'foreign' when something of another's stands there. */
async function currentTarget(link: string): Promise<string | undefined | 'foreign'> {
  const info = await lstat(link).catch(() => undefined);
  if (!info) return undefined;
  if (info.isSymbolicLink()) return path.resolve(path.dirname(link), await readlink(link));
  const empty = info.isDirectory() && (await readdir(link)).length === 0;
  if (!empty) return 'foreign';
  await rm(link, { recursive: true });
  return undefined;
}

/** A build is whole when its folder bears its final name: it is given only after everything in it is on the disk. */
async function isComplete(build: string): Promise<boolean> {
  const info = await lstat(build).catch(() => undefined);
  return info?.isDirectory() ?? false;
}

async function writeBuild(build: string, files: ReadonlyMap<string, string>): Promise<void> {
  const staging = `${build}.${randomBytes(4).toString('hex')}.tmp`;
  const folders = new Set([...files.keys()].map((name) => path.dirname(path.join(staging, name))));
  await mkdir(staging, { recursive: true });
  for (const folder of folders) await mkdir(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(path.join(staging, name), text);
  await rename(staging, build);
}

/**
 * What somebody deleted from a whole build, put back with the time it was `published` at, for what is newer was edited;
 * returns how many files. What nobody knows of stays there.
 */
async function restoreMissing(
  build: string,
  files: ReadonlyMap<string, string>,
  published: Date,
): Promise<number> {
  const there = new Set(await filesIn(build));
  const missing = [...files].filter(([name]) => !there.has(name));
  const seconds = Math.floor(published.getTime() / 1000);
  for (const [name, text] of missing) {
    const file = path.join(build, name);
    const staging = `${build}.${randomBytes(4).toString('hex')}.tmp`;
    await writeFile(staging, text);
    await utimes(staging, seconds, seconds);
    await mkdir(path.dirname(file), { recursive: true });
    await rename(staging, file);
  }
  return missing.length;
}

async function switchLink(link: string, build: string): Promise<void> {
  const temporary = `${link}.${randomBytes(4).toString('hex')}.tmp`;
  await mkdir(path.dirname(link), { recursive: true });
  await symlink(path.relative(path.dirname(link), build), temporary, 'dir');
  await rename(temporary, link);
}

/** The build before this one stays, for readers that have it open; older ones and leftovers of crashes go. */
async function removeOld(at: { keep: (string | undefined)[]; builds: string }): Promise<void> {
  const kept = new Set(at.keep.filter((build) => build !== undefined).map((build) => path.basename(build)));
  for (const name of await readdir(at.builds)) {
    if (!kept.has(name)) await rm(path.join(at.builds, name), { recursive: true, force: true });
  }
}
