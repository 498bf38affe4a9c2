/** Files whose reading and writing is noted: what a run's result rests on. */
import type { Files } from '../../ports.ts';
import type { Tree } from './scan.ts';
import { stampOf } from './stamp.ts';
import type { Entry, State } from './state.ts';

export interface Watching {
  readonly files: Files;
  readonly read: ReadonlySet<string>;
  /** Folders. */
  readonly listed: ReadonlySet<string>;
  /** Files outside of the trees, with their stamps of before they were read. */
  readonly seen: ReadonlyMap<string, Entry>;
  /** Texts by path. */
  readonly written: ReadonlyMap<string, string>;
  /** Something was read where nobody watches. */
  hasStrayed(): boolean;
}

/** The program's own: written at each run, read for what it is worth. */
export const STATE_FOLDER = '.galerada';

interface Watched {
  readonly root: string;
  readonly trees: readonly Tree[];
  readonly before: State;
}

export function watch(files: Files, { root, trees, before }: Watched): Watching {
  const [read, listed] = [new Set<string>(), new Set<string>()];
  const seen = new Map<string, Entry>();
  const written = new Map<string, string>();
  let strayed = false;
  const isKnown = lookUp(before);
  const see = (file: string) => {
    if (file.startsWith(`${STATE_FOLDER}/`)) return;
    read.add(file);
    if (seen.has(file) || isKnown(file)) return;
    seen.set(file, { path: file, stamp: stampOf(`${root}/${file}`), digest: '' });
  };
  const seeing =
    <T>(action: (file: string) => T) =>
    (file: string): T => {
      see(file);
      return action(file);
    };
  const own: Files = {
    ...files,
    list: (folder) => {
      if (!trees.some((tree) => tree.folder === folder || tree.folder === '.')) strayed = true;
      listed.add(folder);
      return files.list(folder);
    },
    read: seeing(files.read),
    readText: seeing(files.readText),
    readTextNow: seeing(files.readTextNow),
    write: (file, text) => {
      see(file);
      if (!file.startsWith(`${STATE_FOLDER}/`)) written.set(file, text);
      return files.write(file, text);
    },
  };
  return { files: own, read, listed, seen, written, hasStrayed: () => strayed };
}

/** Questions that cost less than to put all paths in order. */
const FEW = 50;

function lookUp({ files }: State): (file: string) => boolean {
  let paths: Set<string> | undefined;
  let asked = 0;
  return (file) => {
    if (asked++ < FEW) return files.some((entry) => entry.path === file);
    paths ??= new Set(files.map((entry) => entry.path));
    return paths.has(file);
  };
}
