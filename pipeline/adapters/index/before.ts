/** A state as it is looked up folder by folder, so that another look need not be at what is known to be the same. */
import type { Entry, FolderEntry, State } from './state.ts';

export interface Before {
  /** Undefined for a folder that is new, or to be looked into again. */
  folder(path: string): Inside | undefined;
  /** True of a file in such a folder that is to be looked at again by itself. */
  isOther(path: string): boolean;
}

interface Inside {
  readonly entry: FolderEntry;
  readonly folders: string[];
  readonly files: Entry[];
}

/** What is to be looked at again. */
export interface Again {
  /** A folder's names, and every file right in it. */
  readonly folder: (path: string) => boolean;
  readonly file: (path: string) => boolean;
}

export function beforeOf({ folders, files }: State, again: Again): Before {
  const inside = new Map<string, Inside>(
    folders.map((entry) => [entry.path, { entry, folders: [], files: [] }]),
  );
  for (const { path } of folders) if (path !== '.') inside.get(folderOf(path))?.folders.push(path);
  for (const entry of files) inside.get(folderOf(entry.path))?.files.push(entry);
  return { folder: (path) => (again.folder(path) ? undefined : inside.get(path)), isOther: again.file };
}

/** `.` for what lies in none. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '.' : path.slice(0, end);
}
