/** The articles of a build, batch after batch: what each comes to is taken over in the order of the batches. */
import { type Bench, type Counter, type WorkedBatch, workOn } from './build-batch.ts';
import { hireCrew, workInCrew } from './build-crew.ts';
import type { ArticleFacts } from './build-facts.ts';
import { type Run, rememberNow } from './build-run.ts';
import { planLabels } from './build-strings.ts';
import type { ArticleFile } from './build-survey.ts';
import { writeFile } from './build-write.ts';
import type { ChangedRecord } from './changed-records.ts';
import { pricedOnce } from './unmet.ts';

/** What is held at a time in each thread, in UTF-16 units, with all that is worked out of it: some thirty megabytes. */
const BATCH = 1_000_000;

export async function buildArticles(run: Run, files: readonly ArticleFile[]): Promise<void> {
  const batches = [...inBatches(files, run.how.batch ?? BATCH)];
  const bench = benchOf(run);
  let done = 0;
  const counter = counterOf(run, () => run.how.progress('separate', done++, files.length));
  const crew = await hireCrew(run, batches);
  if (crew) await workInCrew(crew, batches, { counter, takeOver: (worked) => takeOver(run, worked) });
  else for (const batch of batches) takeOver(run, await workOn(bench, batch, counter));
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

function benchOf({ site, how, survey, knowledge, locales, staging, round }: Run): Bench {
  return {
    config: site.config,
    unusable: survey.trouble.unusable,
    knowledge,
    locales,
    memory: survey.memory,
    shelf: survey.shelf,
    publishes: staging !== undefined,
    frozen: how.frozen,
    asks: round === 0,
  };
}

function counterOf(run: Run, progress: () => void): Counter {
  const { recaller, asking } = run;
  return {
    progress,
    label: async (labels) => {
      planLabels(run, labels);
      return run.strings.additions;
    },
    find: (queries) => recaller.find(queries),
    ask: async (wants) => {
      await asking.ask(wants);
      return asking;
    },
    write: (records) => writeRecords(run, records),
  };
}

/** Records on their way to the disk at a time: those of one folder share the wait for it. */
const AT_ONCE = 16;

async function writeRecords(run: Run, records: readonly ChangedRecord[]): Promise<void> {
  const due: Promise<boolean>[] = [];
  for (const { path, text, isNews, isRemembered } of records) {
    due.push(writeFile(run, path, text));
    if (isNews) run.news.add(path);
    if (isRemembered) run.remembered.add(path);
    if (due.length === AT_ONCE) await Promise.all(due.splice(0));
  }
  await Promise.all(due);
  if (run.how.frozen) return;
  for (const { path, file } of records) run.survey.shelf.renew(path, file);
  const useful = records.filter(({ isUseful }) => isUseful).map(({ file }) => file());
  if (useful.length) await rememberNow(run, useful);
}

function takeOver(run: Run, worked: WorkedBatch): void {
  run.failures.push(...worked.failures);
  run.unmet.push(...pricedOnce(worked.unmet, run.told));
  for (const [id, asked] of worked.asked) run.asked.set(id, asked);
  for (const id of worked.unsettled) run.unsettled.add(id);
  for (const [name, text] of worked.pages) {
    if (text === undefined) run.staging?.leaveOut(name);
    else run.staging?.put(name, text);
  }
  for (const facts of worked.facts) run.facts.set(facts.id, withBefore(facts, run.facts.get(facts.id)));
}

/** A sentence counts by how it came to be translated first. */
function withBefore(facts: ArticleFacts, before: ArticleFacts | undefined): ArticleFacts {
  const earlier = before?.sentences.translated ?? 0;
  const { requested, translated, ...rest } = facts.sentences;
  return {
    ...facts,
    sentences: { ...rest, requested: requested + earlier, translated: translated + earlier },
  };
}
