/** The command as a user runs it: one link, a page, and an end. */
import { execFile, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import type * as api from '../../pipeline/web/api.ts';
import { MAIN, runCli } from '../support/run-cli.ts';
import { CONFIG, makeSite } from '../support/site.ts';
import { ARTICLE } from './support/desk.ts';

const run = promisify(execFile);

async function startReview(root: string, args: readonly string[] = []) {
  const child = spawn(process.execPath, [MAIN, 'review', '--no-open', ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: root, LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stderr.on('data', (data) => {
    err += String(data);
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      out += String(data);
      if (out.includes('\n')) resolve(out.trim());
    });
    child.on('exit', () => reject(new Error(err)));
  });
  const stop = () =>
    new Promise<number | null>((resolve) => {
      child.removeAllListeners('exit');
      child.on('exit', resolve);
      child.kill('SIGINT');
    });
  return { url, output: () => out + err, stop };
}

async function signIn(url: string) {
  const { origin } = new URL(url);
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0]!;
  const get = async <T>(at: string) =>
    (await (await fetch(origin + at, { headers: { cookie } })).json()) as T;
  const { csrf } = await get<api.Session>('/api/session');
  const send = (method: string, at: string, body: unknown, more: Record<string, string> = {}) =>
    fetch(origin + at, {
      method,
      body: JSON.stringify(body),
      headers: { cookie, 'content-type': 'application/json', 'x-galerada': csrf, ...more },
    });
  return { entered, get, send };
}

describe('galerada review', () => {
  it('prints one link to this machine, saves, hears of the disk, and ends clean', async () => {
    const root = await makeSite({ 'galerada.config.json': CONFIG, 'content/flood.md': ARTICLE });
    const review = await startReview(root);
    expect(review.output().match(/http:\/\//g)).toHaveLength(1);
    expect(review.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in\?token=[\w-]{43}$/);
    const { entered, get, send } = await signIn(review.url);
    expect(entered.status).toBe(303);
    const { rows } = await get<api.Desk>('/api/desk?edition=es');
    const galley = await get<api.Galley>(`/api/galleys/${rows[0]!.id}`);
    const segment = galley.segments[0]!;
    const at = `/api/galleys/${galley.id}/segments/${segment.id}`;
    const saved = await send('PUT', at, { target: 'El río creció' }, { 'if-match': segment.etag });
    expect(saved.status).toBe(200);
    const file = path.join(root, 'content/flood.es.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('El río creció', 'El río volvió a crecer'));
    let now = '';
    for (let tries = 0; tries < 100 && now !== 'El río volvió a crecer'; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      now = (await get<api.Segment>(at)).target;
    }
    expect(now).toBe('El río volvió a crecer');
    expect(await review.stop()).toBe(0);
    expect(review.output()).not.toMatch(/token=[\w-]+[\s\S]*token=/);
  });

  it('commits by the reviewer’s name, and nothing but what was reviewed', async () => {
    const root = await makeSite({
      'galerada.config.json': CONFIG,
      'content/flood.md': ARTICLE,
      'notes.txt': 'mine',
      '.gitignore': '.galerada\n.gitconfig\n',
    });
    const git = (...args: string[]) => run('git', args, { cwd: root, env: { ...process.env, HOME: root } });
    await git('init', '--quiet');
    await git('config', 'user.name', 'Ana Pérez');
    await git('config', 'user.email', 'ana@example.org');
    await git('add', 'content', 'galerada.config.json', '.gitignore');
    await git('commit', '--quiet', '-m', 'Start');
    await git('add', 'notes.txt');
    const review = await startReview(root, ['--commit']);
    const { get, send } = await signIn(review.url);
    const { rows } = await get<api.Desk>('/api/desk?edition=es');
    const galley = await get<api.Galley>(`/api/galleys/${rows[0]!.id}`);
    const { id, etag } = galley.segments[0]!;
    await send(
      'PUT',
      `/api/galleys/${galley.id}/segments/${id}`,
      { target: 'El río creció' },
      { 'if-match': etag },
    );
    expect(await review.stop()).toBe(0);
    const { stdout } = await git('log', '-1', '--format=%an %s', '--name-only');
    expect(stdout.trim().split('\n').filter(Boolean)).toEqual([
      'Ana Pérez Review flood.es.json',
      'content/flood.es.json',
    ]);
    expect((await git('diff', '--cached', '--name-only')).stdout.trim()).toBe('notes.txt');
  });

  it('refuses what would be open to everybody, and what it does not understand', async () => {
    const root = await makeSite({ 'galerada.config.json': CONFIG, 'content/flood.md': ARTICLE });
    const refused = await runCli(['review', '--host', '0.0.0.0', '--no-open'], { cwd: root });
    expect([refused.code, refused.err.includes('nobody has a password')]).toEqual([2, true]);
    for (const args of [
      ['--port', 'x'],
      ['--origin', 'ftp://x'],
      ['--tls-key', 'k.pem'],
      ['--tls-key', 'k', '--tls-cert', 'c'],
    ])
      expect((await runCli(['review', ...args, '--no-open'], { cwd: root })).code, args.join(' ')).toBe(2);
  });
});
