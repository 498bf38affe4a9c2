/** Looks over what a result depends on, and takes its stamps. */
import path from 'node:path';
import type { Before } from './before.ts';
import { digestOfFile, listingOf, UNKNOWN } from './digest.ts';
import { ABSENT, FILE, FOLDER, isSame, stampOf } from './stamp.ts';
import { type Entry, type FolderEntry, isRacy, type State } from './state.ts';

/** Never walked into: not the site's own files. */
export const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', '.galerada']);

export interface Watched {
  readonly trees: readonly Tree[];
  /** Single files and folders, there or not. */
  readonly files: readonly string[];
}

export interface Tree {
  readonly folder: string;
  /** Which of its files matter, by how their names end, in small letters; undefined for all. */
  readonly endings?: readonly string[];
  /** What matters of them: that they are there, that they have not been written, or what is in them. */
  readonly look: 'names' | 'stamps' | 'content';
  /** With more files than these it is their names alone. */
  readonly most?: number;
}

export function endsIn(name: string, endings: readonly string[]): boolean {
  const small = name.toLowerCase();
  return endings.some((ending) => small.endsWith(ending));
}

export interface Scan extends State {
  /** Files whose content matters. */
  readonly read: ReadonlySet<string>;
  /** Files that were looked at, rather than taken over from before. */
  readonly looked: ReadonlySet<string>;
}

/**
 * Digests are not taken yet: `withDigests` does it, for what needs one. Of what is as it was before nothing is looked
 * at, and the digests are the ones it had.
 */
export function scan(root: string, watched: Watched, scanned: number, before?: Before): Scan {
  const folders = new Map<string, FolderEntry>();
  const files = new Map<string, Entry>();
  const read = new Set(watched.files);
  const looked = new Set<string>();
  const add = (file: string) => {
    looked.add(file);
    files.set(file, { path: file, stamp: stampOf(`${root}/${file}`), digest: UNKNOWN });
  };
  const keep = (entry: Entry) => {
    if (before?.isOther(entry.path)) add(entry.path);
    else files.set(entry.path, entry);
    if (entry.digest !== UNKNOWN) read.add(entry.path);
  };
  for (const tree of watched.trees) walk(root, tree, { folders, read, add, keep, before });
  for (const file of watched.files) if (!folders.has(file)) add(file);
  return { scanned, folders: [...folders.values()], files: [...files.values()], read, looked };
}

interface Walk {
  readonly folders: Map<string, FolderEntry>;
  readonly read: Set<string>;
  readonly add: (file: string) => void;
  readonly keep: (entry: Entry) => void;
  readonly before: Before | undefined;
}

function walk(root: string, { folder, endings, look, most = Infinity }: Tree, at: Walk): void {
  const { folders, read, add, keep, before } = at;
  const open = [folder];
  const found: string[] = [];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    const was = before?.folder(current);
    if (was) {
      folders.set(current, was.entry);
      open.push(...was.folders);
      if (look !== 'names') for (const entry of was.files) keep(entry);
      continue;
    }
    const below = (name: string) => (current === '.' ? name : `${current}/${name}`);
    const stamp = stampOf(path.join(root, current));
    const listing = stamp.kind === FOLDER ? listingOf(path.join(root, current), SKIPPED) : undefined;
    if (!listing) {
      add(current);
      continue;
    }
    const known = folders.get(current);
    const strict = endings === undefined || (known !== undefined && known.endings === undefined);
    const both = strict ? {} : { endings: [...new Set([...(known?.endings ?? []), ...endings])] };
    folders.set(current, { path: current, stamp, digest: UNKNOWN, names: listing.names, ...both });
    open.push(...listing.folders.map(below));
    if (look === 'names') continue;
    const matter = endings ? listing.files.filter((name) => endsIn(name, endings)) : listing.files;
    for (const name of [...matter, ...listing.links]) found.push(below(name));
  }
  if (found.length > most) return;
  for (const file of found) {
    add(file);
    if (look === 'content') read.add(file);
  }
}

/** Files that differ before and after a run, by path. A folder that is new is what is in it. */
export function differences(before: State, after: State): string[] {
  const known = new Map(before.files.map((entry) => [entry.path, entry]));
  const now = new Set(after.files.map((entry) => entry.path));
  return [
    ...after.files
      .filter((entry) => {
        const was = known.get(entry.path);
        if (was === entry) return false;
        return !was || !isSame(was.stamp, entry.stamp);
      })
      .map((entry) => entry.path),
    ...before.files
      .filter(({ path: file, stamp }) => stamp.kind !== ABSENT && !now.has(file))
      .map((entry) => entry.path),
  ];
}

/** Digests that are known of the same stamp are kept; the others are taken. Undefined where one cannot be read. */
export function withDigests(
  root: string,
  { scanned, folders, files, read }: Scan,
  known: State | undefined,
): State | undefined {
  const isOpen = ({ path: file, stamp, digest }: Entry): boolean =>
    digest === UNKNOWN && stamp.kind === FILE && read.has(file);
  const open = new Set(files.filter(isOpen).map((entry) => entry.path));
  const before = new Map(
    known?.files.filter((entry) => open.has(entry.path)).map((entry) => [entry.path, entry]),
  );
  const digests = new Map<string, string>();
  for (const entry of files) {
    if (!open.has(entry.path)) continue;
    const was = before.get(entry.path);
    const isKnown =
      was &&
      known &&
      was.digest !== UNKNOWN &&
      isSame(was.stamp, entry.stamp) &&
      !isRacy(was.stamp, known.scanned);
    const digest = isKnown ? was.digest : digestOfFile(path.join(root, entry.path));
    if (digest === undefined) return undefined;
    digests.set(entry.path, digest);
  }
  const taken = (entry: Entry): Entry => {
    const digest = digests.get(entry.path);
    return digest === undefined ? entry : { ...entry, digest };
  };
  return { scanned, folders, files: digests.size ? files.map(taken) : files };
}

/** True where a file may have changed after its stamp was taken without showing it. */
export function isUnsettled({ folders, files, scanned }: State): boolean {
  return [...folders, ...files].some(({ stamp }) => stamp.changed >= scanned);
}
