/** `galerada check` as a person and a build server run it. */
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { check } from '../../pipeline/cli/commands/check.ts';
import { SHARED_OPTIONS } from '../../pipeline/cli/options.ts';
import { MAIN, runCli } from '../support/run-cli.ts';
import { CONFIG, makeSite, readTree } from '../support/site.ts';

const LOCALES = {
  'locales/en/site.json': '{\n  "home": "Home",\n  "more": "More news, less noise"\n}\n',
  'locales/es/site.json': '{\n  "home": "Inicio",\n  "more": "Más  noticias , menos ruido"\n}\n',
};
const site = (more: Record<string, string> = {}) =>
  makeSite({ 'galerada.config.json': CONFIG, 'content/.keep': '', ...LOCALES, ...more });
const run = (cwd: string, ...args: string[]) => runCli(['check', ...args], { cwd });
const git = (cwd: string, ...args: string[]) =>
  promisify(execFile)('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd });

describe('check --fix', () => {
  it('shows with --dry-run, writes without it, and then has nothing left to do', async () => {
    const root = await site();
    const before = await readTree(root);
    const shown = await run(root, '--fix', '--dry-run');
    expect(shown.out).toContain(
      '-  "more": "Más  noticias , menos ruido"\n+  "more": "Más noticias, menos ruido"',
    );
    expect(shown.out).toContain('2 fixes in 1 files would be written. Nothing was.');
    expect(await readTree(root)).toEqual(before);
    const fixed = await run(root, '--fix');
    expect(fixed).toMatchObject({ code: 0, err: '2 fixes written, files changed: 1.\n' });
    const after = await readTree(root);
    expect(after['locales/es/site.json']).toContain('"Más noticias, menos ruido"');
    expect(Object.keys(after)).toEqual(Object.keys(before));
  });
});

describe('check --baseline', () => {
  it('is asked for, made, held to, and made smaller', async () => {
    const root = await site();
    const absent = await run(root, '--baseline', 'known.json');
    expect(absent.code).toBe(2);
    expect(absent.err).toContain('--update-baseline makes one');
    expect(await run(root, '--baseline', 'known.json', '--update-baseline')).toMatchObject({ code: 0 });
    const held = await run(root, '--baseline', 'known.json', '--max-warnings', '0');
    expect(held).toMatchObject({
      code: 0,
      out: expect.stringContaining('(2 more are known or suppressed.)'),
    });
    await writeFile(
      path.join(root, 'locales/es/site.json'),
      '{"home": "Inicio ,", "more": "Más noticias, menos ruido"}',
    );
    const fresh = await run(root, '--baseline', 'known.json', '--update-baseline', '--max-warnings', '0');
    expect(fresh.code).toBe(1);
    expect(fresh.err).toContain('Updated known.json: 2 fewer.');
    expect(JSON.parse(await readFile(path.join(root, 'known.json'), 'utf8')).findings).toEqual([]);
  });
});

describe('check --changed-since', () => {
  it('tells only what the branch touched', async () => {
    const root = await site({
      'content/a.txt': 'The river rose again\n',
      'content/b.txt': 'The road is closed\n',
    });
    await git(root, 'init', '-q', '-b', 'main');
    await git(root, 'add', '-A');
    await git(root, 'commit', '-qm', 'all');
    await writeFile(path.join(root, 'content/a.txt'), 'The river rose again today\n');
    await writeFile(path.join(root, 'content/ñu c.txt'), 'A new one\n');
    const { out, code } = await run(root, '--changed-since', 'main', '--format', 'json');
    expect(code).toBe(1);
    const files = JSON.parse(out).findings.map(({ file }: { file: string }) => file);
    expect([...new Set(files)]).toEqual(['content/a.txt', 'content/ñu c.txt']);
    const below = await run(root, '--changed-since', 'nosuch');
    expect(below).toMatchObject({ code: 2, err: expect.stringContaining('"nosuch" is not a commit') });
    expect((await run(root, '--changed-since=--output=x')).code).toBe(2);
  });
});

describe('check --locales', () => {
  it('is at home in a site that has no config', async () => {
    const root = await makeSite({
      'public/locales/en/common.json': '{"a": "One", "b": "Two"}',
      'public/locales/es/common.json': '{"a": "Uno"}',
      'src/app.js': "t('a'); t('b'); t('c');\n",
    });
    const { out, code } = await run(root, '--locales', 'public/locales');
    expect(code).toBe(1);
    expect(out).toContain('"b" is missing in es; en says "Two"');
    expect(out).toContain('src/app.js (1)\n  1:20  error  "c" is asked for here');
  });
});

describe('check says', () => {
  it.each([
    [['--max-warnings', 'few'], '--max-warnings needs a whole number; found "few"'],
    [['--update-baseline'], '--update-baseline needs --baseline FILE'],
    [['--format', 'serif'], 'Did you mean sarif?'],
  ])('%j is misuse', async (args, said) => {
    expect(await run(await site(), ...args)).toMatchObject({ code: 2, err: expect.stringContaining(said) });
  });

  it('what is wrong with rules in the config, at line and column', async () => {
    const config =
      '{\n  "editions": { "en": { "locale": "en" } },\n  "check": { "options": { "length-limit": { "limits": { "deck": 0 } } } }\n}';
    const { code, err } = await run(await site({ 'galerada.config.json': config }));
    expect(code).toBe(2);
    expect(err).toContain('galerada.config.json:3:65: expected >= 1, found 0');
  });

  it('the same in a page, in SARIF and in a summary', async () => {
    const root = await site();
    await run(root, '--html', 'a.html', '--sarif', 'a.sarif', '--summary', 'a.md');
    const files = await readTree(root);
    expect(files['a.html']).toContain('<mark class="warning"> ,</mark>');
    expect(JSON.parse(files['a.sarif']!).runs[0].tool.driver.name).toBe('galerada');
    expect(files['a.md']).toMatch(/^\*\*galerada check:\*\*/);
  });
});

describe('check --watch', () => {
  it('checks again when a file changes, until it is interrupted', async () => {
    const root = await site();
    const child = spawn(process.execPath, [MAIN, 'check', '--watch'], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', LC_ALL: 'C' },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    const heard = async (text: string) => {
      for (let tries = 0; !said.includes(text) && tries < 400; tries++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(said).toContain(text);
    };
    const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
    try {
      await heard('Watching.');
      expect(said).toContain('2 warnings');
      said = '';
      await writeFile(
        path.join(root, 'locales/es/site.json'),
        '{"home": "Inicio", "more": "Más noticias, menos ruido"}',
      );
      await heard('Watching.');
      expect(said).toContain('Changed: locales/es/site.json');
      expect(said).toContain('Nothing missing, nothing wrong.');
    } finally {
      child.kill('SIGINT');
    }
    expect(await closed).toBe(0);
  });
});

const ROOT = path.resolve(import.meta.dirname, '../..');

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly shell?: string;
}

describe('action.yml', async () => {
  const text = await readFile(path.join(ROOT, 'action.yml'), 'utf8');
  const action = parse(text) as { inputs: Record<string, unknown>; runs: { using: string; steps: Step[] } };
  const scripts = action.runs.steps.flatMap(({ run: script }) => script ?? []);

  it('uses options that exist, and every input', () => {
    const known = new Set(Object.keys({ ...SHARED_OPTIONS, ...check.options }));
    const options = scripts
      .filter((script) => script.includes('galerada@'))
      .flatMap((script) => [...script.matchAll(/--([a-z-]+)/g)].map(([, name]) => name!));
    expect(options.length).toBeGreaterThan(6);
    expect(options.filter((name) => name !== 'yes' && !known.has(name))).toEqual([]);
    for (const name of Object.keys(action.inputs)) expect(text).toContain(`inputs.${name} `.trimEnd());
  });

  it('puts nothing that others wrote into a script', () => {
    for (const script of scripts) expect(script).not.toContain('${{');
    expect(action.runs.using).toBe('composite');
    for (const step of action.runs.steps) if (step.run) expect(step.shell).toBe('bash');
  });

  it('runs: its own script, on a site with something wrong', async () => {
    const root = await site({ 'content/a.txt': 'The river rose again\n' });
    const bin = path.join(root, '.bin');
    await mkdir(bin);
    await writeFile(path.join(bin, 'npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${MAIN}" "$@"\n`);
    await chmod(path.join(bin, 'npx'), 0o755);
    const step = action.runs.steps.find(({ run: script }) => script?.includes('galerada@'));
    const empty = Object.fromEntries(Object.keys(step?.env ?? {}).map((name) => [name, '']));
    const env = {
      ...empty,
      PATH: `${bin}:${process.env['PATH']}`,
      RUNNER_TEMP: root,
      GITHUB_OUTPUT: `${root}/out`,
      GITHUB_STEP_SUMMARY: `${root}/sum`,
      MAX_WARNINGS: '0',
      LC_ALL: 'C',
    };
    const { stdout } = await promisify(execFile)('bash', ['-e', '-c', step!.run!], { cwd: root, env });
    expect(stdout).toContain('::error file=content/a.txt');
    const files = await readTree(root);
    expect(files['out']).toBe('exit-code=1\nsarif=true\n');
    expect(files['sum']).toContain('| `segment-untranslated` | 1 | 0 | 0 |');
  });
});

describe('.pre-commit-hooks.yaml', () => {
  it('runs a command with options that exist', async () => {
    const hooks = parse(await readFile(path.join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as {
      entry: string;
      files: string;
    }[];
    const known = new Set(Object.keys({ ...SHARED_OPTIONS, ...check.options }));
    for (const { entry, files } of hooks) {
      const [program, command, ...args] = entry.split(' ');
      expect([program, command]).toEqual(['galerada', 'check']);
      for (const [, name] of args.join(' ').matchAll(/--([a-z-]+)/g)) expect(known).toContain(name);
      expect(new RegExp(files).test('locales/es/site.json')).toBe(true);
    }
  });
});
