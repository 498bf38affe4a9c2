/**
 * What one article costs from the command line, start-up included, beside a program that does nothing:
 *
 *   npm run build
 *   node bench/separation/start-up.ts [LIB]
 *
 * LIB is `lib` unless told. Runs take turns, so that all of them meet the same machine; the median of each is
 * told, and how many times the median of `node -e 0` it is: machines differ, ratios less.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const RUNS = 11;
const ROOT = path.join(import.meta.dirname, '../..');
const main = path.resolve(process.argv[2] ?? path.join(ROOT, 'lib'), 'main.js');
if (!existsSync(main)) throw new Error(`${main} is not there: npm run build makes it`);

const site = mkdtempSync(path.join(tmpdir(), 'start-up-'));
for (const name of ['content', 'galerada.config.json'])
  cpSync(path.join(ROOT, name), path.join(site, name), { recursive: true });
for (const locale of ['en', 'es']) {
  mkdirSync(path.join(site, 'locales', locale), { recursive: true });
  cpSync(path.join(ROOT, 'locales', locale, 'site.json'), path.join(site, 'locales', locale, 'site.json'));
}

const separate = (file: string) => [main, 'separate', `content/${file}`];
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'node -e 0': ['-e', '0'],
  'galerada --version': [main, '--version'],
  'separate, text': separate('port-strike-talks.txt'),
  'separate, Markdown': separate('feria-del-libro.md'),
  'separate, HTML': separate('reservoir-levels.html'),
};

const walls = new Map<string, number[]>(Object.keys(COMMANDS).map((name) => [name, []]));
// The first round fills the cache of compiled code, as any first use does.
for (let round = 0; round <= RUNS; round++) {
  for (const [name, args] of Object.entries(COMMANDS)) {
    const wall = wallOf(args);
    if (round > 0) walls.get(name)!.push(wall);
  }
}
rmSync(site, { recursive: true });
const bare = median(walls.get('node -e 0')!);
for (const [name, measured] of walls) {
  const wall = median(measured);
  console.log(
    `${name.padEnd(20)} ${wall.toFixed(0).padStart(6)} ms ${(wall / bare).toFixed(1).padStart(6)} times`,
  );
}

/** Milliseconds. */
function wallOf(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: site,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(String(stderr));
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
