/**
 * The one moment at which a paid answer can be lost: `node bench/window.ts [KILLS]`
 *
 * First, how long it lasts: from an engine's answer in our hands to the journal's word that it is on the disk, over
 * 500 requests of 50 sentences. Then what it costs: the command line translates a site through a server that bills,
 * and is killed (SIGKILL) at a random moment again and again until all is translated; what was billed beyond each
 * sentence once is the loss. The server answers at once; DeepL takes a quarter of a second and more, so that a kill
 * there hits this moment less often, and a request on its way more often: that is billed too, and nobody's to keep.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createJournal } from '../pipeline/adapters/files/journal.ts';
import { createLedger } from '../pipeline/adapters/files/ledger.ts';
import type { CodedText } from '../pipeline/model/coded-text.ts';
import { ok } from '../pipeline/model/finding.ts';
import type { Locale } from '../pipeline/model/locale.ts';
import type { Translator } from '../pipeline/ports.ts';
import { createPurse } from '../pipeline/translate/purse.ts';
import { sendAsks } from '../pipeline/translate/send.ts';
import { DeeplServer } from '../tests/support/deepl-server/server.ts';
import { runCli } from '../tests/support/run-cli.ts';
import { randomFrom } from './support/random.ts';
import { asSpanish } from './support/spanish.ts';

const REQUESTS = 500;
const TEXTS = 50;
const ARTICLES = 40;
const SENTENCES = 60;
const kills = Number(process.argv[2] ?? 40);
const root = mkdtempSync(path.join(tmpdir(), 'window-'));
try {
  await durations();
  await losses();
} finally {
  rmSync(root, { recursive: true, force: true });
}

function sentence(n: number): string {
  return `The people of the ${n}th city went to the market at night, and nobody there was sure of what had happened on the bridge.`;
}

async function durations(): Promise<void> {
  const journal = createJournal(root);
  const ledger = createLedger(root, { now: () => new Date() });
  const waits: number[] = [];
  const reservations: number[] = [];
  let answered = 0;
  const translator: Translator = {
    name: 'bench',
    paid: true,
    limits: { texts: TEXTS, bytes: 100_000 },
    ready: async () => ok(true),
    translate: async ({ texts }) => {
      const targets = texts.map((text) => ({ ok: true as const, target: asSpanish(text) as CodedText }));
      answered = performance.now();
      return ok(targets);
    },
  };
  const purse = createPurse({}, ledger);
  const asks = Array.from({ length: REQUESTS * TEXTS }, (_, n) => ({
    text: sentence(n) as CodedText,
    source: 'en' as Locale,
    target: 'es' as Locale,
  }));
  const report = await sendAsks(asks, {
    translator,
    random: Math.random,
    sleep: async () => undefined,
    concurrency: 1,
    budget: {
      reserve: async (characters) => {
        const started = performance.now();
        const granted = await purse.reserve(characters);
        reservations.push(performance.now() - started);
        return granted;
      },
      settle: (reserved, spent) => purse.settle(reserved, spent),
    },
    onAnswers: async (bought) => {
      const at = new Date().toISOString();
      const entries = bought.map(({ source, target, billed }) => ({
        edition: 'es',
        sourceLanguage: 'en',
        source,
        target,
        engine: 'bench',
        billed,
        at,
      }));
      const written = await journal.append(entries);
      waits.push(performance.now() - answered);
      return written;
    },
  });
  console.log(`${report.answered} of ${report.asked} sentences in ${report.requests} requests of ${TEXTS}`);
  console.log(
    `answer to disk: ${quantiles(waits)}; setting money aside before a request: ${quantiles(reservations)}`,
  );
}

function quantiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(2);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}

async function losses(): Promise<void> {
  const site = path.join(root, 'site');
  const server = await DeeplServer.start({ limit: 1e12, translate: asSpanish });
  mkdirSync(path.join(site, 'content'), { recursive: true });
  const translator = { engine: 'deepl', serverUrl: server.url };
  const editions = { en: { locale: 'en' }, es: { locale: 'es' } };
  writeFileSync(path.join(site, 'galerada.config.json'), JSON.stringify({ translator, editions }));
  for (let n = 0; n < ARTICLES; n++) {
    const texts = Array.from({ length: SENTENCES }, (_, at) => sentence(n * SENTENCES + at));
    writeFileSync(path.join(site, `content/a${n}.txt`), `${texts.join('\n\n')}\n`);
  }
  const ideal = Array.from({ length: ARTICLES * SENTENCES }, (_, n) => sentence(n).length).reduce(
    (a, b) => a + b,
  );
  const random = randomFrom(7);
  let killed = 0;
  let whole = 4000;
  for (let life = 0; life < kills; life++) {
    const started = performance.now();
    const ran = await runCli(['translate', '--quiet'], {
      cwd: site,
      env: { DEEPL_API_KEY: 'key' },
      killAfter: 300 + random() * whole,
    });
    if (ran.code === null) killed++;
    else {
      whole = performance.now() - started;
      break;
    }
  }
  const last = await runCli(['translate', '--format', 'json'], { cwd: site, env: { DEEPL_API_KEY: 'key' } });
  const { counts } = JSON.parse(last.out) as { counts: { failed: number; held: number } };
  await server.stop();
  const lost = server.billed - ideal;
  console.log(
    `${killed} kills until all was translated (failed ${counts.failed}, held ${counts.held}): ideal ${ideal}, billed ${server.billed}, lost ${lost} ` +
      `(at most one request of ${TEXTS} sentences for each kill: ${killed * TEXTS * sentence(1000).length})`,
  );
  process.exitCode =
    lost <= killed * TEXTS * sentence(9999).length && counts.failed + counts.held === 0 ? 0 : 1;
}
