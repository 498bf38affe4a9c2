/** Looks over what a result depends on, and takes its stamps. */
import path from 'node:path';
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
}

export function endsIn(name: string, endings: readonly string[]): boolean {
  const small = name.toLowerCase();
  return endings.some((ending) => small.endsWith(ending));
}

/** Digests are not taken yet: `withDigests` does it, for what needs one. */
export function scan(
  root: string,
  watched: Watched,
  scanned: number,
): State & { readonly read: Set<string> } {
  const folders = new Map<string, FolderEntry>();
  const files = new Map<string, Entry>();
  const read = new Set(watched.files);
  const add = (file: string) =>
    files.set(file, { path: file, stamp: stampOf(path.join(root, file)), digest: UNKNOWN });
  for (const tree of watched.trees) walk(root, tree, { folders, read, add });
  for (const file of watched.files) if (!folders.has(file)) add(file);
  return { scanned, folders: [...folders.values()], files: [...files.values()], read };
}

interface Walk {
  readonly folders: Map<string, FolderEntry>;
  /** Files whose content matters. */
  readonly read: Set<string>;
  readonly add: (file: string) => void;
}

function walk(root: string, { folder, endings, look }: Tree, { folders, read, add }: Walk): void {
  const open = [folder];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
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
    for (const file of [...matter, ...listing.links].map(below)) {
      add(file);
      if (look === 'content') read.add(file);
    }
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
  state: State & { readonly read: ReadonlySet<string> },
  known: State | undefined,
): State | undefined {
  const { scanned, folders, read } = state;
  const before = new Map(known?.files.map((entry) => [entry.path, entry]));
  const files: Entry[] = [];
  for (const entry of state.files) {
    if (entry.stamp.kind !== FILE || !read.has(entry.path)) {
      files.push(entry);
      continue;
    }
    const was = before.get(entry.path);
    const isKnown =
      was &&
      known &&
      was.digest !== UNKNOWN &&
      isSame(was.stamp, entry.stamp) &&
      !isRacy(was.stamp, known.scanned);
    const digest = isKnown ? was.digest : digestOfFile(path.join(root, entry.path));
    if (digest === undefined) return undefined;
    files.push({ ...entry, digest });
  }
  return { scanned, folders, files };
}

/** True where a file may have changed after its stamp was taken without showing it. */
export function isUnsettled({ folders, files, scanned }: State): boolean {
  return [...folders, ...files].some(({ stamp }) => stamp.changed >= scanned);
}
