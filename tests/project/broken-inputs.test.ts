/** Two hundred broken inputs: each is told of by name, and every other article is built. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenInputs } from '../support/broken-inputs.ts';
import { runCli } from '../support/run-cli.ts';
import { CONFIG, makeSite } from '../support/site.ts';

const GOOD = {
  'content/good-one.txt':
    'The river rose again overnight\n\nRescue teams worked until the early hours of the morning.\n\nMás Noticias\n',
  'content/good-two.md':
    '---\nlang: es\n---\n\n# El río volvió a crecer\n\nLos equipos de rescate trabajaron hasta la madrugada.\n',
  'content/good-three.html':
    '<html lang="en"><body><h1>The river rose again</h1><p>Rescue teams worked until the early hours.</p></body></html>',
};

interface Told {
  readonly findings: readonly { readonly rule: string; readonly file: string; readonly message: string }[];
  readonly failures: readonly {
    readonly reason: string;
    readonly file?: string;
    readonly message: string;
    readonly hint: string;
  }[];
}

/** Root may read everything: a file without rights is no broken input for it. */
const isRoot = process.getuid?.() === 0;

describe('two hundred broken inputs', () => {
  it('are told of one by one, and keep nothing else from being built', { timeout: 120_000 }, async () => {
    const inputs = brokenInputs();
    expect(inputs).toHaveLength(200);
    const root = await makeSite({ 'galerada.config.json': CONFIG, ...GOOD });
    for (const { file, write } of inputs) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await write(path.join(root, file));
    }
    const checked = await runCli(['check', '--format', 'json'], { cwd: root });
    expect(checked.code, checked.err).toBe(2);
    const told = JSON.parse(checked.out) as Told;
    const untold = inputs.filter(({ kind, file, tells }) => {
      if (isRoot && kind === 'an article nobody may read') return false;
      const stem = file.replace(/\.[a-z]+$/, '');
      const failures = told.failures.filter((one) => one.file?.startsWith(stem)).map(({ reason }) => reason);
      const rules = told.findings.filter((one) => one.file.startsWith(stem)).map(({ rule }) => rule);
      return tells.length === 0
        ? failures.length > 0
        : ![...failures, ...rules].some((one) => tells.includes(one));
    });
    expect(untold.map(({ kind, file }) => `${kind}: ${file}`)).toEqual([]);
    for (const { message, hint } of told.failures) {
      expect(message.length).toBeGreaterThan(5);
      expect(hint).toMatch(/\p{L}+ \p{L}+/u);
    }
    await expectBuilt(root);
    await rm(path.join(root, 'content'), { recursive: true, force: true });
  });
});

async function expectBuilt(root: string): Promise<void> {
  const built = await runCli(['build', '--format', 'json'], { cwd: root });
  expect(built.code, built.err).toBe(2);
  const { editions } = JSON.parse(built.out) as { editions: { edition: string; articles: string[] }[] };
  const published = Object.fromEntries(editions.map(({ edition, articles }) => [edition, articles]));
  expect(published['en']).toEqual(expect.arrayContaining(['good-one', 'good-three']));
  expect(published['es']).toEqual(expect.arrayContaining(['good-two']));
  // With types, so that links to folders are not followed round in circles.
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  expect(entries.filter(({ name }) => name.endsWith('.tmp'))).toEqual([]);
  expect((await stat(path.join(root, 'dist/en/manifest.json'))).isFile()).toBe(true);
}
