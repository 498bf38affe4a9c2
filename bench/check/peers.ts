/**
 * Keys in code, and bundles of 50,000 keys, beside i18next-cli and i18n-check.
 *
 *   node bench/check/peers.ts FOLDER [--command lib/main.js]
 *
 * FOLDER has what bench/check/package.json installs; the command is the sources' own unless it says otherwise. Makes
 * a site whose truth is known, runs each program on it in a process of its own, and prints what each finds, and how
 * long it takes by the clock and of the processor: the least of a few rounds that take turns.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { command: { type: 'string' } },
});
const PEERS = path.resolve(positionals[0] ?? 'bench/check');
const MAIN = path.resolve(given.command ?? path.join(import.meta.dirname, '../../pipeline/cli/main.ts'));
const FILES = 1_000;
const KEYS = 50_000;

interface Ran {
  /** By the clock. */
  readonly seconds: number;
  /** Of the processor, of all threads. */
  readonly cpu: number;
  readonly out: string;
  readonly code: number | null;
}

/** In a process of its own, which notes what it took when it ends. */
function run(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Ran {
  const note = path.join(tmpdir(), `galerada-usage-${process.pid}.json`);
  const script = `import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(note)},JSON.stringify(process.resourceUsage())))`;
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(script)}`, ...args],
    { cwd, encoding: 'utf8', maxBuffer: 1 << 29, env: { ...process.env, NO_COLOR: '1', ...env } },
  );
  const seconds = (performance.now() - start) / 1000;
  const usage = JSON.parse(readFileSync(note, 'utf8')) as NodeJS.ResourceUsage;
  rmSync(note);
  const cpu = (usage.userCPUTime + usage.systemCPUTime) / 1e6;
  return { seconds, cpu, out: stdout + stderr, code: status };
}

const bin = (name: string, file: string) => path.join(PEERS, 'node_modules', name, file);
const leastOf = (runs: readonly Ran[], of: 'seconds' | 'cpu') => Math.min(...runs.map((one) => one[of]));
const best = (runs: readonly Ran[]) =>
  `${leastOf(runs, 'cpu').toFixed(2)} CPU s, ${leastOf(runs, 'seconds').toFixed(2)} s`;
const times = (count: number, once: () => Ran) => Array.from({ length: count }, once);

const ROUNDS = 5;

/** Each in turn, so that a machine at work with something else slows them alike. */
function takeTurns(programs: Readonly<Record<string, () => Ran>>): void {
  const runs = new Map(Object.keys(programs).map((name) => [name, [] as Ran[]]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, once] of Object.entries(programs)) runs.get(name)!.push(once());
  for (const [name, own] of runs) console.log(`${name.padEnd(44)} ${best(own)}`);
}

/** Each file asks for eight keys in as many ways; `expected` says which. */
function makeCode(root: string): Set<string> {
  const expected = new Set<string>();
  for (let at = 0; at < FILES; at++) {
    const ns = `ns${at % 10}`;
    const file = path.join(root, 'src', `folder${at % 20}`, `Part${at}.tsx`);
    mkdirSync(path.dirname(file), { recursive: true });
    const key = (name: string) => {
      expected.add(`${ns}:part${at}.${name}`);
      return `part${at}.${name}`;
    };
    expected.add(`shared:word${at}`);
    writeFileSync(
      file,
      `import { Trans, useTranslation } from 'react-i18next';
export function Part${at}({ open, count }: { open: boolean; count: number }) {
  const { t } = useTranslation('${ns}');
  const { t: within } = useTranslation('${ns}', { keyPrefix: 'part${at}' });
  const rows = [1, 2, 3].map((row) => <li key={row}>{row * count}</li>);
  return (
    <section aria-label={t('${key('label')}')}>
      <h2>{t(\`${key('title')}\`)}</h2>
      <p>{open ? t('${key('open')}') : t('${key('closed')}')}</p>
      <p>{within('${key('inner').split('.')[1]}')}</p>
      <Trans i18nKey="${key('rich')}" ns="${ns}">Read <b>this</b></Trans>
      <ul>{rows}</ul>{t('shared:word${at}')}{t(open ? '${key('a')}' : '${key('b')}')}
    </section>
  );
}
`,
    );
  }
  return expected;
}

function keysIn(root: string): Set<string> {
  const found = new Set<string>();
  for (const ns of [...Array.from({ length: 10 }, (_, at) => `ns${at}`), 'shared']) {
    const walk = (value: unknown, key: string): void => {
      if (typeof value === 'object' && value !== null)
        for (const [name, inner] of Object.entries(value)) walk(inner, key ? `${key}.${name}` : name);
      else found.add(`${ns}:${key}`);
    };
    try {
      walk(JSON.parse(readFileSync(path.join(root, `out/en/${ns}.json`), 'utf8')), '');
    } catch {
      // A namespace it found nothing of has no file.
    }
  }
  return found;
}

async function compareCode(): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'galerada-peers-'));
  const expected = makeCode(root);
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(
    path.join(root, 'i18next.config.js'),
    "export default { locales: ['en'], extract: { input: ['src/**/*.tsx'], output: 'out/{{language}}/{{namespace}}.json', defaultNS: 'shared' } };",
  );
  const theirs = times(3, () => run([bin('i18next-cli', 'dist/esm/cli.js'), 'extract'], root));
  const found = keysIn(root);
  const missed = [...expected].filter((key) => !found.has(key));
  console.log(
    `i18next-cli extract   ${best(theirs)}  found ${expected.size - missed.length} of ${expected.size}`,
  );
  mkdirSync(path.join(root, 'locales/en'), { recursive: true });
  for (const ns of [...Array.from({ length: 10 }, (_, at) => `ns${at}`), 'shared'])
    writeFileSync(path.join(root, `locales/en/${ns}.json`), '{"nothing":"Nothing"}');
  const args = [MAIN, 'check', '--locales', 'locales', '--format', 'json'];
  const ours = times(3, () => run(args, root));
  const report = JSON.parse(ours[0]!.out) as { findings: { rule: string; message: string }[] };
  const told = new Set(
    report.findings
      .filter(({ rule }) => rule === 'key-undefined')
      .map(({ message }) => /^"([^"]+)".* (\S+) of each/.exec(message))
      .map((match) => `${match?.[2]}:${match?.[1]}`),
  );
  const ourMissed = [...expected].filter((key) => !told.has(key));
  console.log(
    `galerada check        ${best(ours)}  found ${expected.size - ourMissed.length} of ${expected.size}`,
  );
  rmSync(root, { recursive: true });
}

