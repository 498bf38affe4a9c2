/** Sees what a run reads and writes, and keeps its result where the run and what is on the disk agree. */
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Files, Since } from '../../ports.ts';
import { type Again, beforeOf, folderOf } from './before.ts';
import { fileClock } from './clock.ts';
import { compare, type Look, lookAt } from './compare.ts';
import { digestOf } from './digest.ts';
import { type Answer, type Header, stateOf, type Table } from './format.ts';
import { readKnown, removeKnown, writeKnown } from './known.ts';
import { differences, isUnsettled, type Scan, scan, type Tree, type Watched, withDigests } from './scan.ts';
import { isSame, type Stamp, stampOf } from './stamp.ts';
import type { State } from './state.ts';
import { readIndex, writeIndex } from './store.ts';
import { STATE_FOLDER, type Watching, watch } from './watch.ts';

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
  /** What the index says, where it was read a moment ago. */
  readonly looked?: Looked | undefined;
}

export interface Looked {
  readonly header: Header;
  readonly table: Table;
  readonly look: Look;
}

/** Answers for as many ways of asking are kept. */
const ANSWERS = 16;

/** Undefined where the disk gives no time to go by. Takes the stamps of all there is, before any of it is read. */
export async function startKeeping(files: Files, options: KeepOptions): Promise<Keeping | undefined> {
  const last = lastOf(options);
  const before = await settledScan(options, last);
  if (!before) return undefined;
  const watching = watch(files, { root: options.root, trees: options.trees, before });
  const run: Run = { ...watching, options, last, before };
  return {
    files: watching.files,
    since: () => last && readKnown(options, { ...last, now: before }),
    keep: (answer, known) => keep(run, answer, known),
  };
}

/** The index of before, and how what is there now differs from it. */
interface Last extends Looked {
  readonly state: State;
}

/** Undefined where it is of another program, or of other trees. */
function lastOf({ root, file, code, trees, looked }: KeepOptions): Last | undefined {
  const index = looked ?? readIndex(file);
  if (index?.header.code !== code || index.header.trees !== JSON.stringify(trees)) return undefined;
  const look = looked?.look ?? lookAt(root, index.table);
  return { header: index.header, table: index.table, look, state: stateOf(index.table) };
}

interface Run extends Watching {
  readonly options: KeepOptions;
  readonly last: Last | undefined;
  readonly before: Scan;
}

const PAUSE = 20;
const TRIES = 3;

/** What was changed just now might be changed once more within one tick of the clock: then a moment is waited. */
async function settledScan(
  { root, file, trees }: KeepOptions,
  last: Last | undefined,
): Promise<Scan | undefined> {
  const folder = path.dirname(file);
  const known = last && beforeOf(last.state, againAfter(last));
  try {
    ignoreNew(folder);
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const state = scan(root, { trees, files: [] }, fileClock(folder), known);
      if (!isUnsettled(state)) return state;
      await setTimeout(PAUSE);
    }
  } catch {
    // A disk that is read-only has no index.
  }
  return undefined;
}

/** Whatever differs or proves nothing, and the folders of what came or went. */
function againAfter({ table: { paths }, look: { doubtful, different } }: Last): Again {
  const rows = [...doubtful, ...different].map((row) => paths[row]!);
  const folders = new Set([...rows, ...different.map((row) => folderOf(paths[row]!))]);
  const files = new Set(rows);
  return { folder: (path) => folders.has(path), file: (path) => files.has(path) };
}

/** A folder that we make where nobody asked for one is not to show up in anybody's `git status`. */
function ignoreNew(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, '.gitignore'), '*\n');
}

function keep(run: Run, answer: Answer, known: (() => unknown) | undefined): boolean {
  const { options, last } = run;
  const { root, file, key, code, trees } = options;
  if (run.hasStrayed()) return false;
  const state = stateAfter(run);
  if (!state) return false;
  // What was said of the same state to other questions is still true.
  const isAsBefore =
    last && compare(root, last.table, () => last.table.scanned, last.look).kind !== 'changed';
  const others = isAsBefore ? Object.entries(last.header.answers).slice(1 - ANSWERS) : [];
  const answers = { ...Object.fromEntries(others), [key]: answer };
  const kept = known && writeKnown(options, known());
  if (
    !writeIndex(
      file,
      { code, trees: JSON.stringify(trees), answers, ...(kept ? { known: kept } : {}) },
      state,
    )
  )
    return false;
  if (known) removeKnown(options, kept);
  return known === undefined || kept !== undefined;
}

/** Undefined where anything is otherwise than when it was read, but for what the run wrote itself. */
function stateAfter(run: Run): State | undefined {
  const { options, last, before, seen, written } = run;
  const { root, file: index, config, output } = options;
  const watched = watchedAfter(options, [...seen.keys()]);
  const now = scan(root, watched, fileClock(path.dirname(index)), beforeOf(before, againIn(run)));
  const touched = new Set([...seen.keys(), ...written.keys(), config?.file]);
  const entries = new Map(
    now.files.flatMap((entry) => (touched.has(entry.path) ? [[entry.path, entry]] : [])),
  );
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
  const state = withDigests(root, now, last?.state);
  const digests = new Map(
    state?.files.flatMap(({ path: file, digest }) => (written.has(file) ? [[file, digest]] : [])),
  );
  return [...written].every(([file, text]) => digests.get(file) === digestOf(text)) ? state : undefined;
}

/**
 * What was neither read nor written decided nothing: if it changed meanwhile, the next run sees by the stamp of before.
 * Where a folder was listed, or files are read that nobody watches, all is looked at again.
 */
function againIn({ options, read, listed, written }: Run): Again {
  const all = [
    ...listed,
    ...options.trees.flatMap(({ folder, look }) => (look === 'stamps' ? [folder] : [])),
  ];
  const around = new Set([...written.keys()].map(folderOf));
  return {
    folder: (folder) =>
      around.has(folder) || all.some((one) => one === '.' || folder === one || folder.startsWith(`${one}/`)),
    file: (file) => read.has(file),
  };
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
  const published: Tree[] =
    edition === undefined ? [] : [{ folder: edition, look: 'stamps', most: MOST_PUBLISHED }];
  return { trees: [...trees, ...published], files: [output, ...own, ...read] };
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
