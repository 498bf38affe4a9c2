/**
 * How fast articles are cut into segments and put together: `node bench/segment.ts FOLDER`
 *
 * Reading is left out. Each step runs over all articles three times; the fastest counts, in MB of files per CPU
 * second: splitting into segments, the proof that nothing is lost, and writing with every segment replaced.
 */
import { joinArticle } from '../pipeline/segment/join.ts';
import { proveIdentity } from '../pipeline/segment/proof.ts';
import { segmentArticle } from '../pipeline/segment/segment.ts';
import { listArticles, read, readBytes, wholeBody } from './support/articles.ts';
import { pseudo } from './support/pseudo.ts';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Expected: node bench/segment.ts FOLDER');
  process.exit(2);
}
let bytes = 0;
const articles = listArticles(folder).flatMap((path) => {
  const content = readBytes(folder, path);
  const article = read(path, content);
  if (!article.ok) return [];
  bytes += content.length;
  return [article.value];
});

function time(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return bytes / (user + system);
}

const best = { segment: 0, prove: 0, write: 0 };
for (let round = 0; round < 3; round++) {
  const jobs = articles.map((article) => ({ article, view: wholeBody(article) }));
  const segments = jobs.map(() => [] as ReturnType<typeof segmentArticle>);
  const segment = time(() =>
    jobs.forEach(({ article, view }, at) => {
      segments[at] = segmentArticle(article, view);
    }),
  );
  const prove = time(() => {
    for (const { article, view } of jobs) proveIdentity(article, view);
  });
  const targets = segments.map((list) => new Map(list.map(({ id, source }) => [id, pseudo(source)])));
  const write = time(() => {
    for (const [at, { article, view }] of jobs.entries()) joinArticle(article, view, targets[at]!);
  });
  best.segment = Math.max(best.segment, segment);
  best.prove = Math.max(best.prove, prove);
  best.write = Math.max(best.write, write);
}
console.log(
  `${articles.length} articles, ${(bytes / 1e6).toFixed(1)} MB; MB per CPU second: segment ${best.segment.toFixed(1)}, ` +
    `prove ${best.prove.toFixed(1)}, write translated ${best.write.toFixed(1)}`,
);
