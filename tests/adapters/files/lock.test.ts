/** The lock of a site: one holder at a time, whoever died over it. */
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../../pipeline/adapters/files/lock.ts';
import { makeSite } from '../../support/site.ts';

/** Takes the lock so many times, writes when it came and went, and dies with it in its hands at the end. */
const WORKER = `
  const { takeLock } = await import(process.argv[1]);
  const { appendFileSync } = await import('node:fs');
  const { setTimeout } = await import('node:timers/promises');
  const [, , root, times] = process.argv;
  for (let taken = 0; taken < Number(times); ) {
    const lock = await takeLock(root);
    if (!lock.ok) {
      await setTimeout(Math.random() * 4);
      continue;
    }
    taken++;
    appendFileSync(root + '/log', process.pid + ' in\\n');
    await setTimeout(Math.random() * 2);
    appendFileSync(root + '/log', process.pid + ' out\\n');
    if (taken === Number(times)) process.kill(process.pid, 'SIGKILL');
    await lock.value();
  }
`;

function worker(root: string, times: number): Promise<void> {
  const module = path.resolve(import.meta.dirname, '../../../pipeline/adapters/files/lock.ts');
  const child = spawn(process.execPath, ['--input-type=module', '-e', WORKER, module, root, String(times)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
}

describe('the lock', () => {
  it('is held by one of many processes at a time, and passes on from the dead', {
    timeout: 60_000,
  }, async () => {
    const root = await makeSite({ '.galerada/lock': '999999999' });
    await Promise.all(Array.from({ length: 8 }, () => worker(root, 40)));
    const lines = (await readFile(path.join(root, 'log'), 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(8 * 40 * 2);
    for (let at = 0; at < lines.length; at += 2) {
      const [pid, did] = lines[at]!.split(' ');
      expect([did, lines[at + 1]]).toEqual(['in', `${pid} out`]);
    }
    const last = await takeLock(root);
    expect(last.ok).toBe(true);
    expect(await takeLock(root)).toMatchObject({
      ok: false,
      failure: { reason: 'locked', pid: process.pid },
    });
    if (last.ok) await last.value();
    expect(await readdir(path.join(root, '.galerada'))).toEqual([]);
  });
});
