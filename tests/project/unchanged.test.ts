/** A build where nothing changed says what the last one said, and one where anything changed does not. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { makeSite } from '../support/site.ts';
import { append, builtSite, edit, FILES, remove, say, stateOf } from './unchanged-site.ts';

const INDEX = '.galerada/unchanged-build';

describe('a build where nothing changed', () => {
  it('says what a build says that reads everything, and reads nothing', async () => {
    const root = await builtSite();
    const whole = await say(root, { index: false });
    const quick = await say(root);
    expect(quick).toEqual({ ...whole, from: 'index' });
    expect(quick.out).toContain('was up to date');
  });

  it('answers each way of asking by itself', async () => {
    const root = await builtSite();
    expect((await say(root, { format: 'json' })).from).toBe('run');
    const quick = await say(root, { format: 'json' });
    expect(quick.from).toBe('index');
    expect(JSON.parse(quick.out)).toMatchObject({ changed: false });
    expect((await say(root)).from).toBe('index');
  });

  it('is the same through the command line, and told by several processes at once', async () => {
    const root = await builtSite();
    // On a slow machine progress is told too, of a build that takes its time.
    const built = async (env = {}) => {
      const { code, out } = await runCli(['build'], { cwd: root, env });
      return { code, out };
    };
    const before = await built();
    // Who edits the program meanwhile makes each of them a build of its own, of which one is let in.
    const told = (await Promise.all([built(), built(), built()])).filter(({ code }) => code !== 2);
    expect(told.length).toBeGreaterThan(0);
    for (const one of told) expect(one).toEqual(before);
    expect(await built({ GALERADA_NO_INDEX: '1' })).toEqual(before);
    expect((await built({ LC_ALL: 'es_ES.UTF-8' })).out).not.toBe(before.out);
  });
});

/** Each changes one thing that a build depends on. */
const CHANGES: Readonly<Record<string, (root: string) => void>> = {
  'one byte of an article': (root) =>
    edit(root, 'content/council.md', (text) => text.replace('Monday', 'Mondax')),
  'one byte of a record': (root) =>
    edit(root, 'content/council.es.json', (text) => text.replace('"target": ""', '"target": "x"')),
  'one byte of a locale file': (root) =>
    edit(root, 'locales/es/site.json', (text) => text.replace('Más', 'Mas')),
  'one byte of the glossary': (root) =>
    edit(root, 'glossary.csv', (text) => text.replace('concejo', 'consejo')),
  'one byte of the config': (root) =>
    edit(root, 'galerada.config.json', (text) => text.replace('"source"', '"hold"')),
  'a decision about separation': (root) =>
    writeFileSync(path.join(root, 'separation.json'), '{"decisions":[]}\n'),
  'an article more': (root) => writeFileSync(path.join(root, 'content/new.md'), 'A new one came in today.\n'),
  'an article more, in a new folder': (root) => {
    mkdirSync(path.join(root, 'content/deep/down'), { recursive: true });
    writeFileSync(path.join(root, 'content/deep/down/new.md'), 'A new one came in today.\n');
  },
  'an article less': (root) => remove(root, 'content/rain.md'),
  'an article of another name': (root) =>
    renameSync(path.join(root, 'content/rain.md'), path.join(root, 'content/snow.md')),
  'a record less': (root) => remove(root, 'content/council.es.json'),
  'a locale file more': (root) => writeFileSync(path.join(root, 'locales/es/extra.json'), '{ "a": "b" }\n'),
  'a memory file more': (root) => {
    mkdirSync(path.join(root, 'memory'));
    writeFileSync(path.join(root, 'memory/old.csv'), 'en,es\nHello there,Hola\n');
  },
  'a published file that was edited': (root) => append(root, 'dist/en/articles/council.md', 'More.\n'),
  'a published file less': (root) => remove(root, 'dist/en/articles/council.md'),
  'the output less': (root) => remove(root, 'dist'),
  'what recurs on the site less': (root) => remove(root, '.galerada/repetition.json'),
  'a folder by the name of a picture': (root) => {
    remove(root, 'content/picture.png');
    mkdirSync(path.join(root, 'content/picture.png'));
    writeFileSync(path.join(root, 'content/picture.png/in.md'), 'This one is hidden well.\n');
  },
  'an edit of the same length, dated back': (root) => {
    const file = path.join(root, 'content/sport/match.txt');
    const { atime, mtime } = statSync(file);
    edit(root, 'content/sport/match.txt', (text) => text.replace('Sunday', 'Friday'));
    utimesSync(file, atime, mtime);
  },
  'an edit dated to the future': (root) => {
    edit(root, 'content/sport/match.txt', (text) => text.replace('Sunday', 'Friday'));
    utimesSync(path.join(root, 'content/sport/match.txt'), new Date(), new Date('2060-01-01'));
  },
};

