/** Composition root: the only file that knows both ports and adapters. */
import { access } from 'node:fs/promises';
import path from 'node:path';
import { createFiles } from './adapters/files/files.ts';
import { createJournal } from './adapters/files/journal.ts';
import { createLedger } from './adapters/files/ledger.ts';
import { takeLock } from './adapters/files/lock.ts';
import { createMemoryFiles } from './adapters/files/memory-files.ts';
import type { CommitOptions } from './adapters/git/commit.ts';
import type { GitAnswer } from './adapters/git/git.ts';
import type { Watching } from './adapters/watch/watch.ts';
import { findEach } from './memory/fuzzy/find-all.ts';
import type { Config, Edition, EngineConfig } from './model/config.ts';
import type { Failure, Result } from './model/finding.ts';
import { positionAt } from './model/text.ts';
import type { EngineWords } from './plan/engine-words.ts';
import { memoryFolder } from './plan/memory-folder.ts';
import type { Memory } from './plan/remember.ts';
import type { Clock, EngineUsage, Files, Hire, Journal, Ledger, MemoryIndex, Translator } from './ports.ts';
import { normalizeConfig, type WrittenConfig } from './validate/config.ts';
import { type JsonDocument, parseJson } from './validate/json.ts';
import { validator } from './validate/schemas.ts';

export const CONFIG_FILE = 'galerada.config.json';
export const MEMORY_FILE = '.galerada/memory.sqlite';

/** A site on the disk, with everything its work needs of the outside. */
export interface Project {
  readonly root: string;
  readonly config: Config;
  readonly files: Files;
  readonly journal: Journal;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** The index is opened at the first question, and may be deleted whenever nobody is at work. */
  readonly memory: Required<Memory>;
  /** The edition's first engine that can be had; the same one for the whole run. */
  translator(edition: Edition, words: EngineWords): Promise<Result<Translator>>;
  /** What an engine itself says of the current period; undefined where it says nothing. Never waits long. */
  usage(engine: EngineConfig): Promise<Result<EngineUsage> | undefined>;
  /** Threads for a big build. */
  readonly hire: Hire;
  /** Held by whoever writes. */
  lock(): Promise<Result<() => Promise<void>>>;
  close(): Promise<void>;
}

