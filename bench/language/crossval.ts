/**
 * How right the readings are on sources the model never saw: trains four models, each without a quarter of
 * the repositories and packages, and reads that quarter with it.
 *
 *   node bench/language/crossval.ts --frequencies DIR STRINGS_DIR…
 */
import { parseArgs } from 'node:util';
import { decodeModel } from '../../pipeline/language/format.ts';
import { identifyBy } from '../../pipeline/language/identify.ts';
import { BUCKETS, bucketOf } from './buckets.ts';
import { examplesOf } from './examples.ts';
import { fit } from './fit.ts';
import { type Fold, foldsOf } from './folds.ts';
import { type Lexicon, readLexicon } from './lexicon.ts';
import { encodeModel } from './pack.ts';
import { type Row, readRows } from './rows.ts';

const FOLDS = 4;
const OURS = ['en', 'es'];

/** Outcomes, counted by what they are about and by bucket. */
type Tallies = Map<string, Map<string, number>>;

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { frequencies: { type: 'string' } },
  });
  if (!values.frequencies || positionals.length === 0) {
    throw new Error('Usage: node bench/language/crossval.ts --frequencies DIR STRINGS_DIR…');
  }
  const lexicon = readLexicon(values.frequencies);
  const tallies: Tallies = new Map();
  for (const fold of foldsOf(positionals.flatMap(readRows), FOLDS)) measure(fold, lexicon, tallies);
  print(tallies);
}

function measure({ train, test }: Fold, lexicon: Lexicon, tallies: Tallies): void {
  const model = decodeModel(encodeModel(fit(examplesOf(train, lexicon)), lexicon));
  const languages = languagesOf(test);
  for (const row of test) {
    const { verdict, odds } = identifyBy(model, row.text);
    const among = languages.get(`${row.repo} ${row.text}`)!;
    const bucket = bucketOf(row);
    if (among.size > 1) {
      if (OURS.every((language) => among.has(language)))
        tally(tallies, ['the same in en and es', bucket], verdict);
      continue;
    }
    if (!OURS.includes(row.lang)) {
      tally(tallies, ['pt ca it fr de', bucket], verdict);
      tally(tallies, [row.lang, bucket], verdict);
      continue;
    }
    const kind = row.bucket ? 'sites' : 'packages';
    tally(
      tallies,
      [`${kind}: en or es by odds`, bucket],
      odds > 0 === (row.lang === 'en') ? 'right' : 'wrong',
    );
    const outcome = verdict === row.lang ? 'right' : OURS.includes(verdict) ? 'wrong' : verdict;
    tally(tallies, [`${kind}: verdict`, bucket], outcome);
  }
}

/** In which languages a source has a text: an untranslated string is no example of its language. */
function languagesOf(rows: readonly Row[]): Map<string, Set<string>> {
  const languages = new Map<string, Set<string>>();
  for (const { repo, text, lang } of rows) {
    const key = `${repo} ${text}`;
    languages.set(key, (languages.get(key) ?? new Set()).add(lang));
  }
  return languages;
}

function tally(tallies: Tallies, [about, bucket]: readonly [string, string], outcome: string): void {
  const key = `${about}\t${bucket}`;
  const counts = tallies.get(key) ?? new Map<string, number>();
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  tallies.set(key, counts);
}

function print(tallies: Tallies): void {
  const abouts = [...new Set([...tallies.keys()].map((key) => key.split('\t')[0]!))];
  for (const about of abouts.sort()) {
    console.log(`\n${about}`);
    for (const bucket of BUCKETS) {
      const counts = tallies.get(`${about}\t${bucket}`);
      if (counts) console.log(`  ${bucket.padEnd(4)} ${shares(counts)}`);
    }
  }
}

function shares(counts: ReadonlyMap<string, number>): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = [...counts].sort(([, a], [, b]) => b - a);
  const text = parts.map(([outcome, count]) => `${outcome} ${((100 * count) / total).toFixed(2)} %`);
  return `${String(total).padStart(6)} strings: ${text.join(', ')}`;
}

main();
