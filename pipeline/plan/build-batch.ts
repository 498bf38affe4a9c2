/** Some articles, from their bytes to their editions: planned, translated, written, published. */

import { articleFile } from '../bundle/site.ts';
import type { Article } from '../model/article.ts';
import { formatRecord } from '../model/record.ts';
import type { TranslationRecord } from '../model/segment.ts';
import type { Separation } from '../model/separation.ts';
import { askedNumber } from '../separate/repetition.ts';
import { parseJson } from '../validate/json.ts';
import { recordWithAnswers } from './answers.ts';
import { countAnswers } from './ask.ts';
import { type Planning, planArticle, planRecords } from './assemble.ts';
import { factsOf, type SentenceFacts } from './build-facts.ts';
import { hasTranslations, type Run, rememberNow } from './build-run.ts';
import { planLabels } from './build-strings.ts';
import type { ArticleFile } from './build-survey.ts';
import { writeFile } from './build-write.ts';
import { type ArticlePlan, type TranslationPlan, translationsOf } from './plan.ts';
import { createRenderer, extensionOf, type RenderedArticle } from './render.ts';
import { sightingsOf } from './sightings.ts';
import { type RecordFile, toRecord } from './snapshot.ts';
import { unmetSentences } from './unmet.ts';

/** What is held at a time, with all that is worked out of it: a hundred megabytes or so. */
const BATCH = 3_000_000;

export async function buildArticles(run: Run, files: readonly ArticleFile[]): Promise<void> {
  let done = 0;
  for (const batch of inBatches(files, run.how.batch ?? BATCH)) {
    const articles: Article[] = [];
    for (const file of batch) {
      const article = await run.survey.shelf.article(file);
      if (article) articles.push(article);
      // It was there when the articles were counted.
      else
        run.failures.push({ reason: 'unreadable', file: file.path, detail: 'it changed during the build' });
    }
    await buildBatch(run, articles, { done, total: files.length });
    done += batch.length;
  }
}

function* inBatches(files: readonly ArticleFile[], most: number): Iterable<ArticleFile[]> {
  let batch: ArticleFile[] = [];
  let size = 0;
  for (const file of files) {
    batch.push(file);
    size += file.size;
    if (size < most) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length) yield batch;
}

interface Count {
  readonly done: number;
  readonly total: number;
}

async function buildBatch(run: Run, articles: readonly Article[], count: Count): Promise<void> {
  const { site, survey, asking, recaller, knowledge } = run;
  const planning: Planning = {
    snapshot: { config: site.config, unusable: survey.trouble.unusable },
    records: await recordsOf(run, articles),
    memory: survey.memory,
  };
  const planned = articles.map((article, at) => {
    run.how.progress('separate', count.done + at, count.total);
    return planArticle(article, separate(run, article), planning);
  });
  const sightings = sightingsOf(planned, knowledge);
  planLabels(run, planned);
  const open = { articles: planned, strings: { sightings, additions: [], requests: [] } };
  const recalled = await recaller.recall(open);
  const plan = { ...open, ...recalled };
  if (run.round === 0) await asking.ask(plan);
  if (run.round === 0) run.unmet.push(...unmetSentences(plan, asking.unmet, run.told));
  const records = new Map(
    plan.articles.flatMap(translationsOf).map((one) => [one.path, recordWithAnswers(one, asking.answers)]),
  );
  const written = await writeRecords(run, plan.articles, records);
  const { resolvers } = run.strings;
  const render = run.staging && createRenderer({ config: site.config, records, resolvers, sightings });
  for (const article of plan.articles) {
    const rendered = render?.(article);
    if (rendered) publish(run, article, rendered);
    const next = nextPlan(run, article, { ...planning, written });
    run.facts.set(article.article.id, factsOf(article, rendered, sentencesOf(run, article, next)));
  }
}

/** Notes what the judgement rests on, as far as it is of other articles. */
function separate(run: Run, article: Article): Separation {
  const asked = new Set<number>();
  const separation = run.knowledge.separate(article, (text) => {
    const number = askedNumber(text);
    if (number !== undefined) asked.add(number);
  });
  run.asked.set(article.id, Uint32Array.from(asked));
  return separation;
}