export interface ProjectOptions {
  /** Where to look for the config, and upwards from there. */
  readonly cwd: string;
  /** A config by path, instead of looking for one. */
  readonly config?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** The files of a folder that has no config yet. */
export function openFiles(root: string): Files {
  return createFiles(path.resolve(root));
}

export type Opened =
  | { readonly ok: true; readonly value: Project }
  | { readonly ok: false; readonly failures: readonly Failure[] };

export async function openProject(options: ProjectOptions): Promise<Opened> {
  const file = await findConfig(options);
  if (!file) return { ok: false, failures: [{ reason: 'no-config', folder: options.config ?? '.' }] };
  const root = path.dirname(file);
  const files = createFiles(root);
  const config = await readConfig(files, path.basename(file));
  if (!config.ok) return config;
  return { ok: true, value: assemble({ root, config: config.value, files, env: options.env ?? {} }) };
}

function assemble(
  at: Pick<Project, 'root' | 'config' | 'files'> & { env: NonNullable<ProjectOptions['env']> },
): Project {
  const { root, config, files, env } = at;
  const translators = new Map<string, Promise<Result<Translator>>>();
  const clock: Clock = { now: () => new Date() };
  const index = lazyIndex(path.join(root, MEMORY_FILE));
  return {
    root,
    config,
    files,
    journal: createJournal(root),
    ledger: createLedger(root, clock),
    clock,
    memory: { index, files: createMemoryFiles(root, memoryFolder(config)) },
    hire: async (start) => {
      const { hireThreads } = await import('./adapters/threads/threads.ts');
      return hireThreads({ root, start });
    },
    lock: () => takeLock(root),
    translator: (edition, words) => {
      const key = JSON.stringify([edition.name, edition.engines]);
      const known = translators.get(key);
      const made = known ?? loadTranslator(edition, { env, words: { ...words, owner: path.basename(root) } });
      translators.set(key, made);
      return made;
    },
    usage: async (engine) => {
      const { usageOf } = await import('./adapters/engines.ts');
      return usageOf(engine, env);
    },
    close: async () => {
      await index.close();
      for (const made of await Promise.all(translators.values())) if (made.ok) await made.value.close?.();
    },
  };
}

/** The database, too, is loaded when there is a question: most commands ask none. */
function lazyIndex(file: string): MemoryIndex {
  let made: Promise<MemoryIndex> | undefined;
  const index = (): Promise<MemoryIndex> => {
    made ??= import('./adapters/sqlite/memory-index.ts').then(({ createMemoryIndex }) =>
      createMemoryIndex(file),
    );
    return made;
  };
  return {
    sources: async () => (await index()).sources(),
    add: async (batches) => (await index()).add(batches),
    remove: async (source) => (await index()).remove(source),
    find: async (query) => (await index()).find(query),
    findAll: async (queries) => findEach(await index(), queries),
    search: async (query) => (await index()).search(query),
    page: async (after, size) => (await index()).page(after, size),
    stats: async () => (await index()).stats(),
    clear: async () => (await index()).clear(),
    close: async () => (await made)?.close(),
  };
}

/** Engines are loaded when one is wanted: their packages take longer to load than most commands to run. */
async function loadTranslator(
  edition: Edition,
  at: { env: NonNullable<ProjectOptions['env']>; words: EngineWords & { readonly owner: string } },
): Promise<Result<Translator>> {
  const { createTranslator } = await import('./adapters/engines.ts');
  return createTranslator(edition, at.env, at.words);
}

async function findConfig({ cwd, config }: ProjectOptions): Promise<string | undefined> {
  if (config) {
    const file = path.resolve(cwd, config);
    return (await exists(file)) ? file : undefined;
  }
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    const file = path.join(folder, CONFIG_FILE);
    if (await exists(file)) return file;
    if (folder === path.dirname(folder)) return undefined;
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function readConfig(
  files: Files,
  file: string,
): Promise<{ ok: true; value: Config } | { ok: false; failures: Failure[] }> {
  const text = await files.readText(file);
  const parsed = text.ok ? parseJson(file, text.value ?? '') : text;
  if (!parsed.ok) return { ok: false, failures: [parsed.failure] };
  const document = parsed.value;
  const failures = validator('config')(document.value).map(
    ({ path: at, atKey, expected, found }): Failure => {
      const { start } = document.range(at, atKey ? 'key' : 'value');
      return { reason: 'invalid', file, start: positionAt(document.lines, start), expected, found };
    },
  );
  if (failures.length) return { ok: false, failures };
  const faults = await rulesFaults(document);
  if (faults.length) return { ok: false, failures: faults };
  return { ok: true, value: normalizeConfig(file, document.value as WrittenConfig) };
}

/** The rules are loaded where the config names any: most sites leave them as they are. */
async function rulesFaults(document: JsonDocument): Promise<Failure[]> {
  const { check, editions } = document.value as WrittenConfig;
  if (!check && !Object.values(editions).some((edition) => edition.check)) return [];
  const { checkConfigFaults } = await import('./plan/check-config.ts');
  return checkConfigFaults(document);
}

export async function changedFiles(root: string, ref: string): Promise<GitAnswer<string[]>> {
  const { changedSince } = await import('./adapters/git/git.ts');
  return changedSince(root, ref);
}

/** Where a project lies in its git repository: `site/`, or ''. */
export async function repositoryPrefix(root: string): Promise<string> {
  const { prefixInRepository } = await import('./adapters/git/git.ts');
  return prefixInRepository(root);
}

/** Calls with the files of a project that change, until it is closed. */
export async function watchProject(
  root: string,
  isIgnored: (file: string) => boolean,
  changed: (files: readonly string[]) => void,
): Promise<Watching> {
  const { watchFiles } = await import('./adapters/watch/watch.ts');
  return watchFiles(root, isIgnored, changed);
}

/** Commits files of a project by a reviewer's name. */
export async function commitFiles(root: string, options: CommitOptions): Promise<GitAnswer<string>> {
  const { commit } = await import('./adapters/git/commit.ts');
  return commit(root, options);
}

/** The name git commits under here; undefined where it has none. */
export async function gitUser(root: string): Promise<string | undefined> {
  const { userName } = await import('./adapters/git/commit.ts');
  return userName(root);
}

/** Opens an address in the person's browser; false where there is none. */
export async function openInBrowser(url: string): Promise<boolean> {
  const { openAddress } = await import('./adapters/open/open.ts');
  return openAddress(url);
}

/** The same for folders of which only some files matter, each of which may change often. */
export async function watchFoldersOf(
  root: string,
  folders: readonly string[],
  changed: (files: readonly string[]) => void,
): Promise<Watching> {
  const { watchFolders } = await import('./adapters/watch/folders.ts');
  return watchFolders(root, folders, changed);
}
