/** What a project looked like: every folder and file that a result depends on. */
import type { Stamp } from './stamp.ts';

export interface Entry {
  /** From the project's root, `/`-separated. */
  readonly path: string;
  readonly stamp: Stamp;
  /** Of the content; of zeros alone where it is not kept. */
  readonly digest: string;
}

export interface FolderEntry extends Entry {
  /** All names in it, in the system's order, with `/` between them. */
  readonly names: string;
  /** Which names matter, by how they end; undefined where all do. */
  readonly endings?: readonly string[] | undefined;
}

export interface State {
  /**
   * When the stamps were taken, by the file system's own clock: milliseconds. A file that was changed no earlier may
   * have been changed again without another stamp, as may one whose time lies in the future.
   */
  readonly scanned: number;
  readonly folders: readonly FolderEntry[];
  readonly files: readonly Entry[];
}

/** True where an equal stamp proves nothing: https://git-scm.com/docs/racy-git */
export function isRacy({ modified, changed }: Pick<Stamp, 'modified' | 'changed'>, scanned: number): boolean {
  return modified >= scanned || changed >= scanned;
}
