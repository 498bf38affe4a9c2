/** Money from the command line: budgets, engine chains, and what is told of sentences that were not bought. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exitOf } from '../../pipeline/cli/unmet.ts';
import { buildSite, type Outcome } from '../../pipeline/plan/build.ts';
import { openProject } from '../../pipeline/project.ts';
import type { Fault } from '../support/deepl-server/faults.ts';
import { DeeplServer } from '../support/deepl-server/server.ts';
import { runCli } from '../support/run-cli.ts';
import { makeSite } from '../support/site.ts';

const PLACES = ['Vienna', 'Oslo', 'Lima', 'Madrid', 'Korea', 'Washington', 'Agra', 'Quito', 'Rome', 'Paris'];
const sentence = (n: number) =>
  `The people of ${PLACES[n]} went to the ${['bridge', 'market'][n % 2]} at night.`;
const ARTICLE = `A day in the cities\n\n${PLACES.map((_, n) => sentence(n)).join('\n\n')}\n`;

interface Setup {
  readonly config?: object;
  readonly fault?: (request: number) => Fault | undefined;
  readonly files?: Readonly<Record<string, string>>;
  readonly engines?: readonly (string | object)[];
}

async function setUp({ config = {}, fault, files = {}, engines = [] }: Setup = {}) {
  const server = await DeeplServer.start({ key: 'secret', ...(fault ? { fault } : {}) });
  onTestFinished(() => server.stop());
  const site = {
    translator: [{ engine: 'deepl', serverUrl: server.url }, ...engines],
    editions: { en: { locale: 'en' }, es: { locale: 'es' } },
    ...config,
  };
  const root = await makeSite({
    'galerada.config.json': JSON.stringify(site),
    'content/a.txt': ARTICLE,
    ...files,
  });
  const run = (...args: string[]) => runCli(args, { cwd: root, env: { DEEPL_API_KEY: 'secret' } });
  return { server, root, run, translate: (again = false) => translate(root, again) };
}

/** What `galerada translate` does, without a process of its own. */
async function translate(root: string, again: boolean): Promise<{ code: number; outcome: Outcome }> {
  const opened = await openProject({ cwd: root, env: { DEEPL_API_KEY: 'secret' } });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failures));
  const project = opened.value;
  const progress = () => undefined;
  const { outcome } = await buildSite(project, { publish: false, frozen: false, progress, again });
  await project.close();
  return { code: exitOf(outcome), outcome };
}

const json = (text: string) => JSON.parse(text);

describe('a budget', () => {
  it('of a run is never exceeded, the rest is listed with its place, and the run ends with 1', async () => {
    const { server, run } = await setUp();
    const ran = await run('translate', '--budget', '150');
    expect(ran, ran.err).toMatchObject({ code: 1 });
    expect(server.billed).toBeGreaterThan(100);
    expect(server.billed).toBeLessThanOrEqual(150);
    expect(ran.err).toMatch(
      /es: \d+ sentences of \d+ characters\. Not bought: the budget of this run is used up/,
    );
    expect(ran.err).toMatch(/content\/a\.txt:21:1 {2}The people of Paris/);
    const again = json((await run('translate', '--budget', '150', '--format', 'json')).out);
    expect(server.billed).toBeLessThanOrEqual(300);
    const { translated, reused, failed, held, total } = again.counts;
    expect(translated + reused + failed + held).toBe(total);
    expect(again.unmet).toHaveLength(held + failed);
    expect(await run('translate', '--budget', 'all')).toMatchObject({ code: 2 });
  });

  it('of a month holds for all runs of all processes, killed ones too', { timeout: 60_000 }, async () => {
    const { server, root, run } = await setUp({ config: { budget: { month: 200 } } });
    const args = { cwd: root, env: { DEEPL_API_KEY: 'secret' } };
    for (let round = 0; round < 3; round++) {
      const killAfter = 500 + round * 300;
      await Promise.all([
        runCli(['translate', '--budget', '90'], args),
        runCli(['translate'], { ...args, killAfter }),
        runCli(['translate', '--budget', '60'], args),
      ]);
      expect(server.billed).toBeLessThanOrEqual(200);
    }
    const last = await run('translate');
    expect(last, last.err).toMatchObject({ code: 1 });
    expect(last.err).toContain('the budget of this month is used up');
    expect(server.billed).toBeLessThanOrEqual(200);
    const dry = json((await run('translate', '--dry-run', '--format', 'json')).out);
    expect(dry.month.budget).toBe(200);
    expect(dry.month.spent).toBeGreaterThanOrEqual(server.billed);
  });
});

describe('the plan of a run', () => {
  it('says what would be reused, bought and paid, and buys nothing', async () => {
    const price = { per: 1000, amount: 2.5, currency: 'EUR' };
    const { server, run } = await setUp({ config: { price } });
    const plan = json((await run('translate', '--dry-run', '--format', 'json')).out);
    expect(server.billed).toBe(0);
    const characters = ARTICLE.split('\n\n').reduce((sum, text) => sum + text.trim().length, 0);
    expect(plan.rows[0]).toMatchObject({ article: 'a', edition: 'es', requests: 11, characters });
    expect(plan.price.total).toBeCloseTo(characters * 0.0025);
    await run('translate');
    expect(server.billed).toBe(characters);
    const text = (await run('translate', '--dry-run')).out;
    expect(text).toContain('Nothing to translate.');
  });
});

