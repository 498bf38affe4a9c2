/** DeepL from end to end, against a server of ours that speaks its documented API and counts what it bills. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DeeplServer } from '../support/deepl-server/server.ts';
import { runCli } from '../support/run-cli.ts';
import { makeSite, readTree } from '../support/site.ts';

const FIRST =
  'The river rose again\n\nRescue teams worked until the early hours. The mayor asked the neighbors to stay at home.\n';

async function setUp() {
  const server = await DeeplServer.start({ key: 'secret' });
  const serverUrl = server.url;
  onTestFinished(() => server.stop());
  const config = {
    translator: { engine: 'deepl', serverUrl },
    editions: { en: { locale: 'en' }, es: { locale: 'es' } },
  };
  const root = await makeSite({ 'galerada.config.json': JSON.stringify(config), 'content/flood.txt': FIRST });
  const build = () => runCli(['build', '--format', 'json'], { cwd: root, env: { DEEPL_API_KEY: 'secret' } });
  return { server, root, build };
}

describe('a paid translation', () => {
  it('is bought once, and recorded as machine translation', async () => {
    const { server, root, build } = await setUp();
    const built = await build();
    expect(built, built.err).toMatchObject({ code: 0 });
    const { segments } = JSON.parse(await readFile(path.join(root, 'content/flood.es.json'), 'utf8'));
    expect(segments).toHaveLength(3);
    for (const segment of segments)
      expect(segment).toMatchObject({ state: 'translated', origin: 'machine', by: 'deepl' });
    const billed = server.billed;
    expect(billed).toBe(
      'The river rose again'.length +
        'Rescue teams worked until the early hours.'.length +
        'The mayor asked the neighbors to stay at home.'.length,
    );
    await build();
    expect(server.billed).toBe(billed);
  });

  it('costs only the sentence that changed, and nothing when the article is moved', async () => {
    const { server, root, build } = await setUp();
    await build();
    const before = server.billed;
    await writeFile(path.join(root, 'content/flood.txt'), `A new headline\n\n${FIRST}`);
    await build();
    expect(server.billed - before).toBe('A new headline'.length);
    await rm(path.join(root, 'content/flood.txt'));
    await writeFile(path.join(root, 'content/moved.txt'), FIRST);
    await build();
    expect(server.billed - before).toBe('A new headline'.length);
    expect(Object.keys(await readTree(path.join(root, 'dist')))).toContain('es/articles/moved.txt');
  });
});
