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
import { compare, lookAt } from './adapters/index/compare.ts';
import type { Answer } from './adapters/index/format.ts';
import type { Keeping, KeepOptions, Looked } from './adapters/index/keep.ts';
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
  /** Of the program, as it was when it started. */
  readonly code: string;
  /** Of the config, before anybody read it; undefined where locale files are checked without one. */
  readonly config?: { readonly file: string; readonly stamp: Stamp };
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
  check: {
    'fail-on': 'string',
    'max-warnings': 'string',
    baseline: 'string',
    locales: 'string',
    reference: 'string',
  },
} as const;

const SHARED = {
  cwd: { type: 'string' },
  config: { type: 'string' },
  format: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
} as const;

/** Whoever sets one of these tells git where a repository is. */
const GIT = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_CEILING_DIRECTORIES', 'GIT_DISCOVERY_ACROSS_FILESYSTEM'];

/** Undefined for what is never answered from an index. `GALERADA_NO_INDEX=1` is how a person says so. */
export function questionOf(argv: readonly string[], asked: Asked): Question | undefined {
  const { env } = asked;
  const command = argv[0] === 'build' || argv[0] === 'check' ? argv[0] : undefined;
  const values = command && valuesOf(command, argv.slice(1));
  if (!values || env['GALERADA_NO_INDEX']) return undefined;
  if (command === 'check' && GIT.some((name) => env[name])) return undefined;
  const from = path.resolve(asked.cwd, String(values['cwd'] ?? '.'));
  const { locales } = values;
  const project = typeof locales === 'string' ? localesAlone(from, locales) : projectOf(from, values);
  if (!project) return undefined;
  const { root, folder, config } = project;
  return {
    root,
    file: path.join(folder, `unchanged-${command}`),
    key: keyOf([argv, path.relative(root, from), command === 'check' && repositoryOf(root)], asked),
    code: codeStamp(),
    ...(config === undefined ? {} : { config: { file: path.basename(config), stamp: stampOf(config) } }),
  };
}

/** Where a project is, and where its index may stand. */
interface Place {
  readonly root: string;
  readonly folder: string;
  readonly config?: string;
}

function projectOf(from: string, { config: given }: Readonly<Record<string, unknown>>): Place | undefined {
  const config = given === undefined ? findUp(from, CONFIG_FILE) : path.resolve(from, String(given));
  if (config === undefined) return undefined;
  const root = path.dirname(config);
  return { root, folder: path.join(root, STATE_FOLDER), config };
}

/** A site that never asked for a folder of ours gets none: only where other tools keep such things, we do too. */
function localesAlone(from: string, locales: string): Place | undefined {
  const root = rootOfLocales(from, locales);
  const packages = path.join(root, 'node_modules');
  return existsSync(packages) ? { root, folder: path.join(packages, '.cache', 'galerada') } : undefined;
}

/** Code that asks for the keys is looked for where the command stands; a folder elsewhere stands for itself. */
export function rootOfLocales(from: string, locales: string): string {
  const absolute = path.resolve(from, locales);
  const below = path.relative(from, absolute);
  return below.startsWith('..') || path.isAbsolute(below) ? absolute : from;
}

/** Undefined where there is anything that we do not know the effect of. */
function valuesOf(command: keyof typeof OPTIONS, args: string[]): Record<string, unknown> | undefined {
  const own = Object.entries(OPTIONS[command]).map(([name, type]) => [name, { type }] as const);
  const options = { ...SHARED, ...Object.fromEntries(own) };
  const { values, positionals } = parseArgs({ args, options, strict: false, allowPositionals: true });
  const isKnown = Object.keys(values).every((name) => Object.hasOwn(options, name));
  return isKnown && positionals.length === 0 ? values : undefined;
}

/** What decides how something is said. */
function keyOf(what: readonly unknown[], { env, columns }: Asked): string {
  const shown = ['LC_ALL', 'LC_MESSAGES', 'LANG', 'NO_COLOR', 'FORCE_COLOR', 'TERM', 'TZ'];
  return JSON.stringify([...what, columns ?? null, shown.map((name) => env[name] ?? null)]);
}

/** Some reports name files from the repository's root. */
function repositoryOf(root: string): string | undefined {
  const found = findUp(root, '.git');
  return found && path.relative(root, found);
}

function findUp(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, name))) return path.join(folder, name);
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** Of questions that could not be answered: what was seen on the way, so that nobody need look again. */
const looks = new WeakMap<Question, Looked>();

/** Undefined where something has changed, or nothing is known. Looks at files and writes no more than new stamps. */
export function answerOf(question: Question): Answer | undefined {
  const { root, file, key, code } = question;
  const index = readIndex(file);
  // A build that is under way may have written half of what it will.
  if (index?.header.code !== code || existsSync(path.join(root, STATE_FOLDER, 'lock'))) return undefined;
  const { header, table } = index;
  const look = lookAt(root, table);
  const looked = compare(root, table, () => clockOf(file) ?? table.scanned, look);
  const answer = Object.hasOwn(header.answers, key) ? header.answers[key] : undefined;
  if (looked.kind === 'changed' || !answer) {
    looks.set(question, { ...index, look });
    return undefined;
  }
  if (looked.kind === 'touched') writeIndex(file, header, looked.state);
  return answer;
}

function clockOf(file: string): number | undefined {
  try {
    return fileClock(path.dirname(file));
  } catch {
    return undefined;
  }
}

/** Watches a run, to keep what it says. Undefined where nothing can be kept. */
export async function keepingOf(
  question: Question,
  files: Files,
  where: { readonly trees: KeepOptions['trees']; readonly output?: string },
): Promise<Keeping | undefined> {
  const { startKeeping } = await import('./adapters/index/keep.ts');
  return startKeeping(files, { ...question, ...where, looked: looks.get(question) });
}
