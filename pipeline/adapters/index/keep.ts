/** Sees what a run reads and writes, and keeps its result where the run and what is on the disk agree. */
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Files, Since } from '../../ports.ts';
import { fileClock } from './clock.ts';
import { compare } from './compare.ts';
import { digestOf } from './digest.ts';
import { type Answer, type Header, stateOf } from './format.ts';
import { readKnown, writeKnown } from './known.ts';
import { differences, isUnsettled, scan, type Tree, type Watched, withDigests } from './scan.ts';
import { isSame, type Stamp, stampOf } from './stamp.ts';
import type { Entry, State } from './state.ts';
import { readIndex, writeIndex } from './store.ts';

export interface Keeping {
  /** The project's files, watched. */
  readonly files: Files;
  /** What was kept with an answer before, and what is otherwise since; undefined where nothing was. */
  since(): Since | undefined;
  /** With what the next run may begin with. False where something else changed meanwhile, or nothing can be written. */
  keep(answer: Answer, known?: () => unknown): boolean;
}

export interface KeepOptions {
  readonly root: string;
  /** Of the index. */
  readonly file: string;
  readonly key: string;
  /** Of the program. */
  readonly code: string;
  readonly trees: readonly Tree[];
  /** With its stamp of before it was read. */
  readonly config?: { readonly file: string; readonly stamp: Stamp } | undefined;
  /** The folder that editions are published to. */
  readonly output?: string | undefined;
}

/** The program's own: written at each run, read for what it is worth. */
const STATE_FOLDER = '.galerada';
/** Answers for as many ways of asking are kept. */
const ANSWERS = 16;

/** Undefined where the disk gives no time to go by. Takes the stamps of all there is, before any of it is read. */
export async function startKeeping(files: Files, options: KeepOptions): Promise<Keeping | undefined> {
  const before = await settledScan(options);
  if (!before) return undefined;
  const run: Run = { options, before, seen: new Map(), written: new Map(), strayed: false };
  return {
    files: watched(files, run),
    since: () => readKnown(options, before),
    keep: (answer, known) => keep(run, answer, known),
  };
}

interface Run {
  readonly options: KeepOptions;
  readonly before: State;
  /** Files outside of the trees, with their stamps of before they were read. */
  readonly seen: Map<string, Entry>;
  /** Texts by path. */
  readonly written: Map<string, string>;
  /** Something was read where nobody watches. */
  strayed: boolean;
}

const PAUSE = 20;
const TRIES = 3;

/** What was changed just now might be changed once more within one tick of the clock: then a moment is waited. */
async function settledScan({ root, file, trees }: KeepOptions): Promise<State | undefined> {
  const folder = path.dirname(file);
  try {
    ignoreNew(folder);
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const state = scan(root, { trees, files: [] }, fileClock(folder));
      if (!isUnsettled(state)) return state;
      await setTimeout(PAUSE);
    }
  } catch {
    // A disk that is read-only has no index.
  }
  return undefined;
}

/** A folder that we make where nobody asked for one is not to show up in anybody's `git status`. */
function ignoreNew(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, '.gitignore'), '*\n');
}

function watched(files: Files, run: Run): Files {
  const { root, trees } = run.options;
  const known = new Set(run.before.files.map((entry) => entry.path));
  const see = (file: string) => {
    if (known.has(file) || run.seen.has(file) || file.startsWith(`${STATE_FOLDER}/`)) return;
    run.seen.set(file, { path: file, stamp: stampOf(path.join(root, file)), digest: '' });
  };
  return {
    ...files,
    list: (folder) => {
      if (!trees.some((tree) => tree.folder === folder || tree.folder === '.')) run.strayed = true;
      return files.list(folder);
    },
    read: (file) => {
      see(file);
      return files.read(file);
    },
    readText: (file) => {
      see(file);
      return files.readText(file);
    },
    write: (file, text) => {
      see(file);
      if (!file.startsWith(`${STATE_FOLDER}/`)) run.written.set(file, text);
      return files.write(file, text);
    },
  };
}

