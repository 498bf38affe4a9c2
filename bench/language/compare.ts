/**
 * Language of short strings, English or Spanish, beside other identifiers, in one run: accuracy by length on
 * strings of sites that our model was not trained on (cross-validated by repository), strings per second,
 * processor time to the first answer in a new process, size.
 *
 *   cd bench/language && npm ci --ignore-scripts && cd ../..
 *   node bench/language/compare.ts --frequencies DIR --extra HARVEST_DIR STRINGS_DIR
 */
import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { decodeModel } from '../../pipeline/language/format.ts';
import { identifyBy } from '../../pipeline/language/identify.ts';
import { BUCKETS, bucketOf } from './buckets.ts';
import { examplesOf } from './examples.ts';
import { fit } from './fit.ts';
import { foldsOf } from './folds.ts';
import { readLexicon } from './lexicon.ts';
import { encodeModel } from './pack.ts';
import { type Guess, PEERS } from './peers.ts';
import { type Row, readRows } from './rows.ts';

const FOLDS = 4;
const LOADS = 5;
const LOAD_TIME = join(import.meta.dirname, 'load-time.ts');
const ROUNDS = 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { frequencies: { type: 'string' }, extra: { type: 'string' } },
});
await compare();

async function compare(): Promise<void> {
  const [folder] = positionals;
  if (!values.frequencies || !folder) {
    throw new Error(
      'Usage: node bench/language/compare.ts --frequencies DIR [--extra HARVEST_DIR] STRINGS_DIR',
    );
  }
  const rows = readRows(folder).filter(({ lang }) => lang === 'en' || lang === 'es');
  console.log(`${rows.length} strings; per cent right at ${BUCKETS.join(', ')} words`);
  let own = 0;
  for (const peer of PEERS) {
    const guess = await peer.load();
    const speed = speedOf(guess, rows);
    own ||= speed;
    const right =
      peer === PEERS[0] ? rightHeldOut(rows) : new Map(rows.map((row) => [row, isRight(guess, row)]));
    const columns = [
      peer.name.padEnd(16),
      accuracies(rows, right).padEnd(32),
      `${Math.round(speed).toLocaleString('en')}/s (${(speed / own).toFixed(2)}×)`.padEnd(22),
      `${loadTimes(peer.name).toFixed(0)} ms to load`.padEnd(16),
      `${(peer.installed.reduce((sum, path) => sum + sizeOf(path), 0) / 1000).toFixed(0)} kB`,
    ];
    console.log(columns.join(' '));
  }
}

/** Whether each row is read right by the model that never saw its repository. */
function rightHeldOut(rows: readonly Row[]): Map<Row, boolean> {
  const lexicon = readLexicon(values.frequencies!);
  const extra = values.extra ? readRows(values.extra) : [];
  const right = new Map<Row, boolean>();
  for (const { train, test } of foldsOf(rows, FOLDS)) {
    const model = decodeModel(encodeModel(fit(examplesOf([...train, ...extra], lexicon)), lexicon));
    const guess: Guess = (text) => identifyBy(model, text).odds > 0;
    for (const row of test) right.set(row, isRight(guess, row));
  }
  return right;
}

function isRight(guess: Guess, { text, lang }: Row): boolean {
  return guess(text) === (lang === 'en');
}

function accuracies(rows: readonly Row[], right: ReadonlyMap<Row, boolean>): string {
  const shares = BUCKETS.map((bucket) => {
    const own = rows.filter((row) => bucketOf(row) === bucket);
    return ((100 * own.filter((row) => right.get(row)).length) / own.length).toFixed(2);
  });
  return shares.join(' / ');
}

/** Strings per second, the best of a few rounds after one to warm up. */
function speedOf(guess: Guess, rows: readonly Row[]): number {
  let best = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    for (const { text } of rows) guess(text);
    const speed = (1000 * rows.length) / (performance.now() - start);
    if (round > 0) best = Math.max(best, speed);
  }
  return best;
}

/** Processor time, the median over new processes, each of which imports and identifies once. */
function loadTimes(name: string): number {
  const times = Array.from({ length: LOADS }, () =>
    Number(execFileSync(process.execPath, [LOAD_TIME, name], { encoding: 'utf8' })),
  );
  return times.sort((a, b) => a - b)[LOADS >> 1]!;
}

function sizeOf(path: string): number {
  const entry = lstatSync(path);
  if (!entry.isDirectory()) return entry.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