describe('the account', () => {
  it('stays after the run: by month and article, with the usage the engine reports beside it', async () => {
    const { server, run } = await setUp({
      files: { 'content/b.txt': 'Another day\n\nThe people went home.\n' },
    });
    await run('build');
    const status = json((await run('status', '--format', 'json')).out);
    const [month] = status.months;
    expect(month).toMatchObject({ spent: server.billed, open: 0 });
    expect(month.purchases.map((one: { article: string }) => one.article)).toEqual(['a', 'b']);
    const sum = month.purchases.reduce(
      (total: number, one: { characters: number }) => total + one.characters,
      0,
    );
    expect(sum).toBe(server.billed);
    expect(status.usage).toEqual([{ engine: 'deepl', usage: { spent: server.billed, limit: 500_000 } }]);
    const text = (await run('status')).out;
    expect(text).toContain(`${server.billed} characters`);
    expect(text).toContain(`deepl says: ${server.billed} of 500000`);
  });

  it('does not keep anybody waiting whose engine is away', async () => {
    const { server, run } = await setUp();
    await server.stop();
    const status = await run('status');
    expect(status.code).toBe(0);
    expect(status.out).toContain('deepl does not say what was used');
  });
});

describe('a chain of engines', () => {
  const only = (first: number) => (request: number) =>
    request < first ? undefined : ({ kind: 'status', status: 456 } as const);

  it('goes on with the next when the quota is used up during the run, and nothing is bought twice', async () => {
    const parts = Object.fromEntries(
      [...Array(4).keys()].map((n) => [
        `content/p${n}.txt`,
        `Part ${n} of the day\n\nThe people went to house ${n}.\n`,
      ]),
    );
    const {
      server,
      root,
      translate: go,
    } = await setUp({ fault: only(2), engines: ['pseudo'], files: parts });
    const { code, outcome } = await go();
    const { takeovers, unmet, counts } = outcome;
    expect(code, JSON.stringify(outcome.failures)).toBe(0);
    expect(takeovers).toEqual([
      { edition: 'es', from: 'deepl', to: 'pseudo', failure: { reason: 'engine-quota', engine: 'deepl' } },
    ]);
    expect(unmet).toEqual([]);
    expect(counts).toMatchObject({ failed: 0, held: 0 });
    const makers = new Set<string>();
    for (const name of ['a', 'p0', 'p1', 'p2', 'p3']) {
      const record = json(await readFile(path.join(root, `content/${name}.es.json`), 'utf8'));
      for (const { by } of record.segments) makers.add(by);
    }
    expect([...makers].sort()).toEqual(['deepl', 'pseudo']);
    const texts = server.requests.slice(0, 2).flatMap((request) => request.texts);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('tells what is left where no engine goes on', async () => {
    const { translate: go } = await setUp({ fault: only(0) });
    const { code, outcome } = await go();
    expect(code).toBe(1);
    const { unmet, failures } = outcome;
    expect(unmet).toHaveLength(11);
    expect(unmet[0]).toMatchObject({
      status: 'not-bought',
      file: 'content/a.txt',
      start: { line: 1, column: 1 },
    });
    expect(failures).toEqual([{ reason: 'engine-quota', engine: 'deepl' }]);
  });
});

describe('a sentence whose answer is no good twice', () => {
  it('is told with its place, the rest is bought, and the counts add up', async () => {
    const fault = (): Fault => ({ kind: 'spoilt', how: 'empty', at: 3 });
    const { server, run, translate: go } = await setUp({ fault });
    const { code, outcome } = await go();
    expect(code).toBe(1);
    const { unmet, counts } = outcome;
    expect(counts).toMatchObject({ translated: 10, failed: 1, held: 0, total: 11 });
    expect(unmet).toMatchObject([{ status: 'failed', file: 'content/a.txt', start: { line: 7, column: 1 } }]);
    const billed = server.billed;
    const told = await run('translate');
    expect(told).toMatchObject({ code: 1 });
    expect(told.err).toMatch(/deepl.s answer was refused on \d{4}-\d\d-\d\d/);
    expect(told.err).toContain('content/a.txt:7:1');
    expect(server.billed).toBe(billed);
    await go(true);
    expect(server.billed).toBeGreaterThan(billed);
  });
});

it('asks with the sentences around as context, which costs nothing', async () => {
  const { server, root, translate: go } = await setUp();
  await go();
  const [request] = server.requests;
  expect(request!.parameters.get('context')).toContain(sentence(4));
  await writeFile(
    path.join(root, 'content/a.txt'),
    ARTICLE.replace(sentence(4), 'Nobody was in the streets.'),
  );
  const before = server.billed;
  await go();
  expect(server.billed - before).toBe('Nobody was in the streets.'.length);
  expect(server.requests.at(-1)!.parameters.get('context')).toContain(sentence(3));
});
