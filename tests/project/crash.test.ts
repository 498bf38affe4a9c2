/** A build that dies at any moment leaves the old edition or the new one, and records that can be read. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { makeSite, readTree } from '../support/site.ts';

const KILLS = 100;
const TOWNS = 'Arcos Baeza Cazorla Denia Elche Fraga Gandía Haro Isla Jaca Lorca Mérida'.split(' ');
const ARTICLES = TOWNS.length;
const CONFIG = JSON.stringify({
  translator: 'pseudo',
  editions: { en: { locale: 'en' }, es: { locale: 'es' } },
});

/** No two say the same: what closes every article of a site is the site's. */
function article(n: number, version: number): string {
  return `The river rose again in ${TOWNS[n]}\n\nRescue teams in ${TOWNS[n]} worked through night ${version} until the early hours of the morning.\n\nThe mayor of ${TOWNS[n]} asked the neighbors to stay at home.\n\nMás Noticias\n`;
}

async function writeVersion(root: string, version: number): Promise<void> {
  for (let n = 0; n < ARTICLES; n++)
    await writeFile(path.join(root, `content/a${n}.txt`), article(n, version));
}

const hashOf = async (root: string) => JSON.stringify(await readTree(path.join(root, 'dist')));

describe('a build that is killed', () => {
  it(`leaves the old edition or the new one, ${KILLS} times`, { timeout: 600_000 }, async () => {
    const files = Object.fromEntries(
      Array.from({ length: ARTICLES }, (_, n) => [`content/a${n}.txt`, article(n, 0)]),
    );
    const root = await makeSite({ 'galerada.config.json': CONFIG, ...files });
    const started = performance.now();
    const first = await runCli(['build'], { cwd: root });
    const whole = performance.now() - started;
    expect(first, first.err).toMatchObject({ code: 0 });
    let before = await hashOf(root);
    let finished = 0;
    for (let version = 1; version <= KILLS; version++) {
      await writeVersion(root, version);
      const killed = await runCli(['build', '--quiet'], { cwd: root, killAfter: Math.random() * whole });
      const left = await hashOf(root);
      if (killed.code === 0) finished++;
      await expectReadableRecords(root);
      const next = await runCli(['build', '--quiet'], { cwd: root });
      expect(next, next.err).toMatchObject({ code: 0 });
      const after = await hashOf(root);
      expect([before, after]).toContain(left);
      expect(after).toContain(`night ${version} `);
      before = after;
    }
    expect(finished, 'the kills came too late to prove anything').toBeLessThan(KILLS / 2);
  });
});

async function expectReadableRecords(root: string): Promise<void> {
  const tree = await readTree(path.join(root, 'content'));
  for (const [name, text] of Object.entries(tree)) {
    if (name.endsWith('.es.json')) expect(() => JSON.parse(text), name).not.toThrow();
  }
  await readFile(path.join(root, 'galerada.config.json'));
}
