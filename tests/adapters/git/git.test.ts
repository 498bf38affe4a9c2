/** git itself, in repositories of a moment. */
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { changedSince, prefixInRepository } from '../../../pipeline/adapters/git/git.ts';
import { makeSite } from '../../support/site.ts';

const git = (cwd: string, ...args: string[]) =>
  promisify(execFile)('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd });

async function repository(files: Record<string, string>): Promise<string> {
  const root = await makeSite(files);
  await git(root, 'init', '-q', '-b', 'main');
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'all');
  return root;
}

describe('changed files', () => {
  it('are what was committed, changed, deleted or added since the branch left', async () => {
    const root = await repository({
      'a.txt': 'a',
      'b.txt': 'b',
      'c.txt': 'c',
      'd.txt': 'd',
      '.gitignore': 'tmp\n',
    });
    await git(root, 'checkout', '-qb', 'work');
    await writeFile(path.join(root, 'a.txt'), 'committed');
    await git(root, 'commit', '-qam', 'work');
    await git(root, 'checkout', '-q', 'main');
    await writeFile(path.join(root, 'd.txt'), 'meanwhile on main');
    await git(root, 'commit', '-qam', 'main');
    await git(root, 'checkout', '-q', 'work');
    await writeFile(path.join(root, 'b.txt'), 'not committed');
    await rm(path.join(root, 'c.txt'));
    await writeFile(path.join(root, 'ñ "q"\n.txt'), 'new');
    await writeFile(path.join(root, 'tmp'), 'ignored');
    expect(await changedSince(root, 'main')).toEqual({
      ok: true,
      value: ['a.txt', 'b.txt', 'c.txt', 'ñ "q"\n.txt'],
    });
  });

  it('are counted from the site, where it is a folder of its repository', async () => {
    const root = await repository({ 'site/a.txt': 'a', 'other/b.txt': 'b' });
    await writeFile(path.join(root, 'site/a.txt'), 'x');
    await writeFile(path.join(root, 'other/b.txt'), 'x');
    const site = path.join(root, 'site');
    expect(await changedSince(site, 'HEAD')).toEqual({ ok: true, value: ['a.txt'] });
    expect(await prefixInRepository(site)).toBe('site/');
    expect(await prefixInRepository(root)).toBe('');
  });

  it('cannot be told of what is no commit, or where there is no repository', async () => {
    const root = await repository({ 'a.txt': 'a' });
    for (const ref of ['nosuch', '--output=x', '-p', 'HEAD:a.txt'])
      expect((await changedSince(root, ref)).ok, ref).toBe(false);
    const outside = await changedSince(await makeSite({ 'a.txt': 'a' }), 'HEAD');
    expect(outside).toMatchObject({ ok: false, detail: expect.stringMatching(/repository/) });
  });
});
