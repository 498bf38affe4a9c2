/** What is published, as others will load it: packed, installed into an empty folder, run and type-checked there. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../pipeline/version.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BIN = path.join(ROOT, 'node_modules/.bin');
const run = promisify(execFile);
const MINUTES = 60_000;

let folder: string;
let archive: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'galerada-package-'));
  await run('npm', ['pack', '--pack-destination', folder], { cwd: ROOT });
  const [name] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
  archive = path.join(folder, name!);
  await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  await run('npm', ['install', '--no-audit', '--no-fund', archive], { cwd: folder });
}, 5 * MINUTES);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the published package', () => {
  it('says the version of package.json', async () => {
    const { version } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
    expect(version).toBe(VERSION);
    const { stdout } = await run(process.execPath, [
      path.join(folder, 'node_modules/galerada/lib/main.js'),
      '--version',
    ]);
    expect(stdout.trim()).toBe(VERSION);
  });

  it('separates, builds and checks a site in an empty folder', { timeout: 2 * MINUTES }, async () => {
    const site = await mkdtemp(path.join(folder, 'site-'));
    const bin = path.join(folder, 'node_modules/.bin/galerada');
    const galerada = (...args: string[]) =>
      run(process.execPath, [bin, ...args], { cwd: site }).catch((error) => error);
    await galerada('init', '--yes');
    const config = JSON.parse(await readFile(path.join(site, 'galerada.config.json'), 'utf8'));
    expect(config.editions).toEqual({ en: { locale: 'en' }, es: { locale: 'es' } });
    await run('mkdir', ['content'], { cwd: site });
    await writeFile(
      path.join(site, 'content/flood.txt'),
      'The river rose again\n\nRescue teams worked until the early hours of the morning.\n\nMás Noticias\n',
    );
    const built = await galerada('build', '--format', 'json');
    expect(JSON.parse(built.stdout).editions[0]).toMatchObject({ edition: 'en', articles: ['flood'] });
    expect(await readFile(path.join(site, 'dist/en/articles/flood.txt'), 'utf8')).not.toContain('Noticias');
    expect((await galerada('check')).stdout).toContain('segment-untranslated');
  });

  it('separates each format as the sources do, the second time too', { timeout: 2 * MINUTES }, async () => {
    const main = path.join(folder, 'node_modules/galerada/lib/main.js');
    const source = path.join(ROOT, 'pipeline/cli/main.ts');
    const separate = async (program: string, file: string) =>
      (await run(process.execPath, [program, 'separate', file, '--format', 'json'], { cwd: ROOT })).stdout;
    for (const file of ['port-strike-talks.txt', 'feria-del-libro.md', 'reservoir-levels.html']) {
      const expected = await separate(source, `content/${file}`);
      expect(JSON.parse(expected).blocks.length, file).toBeGreaterThan(5);
      expect(await separate(main, `content/${file}`), file).toBe(expected);
      expect(await separate(main, `content/${file}`), file).toBe(expected);
    }
  });

  it('says under which licences the packages stand that it has parts of', async () => {
    const lib = path.join(folder, 'node_modules/galerada/lib');
    const licences = await readFile(path.join(lib, 'packages/LICENCES.txt'), 'utf8');
    for (const name of ['htmlparser2', 'yaml', 'satteri', 'i18next', 'ajv', '@mozilla/readability'])
      expect(licences).toMatch(new RegExp(`^${name} \\d.*\\n\\n\\S`, 'm'));
  });

  it('has types that a strict project can use', { timeout: MINUTES }, async () => {
    await writeFile(
      path.join(folder, 'use.ts'),
      "import { openProject, planProject, type Finding } from 'galerada';\nconst opened = await openProject({ cwd: '.' });\nif (opened.ok) { const { plan } = await planProject(opened.value, () => {}); const found: readonly Finding[] = plan.findings; console.log(found.length); }\n",
    );
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--skipLibCheck',
      'false',
      '--types',
      '',
    ];
    await run(path.join(BIN, 'tsc'), [...options, 'use.ts'], { cwd: folder });
  });

  it('passes publint and arethetypeswrong', { timeout: MINUTES }, async () => {
    await run(path.join(BIN, 'publint'), [archive, '--strict']);
    await run(path.join(BIN, 'attw'), [archive, '--profile', 'esm-only']);
  });

  it('tells an older Node in one line what it needs', async () => {
    const main = await readFile(path.join(folder, 'node_modules/galerada/lib/main.js'), 'utf8');
    expect(main).not.toMatch(/^import .*node:sqlite/m);
    const old = main.replaceAll('process.versions.node', "'20.1.0'");
    const file = path.join(folder, 'node_modules/galerada/lib/old.js');
    await writeFile(file, old);
    const failed = await run(process.execPath, [file, 'build']).catch((error) => error);
    expect(failed.code).toBe(2);
    expect(failed.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('galerada needs Node 22.18 or newer; this is Node 20.1.0'),
    ]);
  });
});
