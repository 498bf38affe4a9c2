/**
 * Fuzzy memory at size: `node bench/memory/fuzzy.ts FOLDER [SEGMENTS] [QUERIES]`
 *
 * FOLDER holds `en` and `es` folders of prose. Builds an index of SEGMENTS (1,000,000) sentences, asks it QUERIES
 * (1,000) sentences that it does not hold, half of them edited versions of some that it does, and compares a
 * sample with brute force and with SQLite's own full-text search. Queries run one after the other, on one core.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createMemoryIndex } from '../../pipeline/adapters/sqlite/memory-index.ts';
import { editDistance } from '../../pipeline/memory/fuzzy/distance.ts';
import { FIRST_WORD_KEY, pack, totalWeight } from '../../pipeline/memory/fuzzy/pack.ts';
import { costLimit } from '../../pipeline/memory/fuzzy/score.ts';
import { tokenise } from '../../pipeline/memory/fuzzy/tokens.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import type { MemoryBatch, MemoryIndex } from '../../pipeline/ports.ts';
import { pick, randomFrom } from '../support/random.ts';
import { Memory, readSentences } from './segments.ts';

const PER_ARTICLE = 50;
const ARTICLES_AT_ONCE = 400;
const SAMPLE = 100;
const HELD_OUT = 2000;

const [folder, segmentsAsked = '1000000', queriesAsked = '1000'] = process.argv.slice(2);
if (!folder) {
  console.error('Expected: node bench/memory/fuzzy.ts FOLDER [SEGMENTS] [QUERIES]');
  process.exit(2);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function batches(sources: readonly CodedText[], targets: readonly string[]): MemoryBatch[] {
  const random = randomFrom(7);
  const list: MemoryBatch[] = [];
  for (let from = 0; from < sources.length; from += PER_ARTICLE) {
    const entries = sources.slice(from, from + PER_ARTICLE).map((source) => ({
      source,
      target: pick(random, targets) as CodedText,
      state: 'translated' as const,
      origin: 'machine' as const,
      by: 'deepl',
      at: '2026-01-01T00:00:00Z',
    }));
    const article = `news/article-${from / PER_ARTICLE}`;
    list.push({ source: { article, edition: 'es', sourceLanguage: 'en', stamp: String(from) }, entries });
  }
  return list;
}

async function build(index: MemoryIndex, all: readonly MemoryBatch[]): Promise<void> {
  for (let from = 0; from < all.length; from += ARTICLES_AT_ONCE) {
    const added = await index.add(all.slice(from, from + ARTICLES_AT_ONCE));
    if (!added.ok) throw new Error(JSON.stringify(added.failure));
  }
}

interface Times {
  /** Milliseconds of processor time, sorted: what the work costs, whoever else is at it. */
  readonly cpu: readonly number[];
  /** Milliseconds by the clock, sorted. */
  readonly clock: readonly number[];
}

class Stopwatch {
  readonly #cpu: number[] = [];
  readonly #clock: number[] = [];

  async time<T>(action: () => T | Promise<T>): Promise<T> {
    const start = performance.now();
    const before = process.cpuUsage();
    const value = await action();
    const { user, system } = process.cpuUsage(before);
    this.#cpu.push((user + system) / 1000);
    this.#clock.push(performance.now() - start);
    return value;
  }

