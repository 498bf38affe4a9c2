/**
 * Where a build's time goes: `node bench/stages.ts PROJECT`
 *
 * The stages that a build takes each article through, one after another over all of them, in one process: CPU seconds
 * (compiling and collecting beside them included) and megabytes of articles per CPU second. Nothing is written. An
 * archive to try it on is kept by `node bench/archive.ts PAGES --keep DIR`; records and strings count once it is built.
 */
import { formatOf, readArticle } from '../pipeline/intake/read.ts';
import { identify } from '../pipeline/language/identify.ts';
import { buildExactMemory } from '../pipeline/memory/exact.ts';
import { adoptHandEdits } from '../pipeline/memory/hand-edits.ts';
import { emptyRecord, updateRecord } from '../pipeline/memory/update.ts';
import type { ArticleId } from '../pipeline/model/article.ts';
import { plainText } from '../pipeline/model/coded-text.ts';
import { formatRecord } from '../pipeline/model/record.ts';
import { learnKnowledge } from '../pipeline/plan/knowledge.ts';
import { loadRecordFiles, loadSnapshot } from '../pipeline/plan/load.ts';
import { articleId, recordPath } from '../pipeline/plan/snapshot.ts';
import { bodyView } from '../pipeline/plan/view.ts';
import { openProject } from '../pipeline/project.ts';
import { proveIdentity } from '../pipeline/segment/proof.ts';
import { segmentArticle } from '../pipeline/segment/segment.ts';
import { learnRepetition } from '../pipeline/separate/learn-repetition.ts';

const [root] = process.argv.slice(2);
const opened = root === undefined ? undefined : await openProject({ cwd: root });
if (!opened?.ok) {
  console.error('Expected: node bench/stages.ts PROJECT');
  process.exit(2);
}
const { files, config } = opened.value;
const sources: { path: string; id: ArticleId; bytes: Uint8Array }[] = [];
for (const folder of config.content) {
  for (const path of (await files.list(folder)).files.filter((file) => formatOf(file))) {
    const bytes = await files.read(path);
    if (bytes.ok) sources.push({ path, id: articleId(folder, path), bytes: bytes.value });
  }
}
const megabytes = sources.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
console.log(`${sources.length} articles, ${megabytes.toFixed(1)} MB; Node ${process.version}`);

/** Sentences shorter than this are not asked for their language. */
const LONG = 40;

const articles = await stage('intake', () =>
  sources.flatMap((file) => {
    const read = readArticle(file);
    return read.ok ? [read.value.article] : [];
  }),
);
const { records } = await stage('records: read, parsed, validated', () => loadRecordFiles(files, config));
await stage('records: exact memory', () =>
  buildExactMemory(records.map(({ record }) => adoptHandEdits(record))),
);
const repetition = await stage('what recurs on the site', () => learnRepetition(articles));
const snapshot = await loadSnapshot(files, config, () => undefined);
const site = await stage('strings of the site', () => learnKnowledge({ ...snapshot, articles }, repetition));
const separations = await stage('separation', () => articles.map((article) => site.separate(article)));
const bodies = articles.map((article, at) => {
  const separation = separations[at]!;
  const edition = config.editions.find(({ language }) => language !== separation.language)!;
  return { article, separation, edition, view: bodyView({ article, separation, config, edition }) };
});
const segments = await stage('segments', () =>
  bodies.map(({ article, view }) => segmentArticle(article, view)),
);
await stage('languages of sentences', () => {
  const texts = segments.flat().map(({ source }) => plainText(source));
  return texts.filter((text) => text.length >= LONG).map(identify);
});
const byPath = new Map(records.map(({ document, record }) => [document.file, record]));
const updated = await stage('alignment with the records', () =>
  bodies.map(({ article, separation, edition }, at) => {
    const of = { article: article.id, sourceLanguage: separation.language, edition: edition.name };
    return updateRecord(byPath.get(recordPath(article, edition)) ?? emptyRecord(of), segments[at]!);
  }),
);
await stage('proof, with its segments', () =>
  bodies.map(({ article, view }) => proveIdentity(article, view)),
);
await stage('records: written out', () => updated.map(formatRecord));

async function stage<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const speed = (megabytes / seconds).toFixed(1);
  console.log(
    `${name.padEnd(34)}${seconds.toFixed(2).padStart(7)} CPU s ${speed.padStart(7)} MB per CPU second`,
  );
  return result;
}
