/** What people changed in the output since it was published: told by its time and its content, kept before it is replaced. */
import { lstatSync, readFileSync } from 'node:fs';
import { copyFile, lstat, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { digestOf } from '../index/digest.ts';
import type { Listed } from './listed.ts';

/** Beside the builds, but nobody's to clear away: these are people's texts. */
const EDITED = '.galerada/edited';

/** What is in a folder now. */
export interface Found {
  /** Digests by name; what was deleted has none. */
  readonly held: Map<string, string>;
  /** Written after the folder was listed or published, with another content. */
  readonly edited: ReadonlySet<string>;
}

/**
 * Looks at each file that a build is to hold, at its time alone where that is no later than `since` (milliseconds).
 * What is newer was edited, unless it holds what it was listed with: then it was copied.
 */
export function lookInto(build: string, listed: Listed, since: number): Found {
  const held = new Map<string, string>();
  const edited = new Set<string>();
  for (const [name, digest] of listed) {
    const file = `${build}/${name}`;
    const time = timeOf(file);
    if (time === undefined) continue;
    const actual = time <= since ? digest : digestOf(readFileSync(file));
    held.set(name, actual);
    if (actual !== digest) edited.add(name);
  }
  return { held, edited };
}

const QUIETLY = { throwIfNoEntry: false } as const;

/** Undefined where there is no such file. */
function timeOf(file: string): number | undefined {
  try {
    const info = lstatSync(file, QUIETLY);
    return info?.isFile() ? info.mtimeMs : undefined;
  } catch {
    return undefined;
  }
}

/** Copies them to a folder named after the moment that they were published at; from the root. */
export async function keepEdited(
  root: string,
  { link, build }: { readonly link: string; readonly build: string },
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