describe('what makes a build read everything again', () => {
  for (const [name, change] of Object.entries(CHANGES)) {
    it(name, async () => {
      const [root, other] = [await builtSite(), await builtSite()];
      expect((await say(root)).from).toBe('index');
      for (const one of [root, other]) change(one);
      const built = await say(root);
      const whole = await say(other, { index: false });
      expect(built.from).toBe('run');
      expect({ ...built, ...stamped(built) }).toEqual({ ...whole, ...stamped(whole) });
      expect(await stateOf(root)).toEqual(await stateOf(other));
    });
  }

  it('an edit within the tick of the clock that the index was written in', async () => {
    const root = await builtSite();
    for (const word of ['Friday', 'Sunday', 'Monday', 'Friday', 'Sunday']) {
      await say(root);
      edit(root, 'content/sport/match.txt', (text) => text.replace(/\w{3}day/, word));
      expect((await say(root)).from).toBe('run');
      expect((await stateOf(root))['dist/en/articles/sport/match.txt']).toContain(word);
    }
  });
});

/** Where edited output is kept is named after the moment it was published. */
function stamped({ out, err }: { out: string; err: string }): { out: string; err: string } {
  const plain = (text: string) => text.replace(/\d{8}T\d{6}\.\d{3}Z/g, 'then');
  return { out: plain(out), err: plain(err) };
}

describe('what changes nothing', () => {
  it('a file that was touched, or written again as it was', async () => {
    const root = await builtSite();
    utimesSync(path.join(root, 'content/rain.md'), new Date(), new Date());
    edit(root, 'locales/en/site.json', (text) => text);
    const before = readFileSync(path.join(root, INDEX));
    expect((await say(root)).from).toBe('index');
    expect(readFileSync(path.join(root, INDEX)).equals(before)).toBe(false);
  });

  it('another branch and back again', async () => {
    const root = await builtSite();
    const here = readFileSync(path.join(root, 'content/rain.md'));
    remove(root, 'content/rain.md');
    writeFileSync(path.join(root, 'content/rain.md'), 'Otra rama.\n');
    remove(root, 'content/rain.md');
    writeFileSync(path.join(root, 'content/rain.md'), here);
    expect((await say(root)).from).toBe('index');
  });

  it('a file dated to the future, which may still be edited', async () => {
    const root = await builtSite();
    const file = path.join(root, 'content/sport/match.txt');
    utimesSync(file, new Date('2060-01-01'), new Date('2060-01-01'));
    for (let round = 0; round < 2; round++) expect((await say(root)).from).toBe('index');
    edit(root, 'content/sport/match.txt', (text) => text.replace('Sunday', 'Friday'));
    utimesSync(file, new Date('2060-01-01'), new Date('2060-01-01'));
    expect((await say(root)).from).toBe('run');
  });

  it('a file that no article is read from', async () => {
    const root = await builtSite();
    writeFileSync(path.join(root, 'content/other.png'), 'none either');
    expect((await say(root)).from).toBe('index');
  });
});

describe('an index that is', () => {
  const broken: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    torn: (bytes) => bytes.subarray(0, bytes.length >> 1),
    empty: () => Buffer.alloc(0),
    'of something else': () => Buffer.from('{"hello": true}\n'),
    'longer than it was': (bytes) => Buffer.concat([bytes, Buffer.from('x')]),
    'off by one bit': (bytes) => {
      const other = Buffer.from(bytes);
      other[bytes.length - 40] = (other[bytes.length - 40] ?? 0) ^ 1;
      return other;
    },
  };
  for (const [name, breakIt] of Object.entries(broken)) {
    it(`${name} costs a full build and no more`, async () => {
      const root = await builtSite();
      const before = await say(root);
      writeFileSync(path.join(root, INDEX), breakIt(readFileSync(path.join(root, INDEX))));
      expect(await say(root)).toEqual({ ...before, from: 'run' });
      expect(await say(root)).toEqual({ ...before, from: 'index' });
    });
  }

  it('deleted, with all that is derived, comes back', async () => {
    const root = await builtSite();
    remove(root, INDEX);
    expect((await say(root)).from).toBe('run');
    expect((await say(root)).from).toBe('index');
    remove(root, '.galerada');
    expect((await say(root)).from).toBe('run');
  });
});