function keep(run: Run, answer: Answer, known: (() => unknown) | undefined): boolean {
  const { options, strayed } = run;
  const { root, file, key, code } = options;
  if (strayed) return false;
  const index = readIndex(file);
  const last = index?.header.code === code ? index : undefined;
  const isAsBefore =
    last !== undefined && compare(root, last.table, () => last.table.scanned).kind !== 'changed';
  const state = stateAfter(run, last && stateOf(last.table));
  if (!state) return false;
  // What was said of the same state to other questions is still true.
  const others = isAsBefore ? Object.entries(last.header.answers).slice(1 - ANSWERS) : [];
  const header: Header = { code, answers: { ...Object.fromEntries(others), [key]: answer } };
  if (!writeIndex(file, header, state)) return false;
  return known === undefined || writeKnown(options, state, known());
}

/** Undefined where anything is otherwise than when it was read, but for what the run wrote itself. */
function stateAfter({ options, before, seen, written }: Run, known: State | undefined): State | undefined {
  const { root, file: index, config, output } = options;
  const now = scan(root, watchedAfter(options, [...seen.keys()]), fileClock(path.dirname(index)));
  const entries = new Map(now.files.map((entry) => [entry.path, entry]));
  if (
    config &&
    !isSame(config.stamp, entries.get(config.file)?.stamp ?? stampOf(path.join(root, config.file)))
  )
    return undefined;
  const isOwn = (file: string) => file === output || file.startsWith(`${STATE_FOLDER}/`);
  const first = { ...before, files: [...before.files, ...seen.values()] };
  const others = differences(first, now).filter(
    (file) => !isOwn(file) && file !== config?.file && !written.has(file),
  );
  if (others.length || !sameNames(before, now) || isLate(seen, before.scanned, written)) return undefined;
  const state = withDigests(root, now, known);
  const digests = new Map(state?.files.map((entry) => [entry.path, entry.digest]));
  return [...written].every(([file, text]) => digests.get(file) === digestOf(text)) ? state : undefined;
}

/** Something was changed after the run began and before it was read: what was read of it may be gone again. */
function isLate(seen: Run['seen'], began: number, written: Run['written']): boolean {
  return [...seen.values()].some(({ path: file, stamp }) => stamp.changed >= began && !written.has(file));
}

/**
 * The system takes as long to tell of a published file as of an article, and there are two for each. Above so many
 * only folders are asked: a file more or less is seen, and one that was written over shows at the next full run.
 */
const MOST_PUBLISHED = 10_000;

function watchedAfter({ root, trees, config, output }: KeepOptions, seen: readonly string[]): Watched {
  const read = config ? [config.file, ...seen] : seen;
  if (output === undefined) return { trees, files: read };
  const own = ['journal.jsonl', 'repetition.json', 'memory.sqlite'].map((name) => `${STATE_FOLDER}/${name}`);
  const edition = publishedFolder(root, output);
  const published = edition === undefined ? [] : [publishedTree(root, edition)];
  return { trees: [...trees, ...published], files: [output, ...own, ...read] };
}

function publishedTree(root: string, folder: string): Tree {
  const names: Tree = { folder, look: 'names' };
  const { folders } = scan(root, { trees: [names], files: [] }, 0);
  const count = folders.reduce((sum, { names: inside }) => sum + inside.split('/').length, 0);
  return count > MOST_PUBLISHED ? names : { folder, look: 'stamps' };
}

/** Where the output's link leads. */
function publishedFolder(root: string, output: string): string | undefined {
  try {
    return path
      .relative(realpathSync(root), realpathSync(path.join(root, output)))
      .split(path.sep)
      .join('/');
  } catch {
    return undefined;
  }
}

/** Folders whose every name matters. */
function sameNames(before: State, now: State): boolean {
  const names = new Map(now.folders.map((folder) => [folder.path, folder]));
  return before.folders.every(
    (folder) => folder.endings !== undefined || names.get(folder.path)?.names === folder.names,
  );
}