function writeBundles(root: string): void {
  for (const [language, word] of [
    ['en', 'Read the report of number'],
    ['es', 'Lea el informe del número'],
  ] as const) {
    mkdirSync(path.join(root, 'locales', language), { recursive: true });
    const texts: Record<string, Record<string, string>> = {};
    for (let at = 0; at < KEYS; at++) {
      const group = `group${Math.floor(at / 500)}`;
      texts[group] ??= {};
      texts[group][`key${at}`] = `${word} {{value}} ${at}`;
    }
    writeFileSync(path.join(root, `locales/${language}/site.json`), JSON.stringify(texts, null, 2));
  }
}

function compareBundles(): void {
  const root = mkdtempSync(path.join(tmpdir(), 'galerada-peers-'));
  writeBundles(root);
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
  // Where there are packages, what nothing has changed since is kept.
  mkdirSync(path.join(root, 'node_modules'));
  const extract = (input: string) =>
    writeFileSync(
      path.join(root, 'i18next.config.js'),
      `export default { locales: ['en', 'es'], extract: { input: ['${input}'], output: 'locales/{{language}}/{{namespace}}.json', defaultNS: 'site' } };`,
    );
  const check = ['--locales', 'locales', '--source', 'en', '-f', 'i18next'];
  const programs = {
    'i18n-check': () => run([bin('@lingual/i18n-check', 'dist/bin/index.js'), ...check], root),
    'i18next-cli status': () => run([bin('i18next-cli', 'dist/esm/cli.js'), 'status'], root),
    'galerada check, every rule': () =>
      run([MAIN, 'check', '--locales', 'locales', '-q'], root, { GALERADA_NO_INDEX: '1' }),
    'the same where nothing has changed': () => run([MAIN, 'check', '--locales', 'locales', '-q'], root),
    'node -e 0': () => run(['-e', '0'], root),
  };
  extract('none/**/*.tsx');
  takeTurns(programs);
  console.log(`\n${KEYS} keys, and ${FILES} files of code`);
  makeCode(root);
  extract('src/**/*.tsx');
  takeTurns(programs);
  rmSync(root, { recursive: true });
}

console.log(`${FILES} files of code, Node ${process.version}`);
await compareCode();
console.log(`\n${KEYS} keys in two languages`);
compareBundles();
