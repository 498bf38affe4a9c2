/**
 * A build or a check where nothing has changed since the last one: what that one said, from an index of what it read.
 * Loaded before anything else, so it loads next to nothing. The index is derived: deleted, torn or of another
 * version it costs a full run and nothing else.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fileClock } from './adapters/index/clock.ts';
import { codeStamp } from './adapters/index/code.ts';
import { compare } from './adapters/index/compare.ts';
import type { Answer } from './adapters/index/format.ts';
import type { Keeping, KeepOptions } from './adapters/index/keep.ts';
import { type Stamp, stampOf } from './adapters/index/stamp.ts';
import { readIndex, writeIndex } from './adapters/index/store.ts';
import type { Files } from './ports.ts';

export type { Answer } from './adapters/index/format.ts';
export type { Keeping } from './adapters/index/keep.ts';

/** What was asked, and of which project. */
export interface Question {
  readonly root: string;
  /** The index that may hold the answer. */
  readonly file: string;
  readonly key: string;
  /** Of the config, before anybody read it. */
  readonly config: { readonly file: string; readonly stamp: Stamp };
}

interface Asked {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Undefined where no terminal shows what is printed. */
  readonly columns?: number | undefined;
}

const CONFIG_FILE = 'galerada.config.json';
const STATE_FOLDER = '.galerada';

/** Options with which a command still changes nothing but by what it reads. With any other it is run. */
const OPTIONS = {
  build: { frozen: 'boolean' },
  check: { 'fail-on': 'string', 'max-warnings': 'string', baseline: 'string' },
} as const;

/** Whoever sets one of these tells git where a repository is. */
const GIT = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_CEILING_DIRECTORIES', 'GIT_DISCOVERY_ACROSS_FILESYSTEM'];

/** Undefined for what is never answered from an index. `GALERADA_NO_INDEX=1` is how a person says so. */
export function questionOf(argv: readonly string[], { cwd, env, columns }: Asked): Question | undefined {
  const [command, ...rest] = argv;
  if ((command !== 'build' && command !== 'check') || env['GALERADA_NO_INDEX']) return undefined;
  const own = Object.entries(OPTIONS[command]).map(([name, type]) => [name, { type }] as const);
  const options = {
    cwd: { type: 'string' },
    config: { type: 'string' },
    format: { type: 'string' },
    quiet: { type: 'boolean', short: 'q' },
    ...Object.fromEntries(own),
  } as const;
  const { values, positionals } = parseArgs({ args: rest, options, strict: false, allowPositionals: true });
  if (positionals.length || Object.keys(values).some((name) => !Object.hasOwn(options, name)))
    return undefined;
  const from = path.resolve(cwd, String(values['cwd'] ?? '.'));
  const config =
    values['config'] === undefined ? findUp(from, CONFIG_FILE) : path.resolve(from, String(values['config']));
  if (config === undefined || (command === 'check' && GIT.some((name) => env[name]))) return undefined;
  const root = path.dirname(config);
  const repository = command === 'check' ? findUp(root, '.git') : undefined;
  const shown = ['LC_ALL', 'LC_MESSAGES', 'LANG', 'NO_COLOR', 'FORCE_COLOR', 'TERM', 'TZ'].map(
    (name) => env[name] ?? null,
  );
  return {
    root,
    file: path.join(root, STATE_FOLDER, `unchanged-${command}`),
    key: JSON.stringify([
      argv,
      path.relative(root, from),
      repository && path.relative(root, repository),
      columns,
      shown,
    ]),
    config: { file: path.basename(config), stamp: stampOf(config) },
  };
}

function findUp(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, name))) return path.join(folder, name);
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** Undefined where something has changed, or nothing is known. Looks at files and writes no more than new stamps. */
export function answerOf({ root, file, key }: Question): Answer | undefined {
  const index = readIndex(file);
  const answer = index && Object.hasOwn(index.header.answers, key) ? index.header.answers[key] : undefined;
  // A build that is under way may have written half of what it will.
  if (!index || !answer || existsSync(path.join(root, STATE_FOLDER, 'lock'))) return undefined;
  if (index.header.code !== codeStamp()) return undefined;
  const looked = compare(root, index.table, () => clockOf(root) ?? index.table.scanned);
  if (looked.kind === 'changed') return undefined;
  if (looked.kind === 'touched') writeIndex(file, index.header, looked.state);
  return answer;
}

function clockOf(root: string): number | undefined {
  try {
    return fileClock(path.join(root, STATE_FOLDER));
  } catch {
    return undefined;
  }
}

/** Watches a run, to keep what it says. Undefined where nothing can be kept. */
export async function keepingOf(
  { root, file, key, config }: Question,
  files: Files,
  where: { readonly trees: KeepOptions['trees']; readonly output?: string },
): Promise<Keeping | undefined> {
  const { startKeeping } = await import('./adapters/index/keep.ts');
  return startKeeping(files, { root, file, key, config, code: codeStamp(), ...where });
}
