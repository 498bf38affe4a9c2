/**
 * Loads the published program, which is CommonJS, with the code that V8 made of it when it last did work of this kind.
 * Node's own compile cache holds what is compiled when a file is loaded; the functions that are called after that,
 * which are nearly all, it would compile at every start.
 *
 * Derived: without a cache, or with one that is torn or of another version, the program is compiled, and what it is
 * compiled into is kept when it ends.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

/** Not imported: an ES module that imports `node:fs` has Node load all of its streams. */
const { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, writeFileSync } =
  process.getBuiltinModule('node:fs');

/** By file with its size and times. */
type Kept = ReadonlyMap<string, Uint8Array>;

interface Compiled {
  readonly key: string;
  readonly script: vm.Script;
}

/** What requires a file of `root`, by its absolute path; undefined for `cache` keeps nothing. */
export function programLoader(root: string, cache: string | undefined): (file: string) => unknown {
  const kept = readKept(cache);
  const loaded = new Map<string, { exports: unknown }>();
  const compiled: Compiled[] = [];
  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(file, module);
    const made = compile(file, kept);
    compiled.push(made);
    const folder = path.dirname(file);
    const require = (name: string): unknown => {
      const inner = name.startsWith('.') ? path.resolve(folder, name) : name;
      return inner.startsWith(root) ? load(inner) : createRequire(file)(name);
    };
    made.script.runInThisContext()(module.exports, require, module, file, folder);
    return module.exports;
  };
  process.once('exit', () => {
    if (cache && compiled.some(({ script }) => script.cachedDataRejected !== false))
      keep(cache, compiled, kept);
  });
  return load;
}

function compile(file: string, kept: Kept): Compiled {
  const opened = openSync(file, 'r');
  const { size, mtimeMs, ctimeMs } = fstatSync(opened);
  const key = [file, size, mtimeMs, ctimeMs].join(' ');
  const cachedData = kept.get(key);
  const source = readFileSync(opened, 'utf8');
  closeSync(opened);
  const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData ? { cachedData } : {}),
  });
  return { key, script };
}

/**
 * A line of JSON that says how long the code of each file is, and the code; all of it twice. V8 runs what it is given:
 * comparing tells damage from code in a quarter of the time that any checksum takes here.
 */
function readKept(cache: string | undefined): Kept {
  const kept = new Map<string, Uint8Array>();
  if (cache === undefined) return kept;
  try {
    const bytes = readOwn(cache);
    if (!bytes) return kept;
    const half = bytes.length / 2;
    if (!bytes.subarray(0, half).equals(bytes.subarray(half))) return kept;
    let at = bytes.indexOf('\n') + 1;
    for (const [key, length] of JSON.parse(bytes.toString('utf8', 0, at)) as [string, number][]) {
      kept.set(key, bytes.subarray(at, at + length));
      at += length;
    }
    return kept;
  } catch {
    return new Map();
  }
}

/** Folders for temporary files are open to all: what is read is what was looked at, and ours. */
function readOwn(file: string): Buffer | undefined {
  const opened = openSync(file, 'r');
  try {
    const { uid } = fstatSync(opened);
    return process.getuid && uid !== process.getuid() ? undefined : readFileSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** With what was kept of files that are still there and were not asked for this time. */
function keep(cache: string, compiled: readonly Compiled[], kept: Kept): void {
  const codes = new Map(compiled.map(({ key, script }) => [key, script.createCachedData()] as const));
  const asked = new Set([...codes.keys()].map(fileOf));
  for (const [key, code] of kept) {
    const file = fileOf(key);
    if (!asked.has(file) && existsSync(file)) codes.set(key, Buffer.from(code));
  }
  const lengths = [...codes].map(([key, code]) => [key, code.length]);
  const temporary = `${cache}.${process.pid}.tmp`;
  try {
    const whole = Buffer.concat([Buffer.from(`${JSON.stringify(lengths)}\n`), ...codes.values()]);
    writeFileSync(temporary, Buffer.concat([whole, whole]));
    renameSync(temporary, cache);
  } catch {
    // Where nothing can be written the next start compiles again.
  }
}

function fileOf(key: string): string {
  return key.split(' ').slice(0, -3).join(' ');
}
