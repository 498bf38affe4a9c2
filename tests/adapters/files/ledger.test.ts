/** The account of what was spent: granted by what stands before, whatever dies and however many ask. */
import { spawn } from 'node:child_process';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLedger, LEDGER_FOLDER } from '../../../pipeline/adapters/files/ledger.ts';
import type { Result } from '../../../pipeline/model/finding.ts';
import { makeSite } from '../../support/site.ts';

const at = (date: string) => ({ now: () => new Date(date) });
const NOVEMBER = at('2026-11-24T12:00:00Z');

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

describe('a ledger', () => {
  it('grants what is left of the month, by one character', async () => {
    const ledger = createLedger(await makeSite({}), NOVEMBER);
    expect(value(await ledger.reserve(60, 100))).toBe(true);
    expect(value(await ledger.reserve(41, 100))).toBe(false);
    expect(value(await ledger.reserve(40, 100))).toBe(true);
    value(await ledger.settle(60, 10));
    expect(value(await ledger.reserve(51, 100))).toBe(false);
    expect(value(await ledger.reserve(50, 100))).toBe(true);
  });

  it('says what was spent, by month and article; what nobody settled is open', async () => {
    const root = await makeSite({});
    const october = createLedger(root, at('2026-10-31T23:59:59Z'));
    value(await october.reserve(30, 100));
    value(await october.settle(30, 25));
    const ledger = createLedger(root, NOVEMBER);
    value(await ledger.reserve(20, Number.POSITIVE_INFINITY));
    value(await ledger.settle(20, 20));
    value(await ledger.reserve(7, 100));
    const bought = { article: 'news/a', edition: 'es', engine: 'deepl', sentences: 1, characters: 9 };
    value(await ledger.note([bought, { ...bought, characters: 11 }]));
    expect(value(await ledger.months())).toEqual([
      { month: '2026-10', spent: 25, open: 0, purchases: [] },
      { month: '2026-11', spent: 20, open: 7, purchases: [{ ...bought, sentences: 2, characters: 20 }] },
    ]);
  });

  it('goes on after a line cut short by a crash', async () => {
    const root = await makeSite({});
    const ledger = createLedger(root, NOVEMBER);
    value(await ledger.reserve(60, 100));
    await appendFile(path.join(root, LEDGER_FOLDER, '2026-11.jsonl'), '{"reserve":"x","chara');
    expect(value(await ledger.reserve(41, 100))).toBe(false);
    expect(value(await createLedger(root, NOVEMBER).reserve(40, 100))).toBe(true);
  });

  it('holds a cap whatever is set aside and spent, by several at once', async () => {
    const step = fc.record({
      who: fc.nat(2),
      characters: fc.integer({ min: 1, max: 50 }),
      spent: fc.nat(50),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.nat(300), async (steps, cap) => {
        const root = await makeSite({});
        const ledgers = [0, 1, 2].map(() => createLedger(root, NOVEMBER));
        let spent = 0;
        for (const { who, characters, spent: wanted } of steps) {
          if (!value(await ledgers[who]!.reserve(characters, cap))) {
            expect(spent + characters).toBeGreaterThan(cap);
            continue;
          }
          const used = Math.min(wanted, characters);
          spent += used;
          value(await ledgers[who]!.settle(characters, used));
        }
        expect(spent).toBeLessThanOrEqual(cap);
      }),
      { numRuns: 15 },
    );
  });

  it('fails with a reason where it cannot be written', async () => {
    const root = await makeSite({ '.galerada/ledger': 'a file, not a folder' });
    const reserved = await createLedger(root, NOVEMBER).reserve(1, 10);
    expect(reserved).toMatchObject({ ok: false, failure: { reason: 'unwritable' } });
  });
});

/** Takes 7 characters at a time until it is refused, and prints how many it was granted; dies when it is told to. */
const WORKER = `
  const { createLedger } = await import(process.argv[1]);
  const ledger = createLedger(process.argv[2], { now: () => new Date('2026-11-24T12:00:00Z') });
  let granted = 0;
  for (;;) {
    const answer = await ledger.reserve(7, 1000);
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    if (!answer.value) break;
    granted += 7;
    if (granted % 3) await ledger.settle(7, 7);
    if (granted >= Number(process.argv[3])) process.kill(process.pid, 'SIGKILL');
  }
  process.stdout.write(String(granted));
`;

function worker(
  root: string,
  dieAt = Number.MAX_SAFE_INTEGER,
): Promise<{ out: string; signal: string | null }> {
  const module = path.resolve(import.meta.dirname, '../../../pipeline/adapters/files/ledger.ts');
  const args = ['--input-type=module', '-e', WORKER, module, root, String(dieAt)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_, signal) => resolve({ out, signal }));
  });
}

describe('processes that share a ledger', () => {
  it('are never granted more than the cap together, without any lock', { timeout: 60_000 }, async () => {
    const root = await makeSite({});
    const done = await Promise.all([worker(root), worker(root), worker(root), worker(root)]);
    const granted = done.reduce((sum, { out }) => sum + Number(out), 0);
    expect(granted).toBeLessThanOrEqual(1000);
    expect(granted).toBeGreaterThan(1000 - 7);
  });

  it('are not granted what one that was killed had set aside', { timeout: 60_000 }, async () => {
    const root = await makeSite({});
    const killed = await worker(root, 350);
    expect(killed.signal).toBe('SIGKILL');
    const after = await Promise.all([worker(root), worker(root)]);
    const granted = after.reduce((sum, { out }) => sum + Number(out), 0);
    expect(granted + 350).toBeLessThanOrEqual(1000);
    expect(granted + 350).toBeGreaterThan(1000 - 7);
    const lines = (await readFile(path.join(root, LEDGER_FOLDER, '2026-11.jsonl'), 'utf8')).split('\n');
    for (const line of lines) if (line) JSON.parse(line);
  });
});

it('is no business of a folder that has none', async () => {
  const root = await makeSite({});
  expect(value(await createLedger(root, NOVEMBER).months())).toEqual([]);
  await mkdir(path.join(root, LEDGER_FOLDER), { recursive: true });
  expect(value(await createLedger(root, NOVEMBER).months())).toEqual([]);
});
