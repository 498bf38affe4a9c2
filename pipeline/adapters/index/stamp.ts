/** What the file system says of a file without reading it. */
import { type Stats, statSync } from 'node:fs';

/** Nothing there; a regular file; a folder; anything else. Links are followed. */
export const ABSENT = 0;
export const FILE = 1;
export const FOLDER = 2;
export const OTHER = 3;

export interface Stamp {
  readonly kind: number;
  readonly size: number;
  /** Milliseconds, to about a quarter of a microsecond. */
  readonly modified: number;
  /** Of the last change to content, name or rights: no program can set it back. */
  readonly changed: number;
  readonly inode: number;
}

const NOTHING: Stamp = { kind: ABSENT, size: 0, modified: 0, changed: 0, inode: 0 };

/** What may not be looked at is as good as not there. */
export function stampOf(absolute: string): Stamp {
  try {
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (!stats) return NOTHING;
    const { size, mtimeMs, ctimeMs, ino } = stats;
    const kind = kindOf(stats);
    // A folder's size is the file system's own affair.
    return { kind, size: kind === FILE ? size : 0, modified: mtimeMs, changed: ctimeMs, inode: ino };
  } catch {
    return NOTHING;
  }
}

export function kindOf(stats: Stats): number {
  return stats.isFile() ? FILE : stats.isDirectory() ? FOLDER : OTHER;
}

export function isSame(a: Stamp, b: Stamp): boolean {
  return (
    a.kind === b.kind &&
    a.size === b.size &&
    a.modified === b.modified &&
    a.changed === b.changed &&
    a.inode === b.inode
  );
}

/** Stamps by row. */
export interface Columns {
  readonly kinds: Uint8Array;
  readonly sizes: Float64Array;
  readonly modified: Float64Array;
  readonly changed: Float64Array;
  readonly inodes: Float64Array;
}
