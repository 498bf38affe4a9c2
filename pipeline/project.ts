/** Composition root: the only file that knows both ports and adapters. */
import { access } from 'node:fs/promises';
import path from 'node:path';
import { createFiles } from './adapters/files/files.ts';
import { createJournal } from './adapters/files/journal.ts';
import { takeLock } from './adapters/files/lock.ts';
import type { Config, Edition } from './model/config.ts';
import type { Failure, Result } from './model/finding.ts';
import { positionAt } from './model/text.ts';
import type { EngineWords } from './plan/engine-words.ts';
import type { Clock, Files, Journal, Translator } from './ports.ts';
import { normalizeConfig, type WrittenConfig } from './validate/config.ts';
import { parseJson } from './validate/json.ts';
import { validator } from './validate/schemas.ts';

export const CONFIG_FILE = 'galerada.config.json';

/** A site on the disk, with everything its work needs of the outside. */
export interface Project {
  readonly root: string;
  readonly config: Config;
  readonly files: Files;
  readonly journal: Journal;
  readonly clock: Clock;
  /** The edition's first engine that can be had; the same one for the whole run. */
  translator(edition: Edition, words: EngineWords): Promise<Result<Translator>>;
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
  return {
    root,
    config,
    files,
    journal: createJournal(root),
    clock: { now: () => new Date() },
    lock: () => takeLock(root),
    translator: (edition, words) => {
      const known = translators.get(edition.name);
      const made = known ?? loadTranslator(edition, { env, words });
      translators.set(edition.name, made);
      return made;
    },
    close: async () => {
      for (const made of await Promise.all(translators.values())) if (made.ok) await made.value.close?.();
    },
  };
}

/** Engines are loaded when one is wanted: their packages take longer to load than most commands to run. */
async function loadTranslator(
  edition: Edition,
  { env, words }: { env: NonNullable<ProjectOptions['env']>; words: EngineWords },
): Promise<Result<Translator>> {
  const { createTranslator } = await import('./adapters/engines.ts');
  return createTranslator(edition, env, words);
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
  return { ok: true, value: normalizeConfig(file, document.value as WrittenConfig) };
}
