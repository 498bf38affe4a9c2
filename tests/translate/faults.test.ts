/** Scripts of faults against DeepL's API as our server speaks it: nothing lost, nothing bought twice, all accounted for. */
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../bench/support/random.ts';
import { createClient } from '../../pipeline/adapters/deepl/client.ts';
import { createDeepl } from '../../pipeline/adapters/deepl/deepl.ts';
import type { Translator } from '../../pipeline/ports.ts';
import type { Ask } from '../../pipeline/translate/batches.ts';
import { DeeplServer } from '../support/deepl-server/server.ts';
import { translateCoded } from './fake.ts';
import { randomAsks, randomFault, runScript, type ScriptRun } from './scripts.ts';

/** Of each kind. `FAULT_SCRIPTS=1000` runs a thousand. */
const SCRIPTS = Number(process.env['FAULT_SCRIPTS'] ?? 100);
const AT_ONCE = 6;

interface Bill {
  readonly billed: number;
  readonly billedInVain: number;
  readonly ideal: number;
  /** The most that one request may carry. */
  readonly request: number;
}

async function play(
  seed: number,
  killing: number,
  cap?: number,
): Promise<{ run: ScriptRun; bill: Bill; asks: Ask[] }> {
  const random = randomFrom(seed);
  const faults = randomFrom(seed + 1_000_000);
  const server = await DeeplServer.start({ fault: () => randomFault(faults), limit: 1e9 });
  const client = createClient({ key: 'key', serverUrl: server.url, timeout: 5000, version: '0' });
  const translator = small(createDeepl(client), 2 + Math.floor(random() * 9));
  const asks = randomAsks(random, 5 + Math.floor(random() * 25));
  const run = await runScript({ asks, translator, random, killing, ...(cap === undefined ? {} : { cap }) });
  const { billed, billedInVain } = server;
  await server.stop();
  const prices = [...new Set(asks.map(({ text }) => text))]
    .map((text) => translator.price!(text))
    .sort((a, b) => b - a);
  const sum = (list: readonly number[]): number => list.reduce((total, price) => total + price, 0);
  const bill = {
    billed,
    billedInVain,
    ideal: sum(prices),
    request: sum(prices.slice(0, translator.limits.texts)),
  };
  return { run, bill, asks };
}

function small(translator: Translator, texts: number): Translator {
  return { ...translator, limits: { ...translator.limits, texts } };
}

async function playAll(seeds: readonly number[], play: (seed: number) => Promise<void>): Promise<void> {
  const left = [...seeds];
  const worker = async (): Promise<void> => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) await play(seed);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const seeds = Array.from({ length: SCRIPTS }, (_, at) => at + 1);

function expectSound(seed: number, { run, asks }: { run: ScriptRun; asks: readonly Ask[] }): void {
  for (const report of run.reports) {
    expect(report.answered + report.failed + report.notSent, `seed ${seed}`).toBe(report.asked);
  }
  for (const [text, times] of run.written) expect(times, `seed ${seed}: ${text}`).toBe(1);
  for (const [text, target] of run.journal) expect(target, `seed ${seed}`).toBe(translateCoded(text, 'es'));
  const missing = asks.filter(({ text }) => !run.journal.has(text)).length;
  if (run.last) expect(run.last.failed + run.last.notSent, `seed ${seed}`).toBe(missing);
}

describe('scripts of faults', () => {
  it(`cost no more than was asked for and what the faults destroyed, ${SCRIPTS} times`, {
    timeout: 60_000,
  }, async () => {
    let answered = 0;
    let asked = 0;
    await playAll(seeds, async (seed) => {
      const played = await play(seed, 0);
      expectSound(seed, played);
      const { billed, billedInVain, ideal } = played.bill;
      expect(billed - billedInVain, `seed ${seed}`).toBeLessThanOrEqual(ideal);
      answered += played.run.journal.size;
      asked += new Set(played.asks.map(({ text }) => text)).size;
    });
    expect(answered / asked).toBeGreaterThan(0.9);
  });

  it(`with kills cost at most one request more for each kill, ${SCRIPTS} times`, {
    timeout: 60_000,
  }, async () => {
    let kills = 0;
    await playAll(seeds, async (seed) => {
      const played = await play(seed + 5000, 0.1);
      expectSound(seed, played);
      const { billed, billedInVain, ideal, request } = played.bill;
      kills += played.run.kills;
      expect(billed - billedInVain, `seed ${seed}`).toBeLessThanOrEqual(ideal + played.run.kills * request);
    });
    expect(kills).toBeGreaterThan(SCRIPTS / 4);
  });

  it('never bill more than the budget, by one character', { timeout: 600_000 }, async () => {
    await playAll(seeds, async (seed) => {
      const cap = Math.floor(randomFrom(seed)() * 1500);
      const { run, bill } = await play(seed + 9000, 0, cap);
      for (const report of run.reports)
        expect(report.billed + report.doubtful, `seed ${seed}`).toBeLessThanOrEqual(cap);
      expect(bill.billed, `seed ${seed}`).toBeLessThanOrEqual(cap * run.reports.length);
    });
  });
});
