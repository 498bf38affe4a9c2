/** `galerada separate FILE` with locale files that cannot be used: it says so, and separates without them. */
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { CONFIG, makeSite } from '../support/site.ts';

const ARTICLE =
  'The river rose again\n\nRescue teams worked until the early hours of the morning.\n\nMás Noticias\n';
const GOOD = '{\n  "ownHeading": "Más noticias"\n}\n';

async function separate(locale: string) {
  const root = await makeSite({
    'galerada.config.json': CONFIG,
    'content/flood.txt': ARTICLE,
    'locales/en/site.json': locale,
    'locales/es/site.json': GOOD,
  });
  return runCli(['separate', 'content/flood.txt'], { cwd: root });
}

describe('separate FILE with a locale file', () => {
  it('that is as it should be says nothing of it', async () => {
    const { code, out, err } = await separate('{\n  "ownHeading": "More news"\n}\n');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/site {2}Más Noticias {2}key ownHeading/);
  });

  it('that breaks its schema tells file, line and column of each fault, and goes on', async () => {
    const { code, out, err } = await separate(
      '{\n  "ownHeading": "More news",\n  "count": 7,\n  "list": [1]\n}\n',
    );
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/^locales\/en\/site\.json:3:12: "count": expected .*, found 7$/),
      expect.stringMatching(/^locales\/en\/site\.json:4:11: "list": expected .*, found a list of 1$/),
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(/body {2}Rescue teams/);
    expect(out).toMatch(/site {2}Más Noticias {2}key ownHeading/);
  });

  it('that is no JSON tells where it ends to be, and goes on', async () => {
    const { code, out, err } = await separate('{\n  "ownHeading": "More news",,\n}\n');
    expect(err).toMatch(/^locales\/en\/site\.json:2:29: /);
    expect(code).toBe(2);
    expect(out).toMatch(/body {2}Rescue teams/);
    expect(out).toMatch(/site {2}Más Noticias {2}key ownHeading/);
  });

  it('with a key twice tells the second, and uses the file', async () => {
    const { code, out, err } = await separate('{\n  "ownHeading": "News",\n  "ownHeading": "More news"\n}\n');
    expect(err).toMatch(/^locales\/en\/site\.json:3:3: .*ownHeading/);
    expect(code).toBe(1);
    expect(out).toMatch(/site {2}Más Noticias {2}key ownHeading/);
  });
});
