/**
 * `node bench/separation/predict.ts GOLD_DIR OUT_DIR [--no-repetition]` writes `NNN.<fmt>.pred.json` for every
 * `NNN.txt|md|html` of a folder. The folder counts as one site: what repeats in it is learnt first, per format,
 * as a build does. Only the documents are read, never the gold.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { learnRepetition } from '../../pipeline/separate/learn-repetition.ts';
import { separate } from '../../pipeline/separate/separate.ts';
import { FORMATS } from './data.ts';
import { knownStrings } from './phrasebook.ts';
import { readText } from './read.ts';
import { toGold } from './to-gold.ts';

const [folder, out, ...flags] = process.argv.slice(2);
if (folder === undefined || out === undefined) {
  console.error('usage: node bench/separation/predict.ts GOLD_DIR OUT_DIR [--no-repetition]');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const known = knownStrings();
for (const format of FORMATS) {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(`.${format}`))
    .sort();
  const articles = names.map((name) => {
    const id = name.slice(0, -format.length - 1);
    return readText(id, readFileSync(path.join(folder, name), 'utf8'), format);
  });
  const repetition = flags.includes('--no-repetition') ? {} : { repetition: learnRepetition(articles) };
  for (const article of articles) {
    const prediction = toGold(article, separate(article, { known, ...repetition }));
    writeFileSync(
      path.join(out, `${article.id}.${format}.pred.json`),
      `${JSON.stringify(prediction, null, 1)}\n`,
    );
  }
  console.log(`${format}: ${articles.length} documents`);
}
