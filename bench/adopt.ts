/**
 * How much of an existing translation is taken over: `node bench/adopt.ts FOLDER [--sample N [--seed S]] [--verbose]`
 *
 * FOLDER has a `manifest.json` with `pairs: [{ en, es }]`, or folders `en/` and `es/` with files of the same names at
 * any depth. Each pair is read and aligned; printed are the counts by confidence, and with `--sample` that many
 * adopted sentences, drawn by a seeded generator, for a person to judge.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Adopted, type Adoption, adoptPair } from '../pipeline/memory/adopt/adopt.ts';
import type { Article } from '../pipeline/model/article.ts';
import { adoptUnits } from '../pipeline/plan/adopt-units.ts';
import { joinArticle } from '../pipeline/segment/join.ts';
import { proveStructure } from '../pipeline/segment/proof.ts';
import type { BodyView } from '../pipeline/segment/view.ts';
import { listArticles, read, readBytes, wholeBody } from './support/articles.ts';
import { randomFrom } from './support/random.ts';

const [folder, ...options] = process.argv.slice(2);
if (!folder) {
  console.error('Expected: node bench/adopt.ts FOLDER [--sample N [--seed S]] [--verbose]');
  process.exit(2);
}
const option = (name: string): number | undefined => {
  const at = options.indexOf(name);
  return at < 0 ? undefined : Number(options[at + 1]);
};

interface Taken extends Adopted {
  readonly path: string;
  readonly source: string;
}

const pairs = pairsOf(folder);
const counts = { pairs: 0, kept: 0, unread: 0, segments: 0, targets: 0, missing: 0, extra: 0, bytes: 0 };
const taken: Taken[] = [];
const before = process.cpuUsage();
for (const pair of pairs) adopt(pair);
const { user, system } = process.cpuUsage(before);
report((user + system) / 1e6);

function adopt([sourcePath, targetPath]: readonly [string, string]): void {
  const bytes = [readBytes(folder!, sourcePath), readBytes(folder!, targetPath)] as const;
  const source = read(sourcePath, bytes[0]);
  const target = read(targetPath, bytes[1]);
  if (!source.ok || !target.ok) {
    counts.unread++;
    return;
  }
  const view = { ...wholeBody(source.value), language: 'en' as const };
  const sources = adoptUnits(source.value, view);
  const targets = adoptUnits(target.value, { ...wholeBody(target.value), language: 'es' });
  const adoption = adoptPair({ sources, targets, languages: { source: 'en', target: 'es' } });
  counts.pairs++;
  counts.bytes += bytes[0].length + bytes[1].length;
  counts.segments += sources.length;
  counts.targets += targets.length;
  counts.missing += adoption.missing.length;
  counts.extra += adoption.extra.length;
  if (isWritable(source.value, view, adoption)) counts.kept++;
  const texts = new Map(sources.map(({ id, text }) => [id, text]));
  for (const segment of adoption.segments)
    taken.push({ ...segment, path: sourcePath, source: texts.get(segment.id) ?? '' });
  if (!options.includes('--verbose')) return;
  const adopted = adoption.segments.filter(({ kind }) => kind === 'adopted').length;
  console.log(`${sourcePath}: ${adopted} of ${sources.length}, ${targets.length} in the translation`);
}

/** The source written with what was adopted, and read again, is built as before. */
function isWritable(source: Article, view: BodyView, { segments }: Adoption): boolean {
  const adopted = segments.filter(({ kind }) => kind === 'adopted');
  const output = joinArticle(source, view, new Map(adopted.map(({ id, target }) => [id, target])));
  const again = read(source.path, Buffer.from(output));
  return again.ok && proveStructure(source, again.value).ok;
}

function pairsOf(root: string): (readonly [string, string])[] {
  const manifest = join(root, 'manifest.json');
  if (existsSync(manifest)) {
    const { pairs } = JSON.parse(readFileSync(manifest, 'utf8')) as { pairs: { en: string; es: string }[] };
    return pairs.map(({ en, es }) => [en, es] as const);
  }
  const paths = new Set(listArticles(root));
  return [...paths].flatMap((path) => {
    const other = path.replace(/(^|\/)en\//, '$1es/');
    return other !== path && paths.has(other) ? [[path, other] as const] : [];
  });
}

function report(seconds: number): void {
  const adopted = taken.filter(({ kind }) => kind === 'adopted');
  const sample = option('--sample');
  if (sample) draw(adopted, sample, option('--seed') ?? 1).forEach(show);
  for (const [least, most] of [
    [0.99, 1.01],
    [0.95, 0.99],
    [0.9, 0.95],
    [0.8, 0.9],
  ] as const) {
    const count = adopted.filter(({ confidence }) => confidence >= least && confidence < most).length;
    console.log(`adopted at ${least.toFixed(2)} and above${most > 1 ? '' : `, below ${most}`}: ${count}`);
  }
  const reasons = Map.groupBy(
    taken.filter(({ kind }) => kind === 'suggested'),
    ({ why }) => why,
  );
  for (const [why, list] of reasons) console.log(`suggested, ${why}: ${list.length}`);
  console.log(`sentences of the source with nothing: ${counts.missing}; of the translation: ${counts.extra}`);
  const share = ((100 * adopted.length) / Math.max(1, counts.segments)).toFixed(1);
  console.log(
    `${counts.pairs} pairs (${counts.unread} unreadable), structure kept in ${counts.kept}, ${counts.segments} segments, ` +
      `${adopted.length} adopted (${share} %), ${(counts.bytes / 1e6 / seconds).toFixed(1)} MB per CPU second`,
  );
}

/** Without replacement. */
function draw<T>(from: readonly T[], count: number, seed: number): T[] {
  const left = [...from];
  const random = randomFrom(seed);
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(random() * left.length), 1)[0]!,
  );
}

function show({ path, source, target, confidence }: Taken, index: number): void {
  console.log(`${index + 1}. ${confidence.toFixed(2)} ${path}\n   ${source}\n   ${target}`);
}