describe('a build that leaves something to do', () => {
  it('is done again: an engine that is not there is asked anew', async () => {
    const root = await builtSite();
    edit(root, 'galerada.config.json', (text) => text.replace('"none"', '"deepl"'));
    for (let round = 0; round < 3; round++) expect((await say(root)).from).toBe('run');
  });

  it('is none once everything is translated', async () => {
    const root = await builtSite();
    edit(root, 'galerada.config.json', (text) => text.replace('"none"', '"pseudo"'));
    await say(root);
    const again = await say(root);
    expect(again).toEqual({ ...(await say(root, { index: false })), from: again.from });
    expect((await say(root)).from).toBe('index');
  });

  it('is done again while another build is under way', async () => {
    const root = await builtSite();
    writeFileSync(path.join(root, '.galerada/lock'), String(process.pid));
    const said = await say(root);
    expect(said).toMatchObject({ exit: 2, from: 'run' });
  });
});

describe('a check where nothing changed', () => {
  it('says what a check says that reads everything', async () => {
    const root = await builtSite();
    for (const format of ['text', 'json', 'sarif'] as const) {
      const whole = await say(root, { command: 'check', format });
      expect(whole.from).toBe('run');
      expect(await say(root, { command: 'check', format })).toEqual({ ...whole, from: 'index' });
      expect(await say(root, { command: 'check', format, index: false })).toEqual(whole);
    }
  });

  const changes: Readonly<Record<string, (root: string) => void>> = {
    ...Object.fromEntries(
      Object.entries(CHANGES).filter(([name]) => !/published|output|recurs|memory/.test(name)),
    ),
    'code that asks for another key': (root) =>
      edit(root, 'src/page.ts', (text) => text.replace('more', 'less')),
    'more code': (root) => writeFileSync(path.join(root, 'src/new.ts'), FILES['src/page.ts'] ?? ''),
  };
  for (const [name, change] of Object.entries(changes)) {
    it(`is another after ${name}`, async () => {
      const root = await builtSite();
      await say(root, { command: 'check' });
      expect((await say(root, { command: 'check' })).from).toBe('index');
      change(root);
      const checked = await say(root, { command: 'check' });
      expect(checked.from).toBe('run');
      expect(await say(root, { command: 'check', index: false })).toEqual(checked);
    });
  }

  it('leaves nothing for git to see where there was no build', async () => {
    const root = await builtSite();
    remove(root, '.galerada');
    await say(root, { command: 'check' });
    expect(readFileSync(path.join(root, '.galerada/.gitignore'), 'utf8')).toBe('*\n');
    expect(existsSync(path.join(root, '.galerada/unchanged-check'))).toBe(true);
  });
});

describe('a check of locale files alone where nothing changed', () => {
  const site = async (more: Readonly<Record<string, string>> = {}) => {
    const files = Object.entries(FILES).filter(([name]) => /^(?:locales|src)\//.test(name));
    return makeSite({ ...Object.fromEntries(files), ...more });
  };
  const asked = { command: 'check', locales: 'locales' } as const;

  it('says what it said, from where other tools keep such things', async () => {
    const root = await site({ 'node_modules/one/index.js': '' });
    for (const format of ['text', 'json'] as const) {
      const whole = await say(root, { ...asked, format });
      expect(whole.from).toBe('run');
      expect(await say(root, { ...asked, format })).toEqual({ ...whole, from: 'index' });
      expect(await say(root, { ...asked, format, index: false })).toEqual(whole);
    }
    expect(existsSync(path.join(root, 'node_modules/.cache/galerada/unchanged-check'))).toBe(true);
    expect(existsSync(path.join(root, '.galerada'))).toBe(false);
  });

  it('keeps nothing where there is no such place', async () => {
    const root = await site();
    await say(root, asked);
    expect((await say(root, asked)).from).toBe('run');
    expect(readdirSync(root).sort()).toEqual(['locales', 'src']);
  });

  const changes: Readonly<Record<string, (root: string) => void>> = {
    'one byte of a locale file': (root) =>
      edit(root, 'locales/es/site.json', (text) => text.replace('Más', 'Mas')),
    'a locale file more': (root) => writeFileSync(path.join(root, 'locales/es/extra.json'), '{ "a": "b" }\n'),
    'a language more': (root) => writeFileSync(path.join(root, 'locales/fr.json'), '{ "a": "b" }\n'),
    'code that asks for another key': (root) =>
      edit(root, 'src/page.ts', (text) => text.replace('more', 'less')),
    'more code': (root) => writeFileSync(path.join(root, 'src/new.ts'), FILES['src/page.ts'] ?? ''),
  };
  for (const [name, change] of Object.entries(changes)) {
    it(`is another after ${name}`, async () => {
      const root = await site({ 'node_modules/one/index.js': '' });
      await say(root, asked);
      expect((await say(root, asked)).from).toBe('index');
      change(root);
      const checked = await say(root, asked);
      expect(checked.from).toBe('run');
      expect(await say(root, { ...asked, index: false })).toEqual(checked);
    });
  }
});
