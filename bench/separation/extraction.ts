/**
 * The public article-extraction benchmark (github.com/scrapinghub/article-extraction-benchmark), from a folder of it:
 *
 *   node bench/separation/extraction.ts DIR [OUT.json]
 *
 * DIR holds `ground-truth.json` (`{id: {articleBody}}`) and `html/ID.html.gz` or `html/ID.html`. Printed: mean precision,
 * recall and F1 over runs of four words, ours and @mozilla/readability's. OUT.json gets ours in the benchmark's own form.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { bodyText, readabilityText } from './extractors.ts';
import { knownStrings } from './phrasebook.ts';
import { readText } from './read.ts';
import { meanOf, type Overlap, overlapOf } from './shingles.ts';

const [dir, out] = process.argv.slice(2);
if (!dir) {
  console.error('usage: node bench/separation/extraction.ts DIR [OUT.json]');
  process.exit(2);
}
const truth = JSON.parse(readFileSync(path.join(dir, 'ground-truth.json'), 'utf8')) as Readonly<
  Record<string, { readonly articleBody: string }>
>;
const known = knownStrings();
const ours: Overlap[] = [];
const theirs: Overlap[] = [];
const kept: Record<string, { articleBody: string }> = {};
for (const [id, { articleBody }] of Object.entries(truth)) {
  const source = readPage(dir, id);
  const text = bodyText(readText(id, source, 'html'), { known });
  kept[id] = { articleBody: text };
  ours.push(overlapOf(articleBody, text));
  theirs.push(overlapOf(articleBody, readabilityText(source)));
}
if (out) writeFileSync(out, `${JSON.stringify(kept, null, 2)}\n`);
for (const [name, overlaps] of [
  ['galerada', ours],
  ['@mozilla/readability', theirs],
] as const) {
  const { precision, recall, f1 } = meanOf(overlaps);
  console.log(
    `${name}: P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)} on ${overlaps.length} pages`,
  );
}

function readPage(folder: string, id: string): string {
  const file = path.join(folder, 'html', `${id}.html`);
  const bytes = existsSync(`${file}.gz`) ? gunzipSync(readFileSync(`${file}.gz`)) : readFileSync(file);
  return bytes.toString('utf8');
}
