/** Stamps of many paths at once, as columns: of tens of thousands no object is kept. */
import { type Stats, statSync } from 'node:fs';
import { type Columns, kindOf } from './stamp.ts';

/** In one thread: another takes 100 ms of CPU to start, in which 20,000 files are looked at. */
export function lookAtAll(root: string, paths: readonly string[]): Columns {
  const column = () => new Float64Array(paths.length);
  const now = { sizes: column(), modified: column(), changed: column(), inodes: column() };
  const kinds = new Uint8Array(paths.length);
  // The system follows a path folder by folder: where we stand in the project, the way is shorter.
  const prefix = process.cwd() === root ? '' : `${root}/`;
  for (let row = 0; row < paths.length; row++) {
    const stats = statOf(`${prefix}${paths[row]}`);
    if (!stats) continue;
    kinds[row] = kindOf(stats);
    now.sizes[row] = stats.size;
    now.modified[row] = stats.mtimeMs;
    now.changed[row] = stats.ctimeMs;
    now.inodes[row] = stats.ino;
  }
  return { kinds, ...now };
}

const QUIETLY = { throwIfNoEntry: false } as const;

function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, QUIETLY);
  } catch {
    return undefined;
  }
}