  times(): Times {
    const sorted = (list: readonly number[]) => list.toSorted((a, b) => a - b);
    return { cpu: sorted(this.#cpu), clock: sorted(this.#clock) };
  }
}

function sayTimes({ cpu, clock }: Times): string {
  const say = (list: readonly number[]) =>
    `p50 ${percentile(list, 0.5).toFixed(2)}, p99 ${percentile(list, 0.99).toFixed(2)}, most ${list.at(-1)!.toFixed(2)} ms`;
  return `${say(cpu)} of processor time; ${say(clock)} by the clock`;
}

async function timeFinds(index: MemoryIndex, queries: readonly CodedText[]): Promise<Times> {
  const watch = new Stopwatch();
  for (const source of queries) {
    const found = await watch.time(() => index.find({ source, edition: 'es', sourceLanguage: 'en' }));
    if (!found.ok) throw new Error(JSON.stringify(found.failure));
  }
  return watch.times();
}

/** Every sentence of the memory against every query, with nothing left out but what differs too much in weight. */
function bruteForce(sources: readonly CodedText[], queries: readonly CodedText[]): Set<string>[] {
  const keys = new Map<string, number>();
  const keyOf = (word: string): number => {
    const key = keys.get(word) ?? FIRST_WORD_KEY + keys.size;
    keys.set(word, key);
    return key;
  };
  const asked = queries.map((query) => pack(tokenise(query), keyOf) ?? []);
  const weights = asked.map(totalWeight);
  const found = queries.map(() => new Set<string>());
  for (const source of sources) {
    const tokens = pack(tokenise(source), keyOf) ?? [];
    const weight = totalWeight(tokens);
    for (let at = 0; at < asked.length; at++) {
      const heavier = Math.max(weight, weights[at]!);
      const limit = costLimit(heavier, 75);
      if (heavier - Math.min(weight, weights[at]!) > limit) continue;
      if (editDistance(asked[at]!, tokens, limit) <= limit) found[at]!.add(source);
    }
  }
  return found;
}

interface Recall {
  wanted: number;
  found: number;
  /** Queries of which at least one match was wanted, and found. */
  asked: number;
  answered: number;
}

function recallOf(wanted: readonly Set<string>[], given: readonly (readonly string[])[]): Recall {
  const recall: Recall = { wanted: 0, found: 0, asked: 0, answered: 0 };
  wanted.forEach((texts, at) => {
    const found = given[at]!.filter((text) => texts.has(text)).length;
    recall.wanted += texts.size;
    recall.found += found;
    recall.asked += texts.size > 0 ? 1 : 0;
    recall.answered += found > 0 ? 1 : 0;
  });
  return recall;
}

function say(recall: Recall): string {
  const { wanted, found, asked, answered } = recall;
  return `${found} of ${wanted} matches (${((100 * found) / wanted).toFixed(2)} %), ${answered} of ${asked} queries with any`;
}

/** What a full-text index alone would do: the three rarest words, a hundred candidates, the same score. */
async function fullText(file: string, sources: readonly CodedText[], queries: readonly CodedText[]) {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
  database.exec('CREATE VIRTUAL TABLE t USING fts5 (text); BEGIN');
  const insert = database.prepare('INSERT INTO t (text) VALUES (?)');
  for (const source of sources) insert.run(source);
  database.exec("COMMIT; CREATE VIRTUAL TABLE v USING fts5vocab (t, 'row')");
  const frequency = database.prepare('SELECT doc FROM v WHERE term = ?');
  const search = database.prepare('SELECT text FROM t WHERE t MATCH ? ORDER BY rank LIMIT 100');
  const find = (query: CodedText): string[] => {
    const words = [...new Set(query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];
    const counted = words.map((word) => ({ word, count: Number(frequency.get(word)?.['doc'] ?? 0) }));
    const rare = counted.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
    const match = rare.slice(0, 3).map(({ word }) => `"${word}"`);
    const texts = match.length ? search.all(match.join(' OR ')).map((row) => row['text'] as CodedText) : [];
    return [...bruteForce(texts, [query])[0]!];
  };
  const watch = new Stopwatch();
  const given: string[][] = [];
  for (const query of queries) given.push(await watch.time(() => find(query)));
  database.close();
  return { times: watch.times(), given };
}

function queriesFrom(
  memory: Memory,
  sources: readonly CodedText[],
  heldOut: readonly string[],
  count: number,
) {
  const random = randomFrom(11);
  return Array.from({ length: count }, (_, at) =>
    at % 2 ? pick(random, heldOut) : memory.edit(pick(random, sources)),
  ) as CodedText[];
}

const temporary = mkdtempSync(path.join(tmpdir(), 'memory-'));
try {
  const start = performance.now();
  const english = readSentences(folder, 'en');
  const random = randomFrom(3);
  const shuffled = english.map((text) => ({ text, at: random() })).sort((a, b) => a.at - b.at);
  const heldOut = shuffled.slice(0, HELD_OUT).map(({ text }) => text);
  const memory = new Memory(
    shuffled.slice(HELD_OUT).map(({ text }) => text),
    1,
  );
  const sources = memory.segments(Number(segmentsAsked));
  const queries = queriesFrom(memory, sources, heldOut, Number(queriesAsked));
  console.log(`${sources.length} sentences of ${english.length} real ones, made in ${seconds(start)}`);

  const file = path.join(temporary, 'memory.db');
  const building = performance.now();
  const first = createMemoryIndex(file);
  await build(first, batches(sources, readSentences(folder, 'es')));
  await first.close();
  console.log(`index: built in ${seconds(building)}, ${(statSync(file).size / 1e6).toFixed(0)} MB`);

  const opening = performance.now();
  const index = createMemoryIndex(file);
  await index.find({ source: 'Nothing.' as CodedText, edition: 'es', sourceLanguage: 'en' });
  console.log(`opened, and asked once, in ${(performance.now() - opening).toFixed(1)} ms`);
  console.log(`find, asked for the first time: ${sayTimes(await timeFinds(index, queries))}`);
  const times = await timeFinds(index, queries);
  console.log(`find, asked again: ${sayTimes(times)}`);

  const adding = performance.now();
  const [one] = batches(queries.slice(0, PER_ARTICLE), ['Una frase.']);
  await index.add([{ ...one!, source: { ...one!.source, article: 'news/new' } }]);
  console.log(`one more article of ${PER_ARTICLE} sentences: ${(performance.now() - adding).toFixed(0)} ms`);
  await index.remove({ article: 'news/new', edition: 'es' });
  for (const text of ['virtual machine', 'componente estado']) {
    const searching = performance.now();
    const hits = await index.search({ text });
    console.log(
      `concordance of “${text}”: ${hits.ok ? hits.value.length : 0} hits in ${(performance.now() - searching).toFixed(1)} ms`,
    );
  }

  const sample = queries.slice(0, SAMPLE);
  const brute = performance.now();
  const wanted = bruteForce(sources, sample);
  const perQuery = (performance.now() - brute) / sample.length;
  const given: string[][] = [];
  for (const source of sample) {
    const found = await index.find({
      source,
      edition: 'es',
      sourceLanguage: 'en',
      limit: Number.MAX_SAFE_INTEGER,
    });
    given.push(found.ok ? found.value.map((match) => match.source) : []);
  }
  await index.close();
  console.log(`recall: ${say(recallOf(wanted, given))}; brute force takes ${perQuery.toFixed(0)} ms a query`);

  const rival = await fullText(path.join(temporary, 'fts.db'), sources, sample);
  console.log(`full-text search: ${say(recallOf(wanted, rival.given))}; ${sayTimes(rival.times)}`);
  const ratio = (share: number) => percentile(rival.times.cpu, share) / percentile(times.cpu, share);
  console.log(
    `slower than the index: ${ratio(0.5).toFixed(0)} times at p50, ${ratio(0.99).toFixed(0)} times at p99`,
  );
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
