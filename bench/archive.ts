/**
 * What a build costs in a big archive: `node bench/archive.ts PAGES [--articles N] [--keep DIR] [--command FILE]`
 *
 * PAGES is any folder of real articles (Markdown, HTML), of which an archive of N different ones (20,000) is made
 * and committed to a git repository. Then, each in a process of its own, the times of `git status`, of the first
 * build, of builds and checks where nothing changed, and of builds after one article changed; with peak memory and
 * megabytes of articles per CPU second. What people wait for is told as a ratio to `git status` in the same run, the
 * medians of runs that take turns, so that a machine at work with something else slows both. FILE is what to run
 * instead of the sources: `lib/main.js`, as published.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Archive, writeArchive } from './support/archive.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '20000' },
    keep: { type: 'string' },
    command: { type: 'string', default: path.resolve(import.meta.dirname, '../pipeline/cli/main.ts') },
  },
});
const [pages] = positionals;
if (!pages) {
  console.error('Expected: node bench/archive.ts PAGES [--articles N] [--keep DIR] [--command FILE]');
  process.exit(2);
}
const command = path.resolve(values.command);
const root = values.keep ? path.resolve(values.keep) : mkdtempSync(path.join(tmpdir(), 'archive-'));
try {
  const archive = writeArchive(root, pages, Number(values.articles));
  writeFileSync(path.join(root, 'galerada.config.json'), `${JSON.stringify(CONFIG(), null, 2)}\n`);
  writeFileSync(path.join(root, '.gitignore'), '.galerada/\n/dist\n');
  git('init', '-q');
  commit('the archive');
  measure(archive);
} finally {
  if (!values.keep) rmSync(root, { recursive: true, force: true });
}

function CONFIG(): object {
  return {
    content: ['content'],
    editions: { en: { locale: 'en' }, es: { locale: 'es' } },
    translator: 'none',
  };
}

function measure({ articles, bytes }: Archive): void {
  const megabytes = bytes / 1e6;
  const cores = availableParallelism();
  console.log(
    `${articles.length} articles, ${megabytes.toFixed(1)} MB; Node ${process.version}, ${cores} cores`,
  );
  const first = galerada('build');
  tell('first build', first, megabytes);
  commit('what the build wrote into the project');
  const repeat = galerada('build');
  tell('build where nothing changed, the first of them', repeat, megabytes);
  const check = galerada('check');
  tell('first check', check, megabytes);
  const rounds = [1, 2, 3, 4, 5].map(() => ({
    status: git('status', '--short'),
    nothing: galerada('build'),
    checked: galerada('check'),
    start: galerada('--version'),
  }));
  const status = median(rounds.map((round) => round.status.seconds));
  const nothing = median(rounds.map((round) => round.nothing.seconds));
  const checked = median(rounds.map((round) => round.checked.seconds));
  const start = median(rounds.map((round) => round.start.seconds));
  console.log(`git status: ${milliseconds(status)}; galerada --version: ${milliseconds(start)}`);
  ratio('build where nothing changed', nothing, { of: 'git status', seconds: status });
  ratio('check where nothing changed', checked, { of: 'git status', seconds: status });
  const changes = [1, 2, 3].map((round) => {
    const article = articles[(articles.length * round) >> 2] ?? '';
    appendFileSync(path.join(root, article), `\nSentence ${round} was added to this one article alone.\n`);
    return galerada('build');
  });
  ratio('build after one article changed', median(changes.map(({ seconds }) => seconds)), {
    of: 'a build where nothing changed',
    seconds: nothing,
  });
}

interface Cost {
  readonly seconds: number;
  readonly cpu: number;
  /** Bytes. */
  readonly peak: number;
}

/** In a process of its own, which notes what it took when it ends. */
function galerada(...args: string[]): Cost {
  const note = path.join(tmpdir(), `archive-usage-${process.pid}.json`);
  const script = `import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(note)},JSON.stringify(process.resourceUsage())))`;
  const { seconds, status } = timed(process.execPath, [
    '--import',
    `data:text/javascript,${encodeURIComponent(script)}`,
    command,
    ...args,
  ]);
  if (status === null || status > 1) throw new Error(`galerada ${args.join(' ')} ended with ${status}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(
    readFileSync(note, 'utf8'),
  ) as NodeJS.ResourceUsage;
  rmSync(note);
  return { seconds, cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS * 1024 };
}

function git(...args: string[]): { seconds: number } {
  const options = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', '-c', 'gc.auto=0'];
  const { seconds, status } = timed('git', [...options, ...args]);
  if (status !== 0) throw new Error(`git ${args.join(' ')} ended with ${status}`);
  return { seconds };
}

function commit(message: string): void {
  git('add', '-A');
  git('commit', '-q', '-m', message, '--allow-empty');
}

function timed(program: string, args: readonly string[]): { seconds: number; status: number | null } {
  const before = performance.now();
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return { seconds: (performance.now() - before) / 1000, status };
}

function tell(what: string, { seconds, cpu, peak }: Cost, megabytes: number): void {
  const speed = (megabytes / cpu).toFixed(2);
  console.log(
    `${what}: ${seconds.toFixed(2)} s, ${cpu.toFixed(2)} CPU s, ${speed} MB per CPU second, peak ${(peak / 1e6).toFixed(0)} MB`,
  );
}

function ratio(what: string, seconds: number, to: { of: string; seconds: number }): void {
  console.log(`${what}: ${milliseconds(seconds)}, ${(seconds / to.seconds).toFixed(2)} times ${to.of}`);
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(0)} ms`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