function publish(run: Run, { article }: ArticlePlan, { editions, failures }: RenderedArticle): void {
  run.failures.push(...failures);
  const file = articleFile({ id: article.id, extension: extensionOf(article) });
  for (const [at, rendered] of editions.entries()) {
    const name = `${run.site.config.editions[at]!.name}/${file}`;
    if (rendered.kind === 'published') run.staging?.put(name, rendered.text);
    else run.staging?.leaveOut(name);
  }
}

async function recordsOf(run: Run, articles: readonly Article[]): Promise<Map<string, RecordFile>> {
  const records = new Map<string, RecordFile>();
  for (const article of articles)
    for (const record of await run.survey.shelf.recordsOf(article)) records.set(record.document.file, record);
  return records;
}

/** Records on their way to the disk at a time: those of one folder share the wait for it. */
const AT_ONCE = 16;

/** Only what differs is written: a build of an unchanged site touches nothing. */
async function writeRecords(
  run: Run,
  articles: readonly ArticlePlan[],
  records: ReadonlyMap<string, TranslationRecord>,
): Promise<Map<string, RecordFile>> {
  const written = new Map<string, RecordFile>();
  const useful: RecordFile[] = [];
  const due: Promise<boolean>[] = [];
  for (const { path, found, blocked, segments } of articles.flatMap(translationsOf)) {
    const record = records.get(path);
    if (!record || blocked || (!found && segments.length === 0)) continue;
    const text = formatRecord(record);
    if (text === found?.document.text) continue;
    due.push(writeFile(run, path, text));
    const document = parseJson(path, text);
    if (!document.ok) throw new Error(`A record that is no JSON: ${path}`);
    const file = { document: document.value, record: toRecord(document.value.value) };
    written.set(path, file);
    if (isNews(file, found)) run.news.add(path);
    const isUseful = hasTranslations(file);
    if (isUseful) useful.push(file);
    if (isUseful || (found && hasTranslations(found))) run.remembered.add(path);
    if (due.length === AT_ONCE) await Promise.all(due.splice(0));
  }
  await Promise.all(due);
  if (run.how.frozen) return new Map();
  for (const file of written.values()) run.survey.shelf.renew(file);
  if (useful.length) await rememberNow(run, useful);
  return written;
}

/** Whether a record has a translation that it had not: another article may have waited for it. */
function isNews({ record }: RecordFile, found: RecordFile | undefined): boolean {
  const known = new Set(found?.record.segments.map(({ source, target }) => `${source}\0${target}`));
  return record.segments.some(({ source, target }) => target !== '' && !known.has(`${source}\0${target}`));
}

/** What another build would plan, once it finds the records that this one wrote. */
function nextPlan(
  run: Run,
  article: ArticlePlan,
  { written, ...planning }: Planning & { readonly written: ReadonlyMap<string, RecordFile> },
): ArticlePlan {
  const own = translationsOf(article).filter(({ path }) => written.has(path));
  if (own.length === 0) return article;
  const next = planRecords(article, { ...planning, records: new Map([...planning.records, ...written]) });
  for (const { path, record } of translationsOf(next)) {
    const text = written.get(path)?.document.text;
    if (text !== undefined && formatRecord(record) !== text) run.unsettled.add(article.article.id);
  }
  return next;
}

function sentencesOf(run: Run, article: ArticlePlan, next: ArticlePlan): SentenceFacts {
  const before = run.facts.get(article.article.id)?.sentences;
  const sum = (one: ArticlePlan, of: (planned: TranslationPlan) => number): number =>
    translationsOf(one).reduce((all, planned) => all + of(planned), 0);
  const { translated, failed } = countAnswers(article, run.asking);
  return {
    total: sum(article, ({ segments }) => segments.length),
    // A sentence counts by how it came to be translated first.
    requested: sum(article, ({ requests }) => requests.length) + (before?.translated ?? 0),
    translated: translated + (before?.translated ?? 0),
    failed,
    open: sum(next, ({ requests }) => requests.length),
  };
}
