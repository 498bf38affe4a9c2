/** What each published folder was written with, so that a file that stays need not be read, or written, again. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { digestOf } from '../index/digest.ts';

/** Names in a folder, `/`-separated, with the digest of what is in each. */
export type Listed = ReadonlyMap<string, string>;

/** What a build's folder is named after. */
export function digestOfAll(listed: Listed): string {
  const names = [...listed.keys()].sort();
  return digestOf(names.map((name) => `${name}\0${listed.get(name)}\0`).join(''));
}

export interface List {
  readonly listed: Listed;
  /** When it was written: milliseconds. */
  readonly time: number;
}

/** Undefined where there is none, or none that holds what the folder's name says. */
export function readList(lists: string, build: string): List | undefined {
  const file = path.join(lists, path.basename(build));
  try {
    const listed = new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, string][]);
    if (digestOfAll(listed) !== path.basename(build)) return undefined;
    return { listed, time: statSync(file).mtimeMs };
  } catch {
    return undefined;
  }
}

export function writeList(lists: string, build: string, listed: Listed): void {
  mkdirSync(lists, { recursive: true });
  const file = path.join(lists, path.basename(build));
  writeFileSync(`${file}.tmp`, JSON.stringify([...listed]));
  renameSync(`${file}.tmp`, file);
}

/** Of a folder whose list is gone: its files as they are. */
export function listOf(build: string): Listed {
  const entries = readdirSync(build, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .map((file) => [path.relative(build, file).replaceAll(path.sep, '/'), digestOf(readFileSync(file))]),
  );
}

export function removeLists(lists: string, kept: ReadonlySet<string>): void {
  for (const name of readdirSync(lists)) if (!kept.has(name)) rmSync(path.join(lists, name), { force: true });
}
