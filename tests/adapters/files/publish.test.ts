import { lstat, mkdir, readdir, readlink, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../pipeline/adapters/files/files.ts';
import type { Result } from '../../../pipeline/model/finding.ts';
import type { Files, Publication } from '../../../pipeline/ports.ts';
import { makeSite, readTree } from '../../support/site.ts';

async function publish(
  files: Pick<Files, 'stage'>,
  content: ReadonlyMap<string, string>,
): Promise<Result<Omit<Publication, 'published'>>> {
  const staging = await files.stage('dist');
  if (!staging.ok) return staging;
  for (const [name, text] of content) staging.value.put(name, text);
  const result = await staging.value.publish();
  if (!result.ok) return result;
  const { published, ...publication } = result.value;
  const again = await files.stage('dist');
  if (!again.ok || again.value.published !== published) throw new Error('something else is published');
  return { ok: true, value: publication };
}

const STAYS = new Map([
  ['en/b.txt', 'stays'],
  ['es/articles/c/d.txt', 'se queda'],
]);

describe('publishing a folder', () => {
  it('puts the new folder in the place of the old one and keeps the old one for its readers', async () => {
    const root = await makeSite({});
    const files = createFiles(root);
    await publish(
      files,
      new Map([
        ['en/a.txt', 'one'],
        ['old.txt', 'x'],
      ]),
    );
    const before = path.resolve(root, await readlink(path.join(root, 'dist')));
    expect(await publish(files, new Map([['en/a.txt', 'two']]))).toEqual({
      ok: true,
      value: { changed: true },
    });
    expect(await readTree(path.join(root, 'dist'))).toEqual({ 'en/a.txt': 'two' });
    expect(await readTree(before)).toEqual({ 'en/a.txt': 'one', 'old.txt': 'x' });
  });

  it('changes nothing when nothing is new', async () => {
    const root = await makeSite({});
    const files = createFiles(root);
    const content = new Map([['a.txt', 'same']]);
    await publish(files, content);
    const { mtimeMs } = await lstat(path.join(root, 'dist'));
    expect(await publish(files, content)).toEqual({ ok: true, value: { changed: false } });
    expect((await lstat(path.join(root, 'dist'))).mtimeMs).toBe(mtimeMs);
  });

  it('puts back what somebody deleted, which is no edit of it', async () => {
    const root = await makeSite({});
    const files = createFiles(root);
    const content = new Map([
      ['en/a.txt', 'one'],
      ['es/a.txt', 'uno'],
    ]);
    await publish(files, content);
    await rm(path.join(root, 'dist/es'), { recursive: true });
    expect(await publish(files, content)).toEqual({ ok: true, value: { changed: true } });
    expect(await readTree(path.join(root, 'dist'))).toEqual(Object.fromEntries(content));
    expect(await publish(files, content)).toEqual({ ok: true, value: { changed: false } });
    await edit(path.join(root, 'dist/en/a.txt'), 'ONE');
    const next = await publish(files, new Map([['es/a.txt', 'dos']]));
    expect(next).toMatchObject({ ok: true, value: { changed: true, edited: ['en/a.txt'] } });
    expect(await readdir(path.join(root, '.galerada/builds'))).not.toContainEqual(
      expect.stringMatching(/tmp$/),
    );
  });

  it('keeps two builds at most, and clears away what a crash left', async () => {
    const root = await makeSite({ '.galerada/builds/0123.abcd.tmp/half.txt': 'torn' });
    const files = createFiles(root);
    for (const text of ['1', '2', '3', '4']) await publish(files, new Map([['a.txt', text]]));
    expect(await readdir(path.join(root, '.galerada/builds'))).toHaveLength(2);
  });

  it('writes what is new: what stays is what was there two builds ago', async () => {
    const root = await makeSite({});
    const files = createFiles(root);
    const content = (text: string) => new Map([['en/a.txt', text], ...STAYS]);
    const inodeOf = async (name: string) =>
      (await lstat(path.join(root, 'dist', name), { bigint: true })).ino;
    await publish(files, content('1'));
    const inodes = await Promise.all([...STAYS.keys()].map(inodeOf));
    await publish(files, content('2'));
    await publish(files, content('3'));
    expect(await Promise.all([...STAYS.keys()].map(inodeOf))).toEqual(inodes);
    expect(await readTree(path.join(root, 'dist'))).toEqual(Object.fromEntries(content('3')));
    await publish(files, new Map(STAYS));
    expect(await readTree(path.join(root, 'dist'))).toEqual(Object.fromEntries(STAYS));
  });

  it.each(['changed', 'deleted', 'unlisted'])(
    'does not go by a build before this one that was %s',
    async (how) => {
      const root = await makeSite({});
      const files = createFiles(root);
      const content = (text: string) => new Map([['en/a.txt', text], ...STAYS]);
      await publish(files, content('1'));
      const before = path.resolve(root, await readlink(path.join(root, 'dist')));
      await publish(files, content('2'));
      if (how === 'changed') await edit(path.join(before, 'en/b.txt'), 'by hand');
      else
        await rm(how === 'deleted' ? path.join(before, 'en/b.txt') : path.join(root, '.galerada/published'), {
          recursive: true,
        });
      for (const text of ['3', '1']) {
        expect(await publish(files, content(text))).toEqual({ ok: true, value: { changed: true } });
        expect(await readTree(path.join(root, 'dist'))).toEqual(Object.fromEntries(content(text)));
      }
    },
  );

  it('refuses a folder that holds files of somebody else, and takes an empty one', async () => {
    const root = await makeSite({ 'dist/theirs.html': 'do not touch' });
    expect(await publish(createFiles(root), new Map([['a.txt', 'x']]))).toMatchObject({
      ok: false,
      failure: { reason: 'foreign-output' },
    });
    expect(await readTree(path.join(root, 'dist'))).toEqual({ 'theirs.html': 'do not touch' });
    const other = await makeSite({});
    await mkdir(path.join(other, 'dist'));
    expect((await publish(createFiles(other), new Map([['a.txt', 'x']]))).ok).toBe(true);
  });
});

describe('files', () => {
  it('lists regular files in code-point order and does not follow links to folders', async () => {
    const root = await makeSite({
      'content/b.md': '',
      'content/a.md': '',
      'content/n/c.md': '',
      'content/node_modules/x.md': '',
    });
    const { symlink } = await import('node:fs/promises');
    await symlink('..', path.join(root, 'content/loop'));
    await symlink('nowhere', path.join(root, 'content/broken.md'));
    await symlink('a.md', path.join(root, 'content/link.md'));
    const { files, failures } = await createFiles(root).list('content');
    expect(files).toEqual(['content/a.md', 'content/b.md', 'content/link.md', 'content/n/c.md']);
    expect(failures.map((failure) => 'file' in failure && failure.file).sort()).toEqual([
      'content/broken.md',
      'content/loop',
    ]);
  });

  it('writes all or nothing', async () => {
    const root = await makeSite({ 'a.json': 'old' });
    await mkdir(path.join(root, 'b.json'));
    const files = createFiles(root);
    expect(await files.write('a.json', 'new')).toEqual({ ok: true, value: true });
    expect(await files.write('b.json', 'x')).toMatchObject({
      ok: false,
      failure: { reason: 'unwritable', file: 'b.json' },
    });
    expect(await readTree(root)).toEqual({ 'a.json': 'new' });
  });

  it('says of a folder and of bytes that are no UTF-8 that they cannot be read', async () => {
    const root = await makeSite({ 'x.json': new Uint8Array([0x7b, 0xff]) });
    await mkdir(path.join(root, 'dir.md'));
    await writeFile(path.join(root, 'y'), '');
    const files = createFiles(root);
    expect(await files.read('dir.md')).toMatchObject({ ok: false, failure: { reason: 'unreadable' } });
    expect(await files.readText('x.json')).toMatchObject({ ok: false, failure: { reason: 'not-utf8' } });
    expect(await files.readText('absent')).toEqual({ ok: true, value: undefined });
  });
});

/** A clock that ticks every few milliseconds puts a test's edit into the moment of the build before it. */
async function edit(file: string, text: string): Promise<void> {
  await writeFile(file, text);
  const later = new Date(Date.now() + 1000);
  await utimes(file, later, later);
}

describe('a published file that somebody edits', () => {
  it('stays while nothing changes, and is kept when another takes its place', async () => {
    const root = await makeSite({});
    const files = createFiles(root);
    const first = new Map([
      ['es/a.txt', 'uno'],
      ['es/b.txt', 'dos'],
    ]);
    await publish(files, first);
    await edit(path.join(root, 'dist/es/a.txt'), 'uno, a mano');
    const again = await publish(files, first);
    expect(again).toEqual({ ok: true, value: { changed: false, edited: ['es/a.txt'] } });
    expect((await readTree(path.join(root, 'dist')))['es/a.txt']).toBe('uno, a mano');

    const second = new Map([...first, ['es/b.txt', 'tres']]);
    const changed = await publish(files, second);
    if (!changed.ok) throw new Error(JSON.stringify(changed.failure));
    expect(changed.value).toMatchObject({ changed: true, edited: ['es/a.txt'] });
    expect(await readTree(path.join(root, changed.value.keptIn!))).toEqual({ 'es/a.txt': 'uno, a mano' });
    expect(await readTree(path.join(root, 'dist'))).toEqual({ 'es/a.txt': 'uno', 'es/b.txt': 'tres' });
  });

  it('is not brought back by a build of the same content', async () => {
    const root = await makeSite({});
    const files = createFiles(root);
    const first = new Map([['es/a.txt', 'uno']]);
    await publish(files, first);
    await edit(path.join(root, 'dist/es/a.txt'), 'uno, a mano');
    await publish(files, new Map([['es/a.txt', 'dos']]));
    expect(await publish(files, first)).toEqual({ ok: true, value: { changed: true } });
    expect(await readTree(path.join(root, 'dist'))).toEqual({ 'es/a.txt': 'uno' });
  });

  it('is not mistaken for one that was only copied', async () => {
    const root = await makeSite({});
    const files = createFiles(root);
    await publish(files, new Map([['es/a.txt', 'uno']]));
    await edit(path.join(root, 'dist/es/a.txt'), 'uno');
    expect(await publish(files, new Map([['es/a.txt', 'dos']]))).toEqual({
      ok: true,
      value: { changed: true },
    });
  });

  it('is nothing to keep when the edit is what is published now', async () => {
    const root = await makeSite({});
    const files = createFiles(root);
    await publish(files, new Map([['es/a.txt', 'uno']]));
    await edit(path.join(root, 'dist/es/a.txt'), 'dos');
    const changed = await publish(files, new Map([['es/a.txt', 'dos']]));
    expect(changed).toEqual({ ok: true, value: { changed: true } });
  });
});
