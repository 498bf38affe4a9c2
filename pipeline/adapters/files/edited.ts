/** What people changed in the output since it was published: told by its time, kept before it is replaced. */
import { createHash } from 'node:crypto';
import { type BigIntStats, lstatSync } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Beside the builds, but nobody's to clear away: these are people's texts. */
const EDITED = '.galerada/edited';

export interface Published {
  /** The symbolic link: its time is when the folder was published. */
  readonly link: string;
  /** The folder it leads to. */
  readonly build: string;
}

/**
 * Names of files, newer than the link, whose text is not what is to be written now. None where the folder holds all
 * that its name says: it was copied, which makes files newer, and nobody has edited anything.
 */
export async function editedSince(
  { link, build }: Published,
  files: ReadonlyMap<string, string>,
): Promise<string[]> {
  const suspects = await newerThan({ link, build }, files);
  return suspects.length > 0 && (await isUntouched(build)) ? [] : suspects;
}

async function newerThan({ link, build }: Published, files: ReadonlyMap<string, string>): Promise<string[]> {
  const { mtimeNs } = await lstat(link, { bigint: true });
  const edited: string[] = [];
  for (const [name, text] of files) {
    const file = path.join(build, name);
    const info = timeOf(file);
    if (!info?.isFile() || info.mtimeNs <= mtimeNs) continue;
    if ((await readFile(file, 'utf8')) !== text) edited.push(name);
  }
  return edited;
}

function timeOf(file: string): BigIntStats | undefined {
  try {
    return lstatSync(file, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

async function isUntouched(build: string): Promise<boolean> {
  const files = new Map<string, string>();
  for (const name of await filesIn(build)) files.set(name, await readFile(path.join(build, name), 'utf8'));
  return digest(files) === path.basename(build);
}

/** Names of the files of a build, `/`-separated, as they are published. */
export async function filesIn(build: string): Promise<string[]> {
  const entries = await readdir(build, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      path.relative(build, path.join(parentPath, name)).replaceAll(path.sep, '/'),
    );
}

/** What a build's folder is named after. */
export function digest(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const name of [...files.keys()].sort())
    hash.update(`${name}\0${files.get(name)?.length}\0`).update(files.get(name) ?? '');
  return hash.digest('hex').slice(0, 24);
}

/** Copies them to a folder named after the moment that they were published at; from the root. */
export async function keepEdited(
  root: string,
  { link, build }: Published,
  names: readonly string[],
): Promise<string> {
  const { mtime } = await lstat(link);
  const folder = `${EDITED}/${mtime.toISOString().replaceAll(/[-:]/g, '')}`;
  for (const name of names) {
    const target = path.join(root, folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(path.join(build, name), target);
  }
  return folder;
}
