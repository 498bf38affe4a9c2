/** One article that changed is read, and no other; the result is that of a build that begins anew. */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSite, readTree } from '../support/site.ts';
import { append, builtSite, edit, FILES, remove, say, stateOf } from './unchanged-site.ts';

/** With the articles that are read. */
const SMALL: Readonly<Record<string, { change: (root: string) => void; read: readonly string[] }>> = {
  'a sentence more': {
    change: (root) => append(root, 'content/council.md', '\nOne more sentence.\n'),
    read: ['content/council.md'],
  },
  'a sentence less, in two articles': {
    change: (root) => {
      edit(root, 'content/rain.md', (text) => text.replace('Nadie la esperaba tan pronto.', ''));
      edit(root, 'content/sport/match.txt', (text) =>
        text.replace('The crowd stayed until the very end of it.', ''),
      );
    },
    read: ['content/rain.md', 'content/sport/match.txt'],
  },
  'a translation by hand': {
    change: (root) =>
      edit(root, 'content/council.es.json', (text) => text.replace('"target": ""', '"target": "x"')),
    read: ['content/council.md'],
  },
  'another title': {
    change: (root) =>
      edit(root, 'content/council.md', (text) => text.replace('The council meets', 'It meets')),
    read: ['content/council.md'],
  },
  'an article more': {
    change: (root) =>
      writeFileSync(path.join(root, 'content/new.md'), '# New\n\nIt is the first of its kind.\n'),
    read: ['content/new.md'],
  },
  'an article more that has a line of another one': {
    change: (root) =>
      writeFileSync(path.join(root, 'content/new.md'), '# Otra\n\nNadie la esperaba tan pronto.\n'),
    read: ['content/new.md', 'content/rain.md'],
  },
  'an article more that has another one for its title': {
    change: (root) =>
      writeFileSync(path.join(root, 'content/new.md'), '# It will meet again in the spring.\n'),
    read: ['content/council.md', 'content/new.md'],
  },
  'an article less': { change: (root) => remove(root, 'content/rain.md'), read: [] },
  'a record less': {
    change: (root) => remove(root, 'content/sport/match.es.json'),
    read: ['content/sport/match.txt'],
  },
  'a published file less': {
    change: (root) => remove(root, 'dist/es/articles/rain.md'),
    read: ['content/rain.md'],
  },
};

const BIG: Readonly<Record<string, (root: string) => void>> = {
  'a string of the site': (root) =>
    edit(root, 'locales/es/site.json', (text) => text.replace('Más', 'Otras')),
  'a term of the glossary': (root) => append(root, 'glossary.csv', 'water,agua\n'),
};

describe('after', () => {
  it.each(Object.entries(SMALL))('%s', async (_, { change, read }) => {
    const root = await builtSite();
    change(root);
    const reads: string[] = [];
    await expectAsAnew(root, reads);
    expect(reads.sort()).toEqual(read);
    expect((await say(root)).from).toBe('index');
  });

  it.each(Object.entries(BIG))('%s, everything is read', async (_, change) => {
    const root = await builtSite();
    change(root);
    const reads: string[] = [];
    await expectAsAnew(root, reads);
    expect(new Set(reads).size).toBeGreaterThan(1);
  });

  it('one edit after another', async () => {
    const root = await builtSite();
    for (const [name, { change }] of Object.entries(SMALL)) {
      if (name === 'an article less') continue;
      change(root);
      await expectAsAnew(root, []);
      append(root, 'content/rain.md', `\nOtra frase de esta noticia, tras ${name.length}.\n`);
      await expectAsAnew(root, []);
    }
  });
});

async function expectAsAnew(root: string, reads: string[]): Promise<void> {
  const other = await makeSite(await ownFiles(root));
  const whole = await say(other, { index: false });
  const said = await say(root, { reads });
  const settled = await say(other, { index: false });
  expect(await stateOf(root)).toEqual(await stateOf(other));
  const known = [whole, settled].map(({ out, err, exit }) => ({
    out: out.replace(/dist\/ .*/, ''),
    err,
    exit,
  }));
  expect(known).toContainEqual({ out: said.out.replace(/dist\/ .*/, ''), err: said.err, exit: said.exit });
}

/** All that is not derived. */
async function ownFiles(root: string): Promise<Record<string, string>> {
  const folders = ['content', 'locales', 'src'];
  const files: Record<string, string> = {};
  for (const folder of folders)
    for (const [name, text] of Object.entries(await readTree(path.join(root, folder))))
      files[`${folder}/${name}`] = text;
  for (const name of ['galerada.config.json', 'glossary.csv']) files[name] = FILES[name]!;
  return files;
}
