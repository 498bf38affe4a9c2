/** A site that holds one raw article as it came: real input, read from beside the project, skipped where it is not. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { CONFIG, makeSite, readTree } from '../support/site.ts';

const SEEDS = path.resolve(import.meta.dirname, '../../../shared/seeds');
const hasSeeds = existsSync(SEEDS);
const hasApertium = spawnSync('apertium', ['-l']).stdout?.toString().includes('eng-spa') ?? false;
if (!hasSeeds) console.warn('SKIPPED: no real article beside the project to build.');
if (!hasApertium)
  console.warn(
    'SKIPPED: Apertium with eng-spa is not installed (apt-get install apertium apertium-eng-spa).',
  );

async function seedSite(config: string): Promise<string> {
  const [name] = await readdir(SEEDS);
  return makeSite({
    'galerada.config.json': config,
    'content/seed.txt': await readFile(path.join(SEEDS, name!)),
  });
}

describe.skipIf(!hasSeeds)('one raw article', () => {
  it('gives up exactly two interface strings and one stray word', async () => {
    const root = await seedSite(CONFIG);
    const shown = await runCli(['separate', '--format', 'json', 'content/seed.txt'], { cwd: root });
    const { blocks, strays, language } = JSON.parse(shown.out);
    expect(language).toBe('en');
    const site = blocks.filter((block: { kind: string }) => block.kind === 'interface');
    expect(site.map((block: { text: string; key: { key: string } }) => [block.text, block.key.key])).toEqual([
      ['Comparte el Post en:', 'share.postOn'],
      ['Más Noticias', 'related.moreNews'],
    ]);
    const source = await readFile(path.join(root, 'content/seed.txt'), 'utf8');
    expect(blocks.map((block: { text: string }) => block.text)).toEqual(
      source
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .map((line) => line.trim()),
    );
    const line = source.split(/\r?\n/)[4] ?? '';
    expect(strays).toMatchObject([
      { word: 'y', suggestion: 'and', safe: true, start: { line: 5, column: line.indexOf(' y ') + 2 } },
    ]);
  });

  it('becomes a complete English edition, free of Spanish, and a held Spanish one that says what to do', async () => {
    const root = await seedSite(CONFIG);
    const built = await runCli(['build'], { cwd: root });
    expect(built.code).toBe(1);
    expect(built.out).toMatch(/held back in es: seed/);
    expect(built.out).toMatch(/"translator"/);
    const dist = await readTree(path.join(root, 'dist'));
    const source = await readFile(path.join(root, 'content/seed.txt'), 'utf8');
    const expected = source
      .replace('Trump y Xi', 'Trump and Xi')
      .replace(/\n+Comparte el Post en:[\s\S]*$/, '\n');
    expect(dist['en/articles/seed.txt']).toBe(expected);
    expect(Object.keys(dist)).not.toContain('es/articles/seed.txt');
    expect(JSON.parse(dist['en/locales/site.json']!)).toEqual({
      share: { postOn: 'Share this post on:' },
      related: { moreNews: 'More news' },
    });
    expect(JSON.parse(dist['es/locales/site.json']!)).toEqual({
      share: { postOn: 'Comparte el Post en:' },
      related: { moreNews: 'Más Noticias' },
    });
  });

  it.skipIf(!hasApertium)(
    'becomes a whole Spanish article with Apertium, as machine translation and no more',
    async () => {
      const config = JSON.stringify({ translator: 'apertium', ...JSON.parse(CONFIG) });
      const root = await seedSite(config);
      const built = await runCli(['build'], { cwd: root });
      expect(built, built.err + built.out).toMatchObject({ code: 0 });
      const record = JSON.parse(await readFile(path.join(root, 'content/seed.es.json'), 'utf8'));
      for (const { state, origin, by } of record.segments)
        expect({ state, origin, by }).toEqual({ state: 'translated', origin: 'machine', by: 'apertium' });
      const dist = await readTree(path.join(root, 'dist'));
      const blocks = (text: string) => text.trim().split(/\n+/).length;
      expect(blocks(dist['es/articles/seed.txt']!)).toBe(blocks(dist['en/articles/seed.txt']!));
    },
  );
});
