/**
 * Keys in code, and bundles of 50,000 keys, beside i18next-cli and i18n-check.
 *
 *   node bench/check/peers.ts FOLDER     FOLDER has what bench/check/package.json installs
 *
 * Makes a site whose truth is known, runs each program on it in a process of its own, and prints what each finds,
 * how long it takes by the clock, and what it weighs.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PEERS = path.resolve(process.argv[2] ?? 'bench/check');
const MAIN = path.resolve(import.meta.dirname, '../../pipeline/cli/main.ts');
const FILES = 1_000;
const KEYS = 50_000;

interface Ran {
  readonly seconds: number;
  readonly out: string;
  readonly code: number | null;
}

function run(args: readonly string[], cwd: string): Ran {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 29,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { seconds: (performance.now() - start) / 1000, out: stdout + stderr, code: status };
}

const bin = (name: string, file: string) => path.join(PEERS, 'node_modules', name, file);
const best = (times: readonly Ran[]) => Math.min(...times.map(({ seconds }) => seconds)).toFixed(2);
const times = (count: number, once: () => Ran) => Array.from({ length: count }, once);

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
    `i18next-cli extract   ${best(theirs)} s  found ${expected.size - missed.length} of ${expected.size}`,
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
    `galerada check        ${best(ours)} s  found ${expected.size - ourMissed.length} of ${expected.size}`,
  );
  rmSync(root, { recursive: true });
}

function compareBundles(): void {
  const root = mkdtempSync(path.join(tmpdir(), 'galerada-peers-'));
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
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(
    path.join(root, 'i18next.config.js'),
    "export default { locales: ['en', 'es'], extract: { input: ['none/**/*.tsx'], output: 'locales/{{language}}/{{namespace}}.json', defaultNS: 'site' } };",
  );
  const check = [
    bin('@lingual/i18n-check', 'dist/bin/index.js'),
    '--locales',
    'locales',
    '--source',
    'en',
    '-f',
    'i18next',
  ];
  console.log(
    `i18n-check            ${best(times(3, () => run(check, root)))} s  ${KEYS} keys in two languages`,
  );
  const status = [bin('i18next-cli', 'dist/esm/cli.js'), 'status'];
  console.log(`i18next-cli status    ${best(times(3, () => run(status, root)))} s`);
  const all = [MAIN, 'check', '--locales', 'locales', '-q'];
  console.log(`galerada check        ${best(times(3, () => run(all, root)))} s  all rules`);
  rmSync(root, { recursive: true });
}

console.log(`${FILES} files of code, Node ${process.version}`);
await compareCode();
console.log(`\n${KEYS} keys`);
compareBundles();
