/** Whether a project looks as it did. By stamps; only where a stamp differs or proves nothing, by content. */
import path from 'node:path';
import { digestOfFile, type Listing, listingOf, namesOf, UNKNOWN } from './digest.ts';
import { digestAt, stampAt, stateOf, type Table } from './format.ts';
import { lookAtAll } from './look.ts';
import { endsIn, SKIPPED } from './scan.ts';
import { ABSENT, type Columns, FILE, FOLDER, isSame, stampOf } from './stamp.ts';
import type { Entry, FolderEntry, State } from './state.ts';

export type Comparison =
  | { readonly kind: 'same' }
  /** The content is the same behind other stamps; these are of now. */
  | { readonly kind: 'touched'; readonly state: State }
  | { readonly kind: 'changed' };

const CHANGED: Comparison = { kind: 'changed' };

/** What was found at the rows of a table. */
export interface Look {
  /** Stamps differ, or prove nothing. */
  readonly doubtful: readonly number[];
  /** There or gone, or of another kind or size. */
  readonly different: readonly number[];
}

/** `clock` is asked before anything is looked at a second time. */
export function compare(
  root: string,
  table: Table,
  clock: () => number,
  look = lookAt(root, table),
): Comparison {
  const { doubtful, different } = look;
  if (different.length > 0) return CHANGED;
  if (doubtful.length === 0) return { kind: 'same' };
  return lookCloser(root, { table, doubtful, scanned: clock() });
}

export function lookAt(root: string, table: Table): Look {
  const [doubtful, different] = [[], []] as [number[], number[]];
  const now = lookAtAll(root, table.paths);
  for (let row = 0; row < table.paths.length; row++) {
    const kind = table.kinds[row];
    if (now.kinds[row] !== kind || (kind === FILE && now.sizes[row] !== table.sizes[row]))
      different.push(row);
    else if (kind !== ABSENT && !(isSureRow(table, now, row) && hasSameNames(root, table, row)))
      doubtful.push(row);
  }
  return { doubtful, different };
}

/** Not every file system gives a folder another time when a file comes or goes; what we publish is on one that does. */
function hasSameNames(root: string, { folders, paths, names }: Table, row: number): boolean {
  const folder = paths[row] ?? '';
  return row >= folders || folder.startsWith('.galerada/') || namesOf(`${root}/${folder}`) === names[row];
}

function isSureRow(table: Table, now: Columns, row: number): boolean {
  const modified = now.modified[row] ?? 0;
  const changed = now.changed[row] ?? 0;
  return (
    modified === table.modified[row] &&
    changed === table.changed[row] &&
    now.inodes[row] === table.inodes[row] &&
    modified < table.scanned &&
    changed < table.scanned
  );
}

interface Closer {
  readonly table: Table;
  readonly doubtful: readonly number[];
  readonly scanned: number;
}

function lookCloser(root: string, { table, doubtful, scanned }: Closer): Comparison {
  const before = stateOf(table);
  const folders = [...before.folders];
  const files = [...before.files];
  for (const row of doubtful) {
    if (row < table.folders) {
      const again = sameFolder(root, before, row);
      if (!again) return CHANGED;
      folders[row] = again;
    } else {
      const again = sameFile(root, { table, row });
      if (!again) return CHANGED;
      files[row - table.folders] = again;
    }
  }
  return { kind: 'touched', state: { scanned, folders, files } };
}

function sameFile(root: string, { table, row }: { table: Table; row: number }): Entry | undefined {
  const file = table.paths[row] ?? '';
  const digest = digestAt(table, row);
  const was = stampAt(table, row);
  // Before the content: who changes it in between leaves another stamp.
  const stamp = stampOf(path.join(root, file));
  if (digest === UNKNOWN) return isSame(stamp, was) ? { path: file, stamp, digest } : undefined;
  return digestOfFile(path.join(root, file)) === digest ? { path: file, stamp, digest } : undefined;
}

function sameFolder(root: string, { folders, files }: State, row: number): FolderEntry | undefined {
  const was = folders[row];
  if (!was) return undefined;
  const stamp = stampOf(path.join(root, was.path));
  const listing = listingOf(path.join(root, was.path), SKIPPED);
  if (stamp.kind !== FOLDER || !listing) return undefined;
  if (listing.folders.join('/') !== namesBelow(was.path, folders).join('/')) return undefined;
  const isListed = was.endings
    ? mattering(listing, was.endings).join('/') === knownIn(was, files, listing).join('/')
    : sorted(listing.names) === sorted(was.names);
  return isListed ? { ...was, stamp, names: listing.names } : undefined;
}

/** A link may lead anywhere, to a folder too, whatever it is called. */
function mattering({ files, links }: Listing, endings: readonly string[]): string[] {
  return [...files.filter((name) => endsIn(name, endings)), ...links].sort();
}

function knownIn(
  { path: folder, endings = [] }: FolderEntry,
  files: readonly Entry[],
  { links }: Listing,
): string[] {
  const there = files.filter(({ stamp: { kind } }) => kind !== ABSENT);
  return namesBelow(folder, there).filter((name) => endsIn(name, endings) || links.includes(name));
}

function sorted(names: string): string {
  return names.split('/').sort().join('/');
}

/** Names of what lies right in the folder, sorted. */
function namesBelow(folder: string, entries: readonly Entry[]): string[] {
  const prefix = folder === '.' ? '' : `${folder}/`;
  return entries
    .filter(({ path: file }) => file !== '.' && file.startsWith(prefix) && !file.includes('/', prefix.length))
    .map(({ path: file }) => file.slice(prefix.length))
    .sort();
}
