/**
 * Articles separated per second of processor time, beside telling the language of each of their lines:
 * `node bench/separation/speed.ts FILE`, where FILE is a plain-text article. One core, after a warm-up.
 */
import { readFileSync } from 'node:fs';
import { readArticle } from '../../pipeline/intake/read.ts';
import { identify } from '../../pipeline/language/identify.ts';
import type { ArticleId } from '../../pipeline/model/article.ts';
import { separate } from '../../pipeline/separate/separate.ts';
import { knownStrings } from './phrasebook.ts';

const ROUNDS = 400;
const WARM_UP = 100;

const file = process.argv[2];
if (file === undefined) throw new TypeError('usage: node bench/separation/speed.ts FILE');
const bytes = readFileSync(file);
const read = readArticle({ path: 'article.txt', id: 'article' as ArticleId, bytes });
if (!read.ok) throw new Error(read.failure.reason);
const { article } = read.value;
const lines = article.source.split('\n').filter((line) => line.trim() !== '');
const known = knownStrings();

const ours = perSecond(() => separate(article, { known }));
const byLine = perSecond(() => lines.map((line) => identify(line)));
console.log(`${(bytes.length / 1000).toFixed(1)} kB an article`);
console.log(`separate: ${ours.toFixed(0)} articles per CPU second`);
console.log(
  `language of each line alone: ${byLine.toFixed(0)}; separation takes ${(byLine / ours).toFixed(1)} times as long`,
);

function perSecond(work: () => unknown): number {
  for (let round = 0; round < WARM_UP; round++) work();
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) work();
  const { user, system } = process.cpuUsage(before);
  return (ROUNDS * 1e6) / (user + system);
}
