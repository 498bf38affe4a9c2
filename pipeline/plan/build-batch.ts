/** Some articles, from their bytes to their records and editions. What it takes of the rest of a build it asks for. */

import { articleFile } from '../bundle/site.ts';
import type { Article, ArticleId } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import type { Failure } from '../model/finding.ts';
import { formatRecord } from '../model/record.ts';
import type { TranslationRecord } from '../model/segment.ts';
import type { Judgement, Separation } from '../model/separation.ts';
import { askedNumber } from '../separate/repetition.ts';
import { type Answers, recordWithAnswers } from './answers.ts';
import { countAnswers } from './ask.ts';
import { type Planning, planArticle, planRecords } from './assemble.ts';
import { type ArticleFacts, factsOf, type SentenceFacts } from './build-facts.ts';
import type { ArticleFile, Shelf } from './build-survey.ts';
import { type ChangedRecord, changedRecords } from './changed-records.ts';
import type { SiteKnowledge } from './knowledge.ts';
import { type ArticlePlan, type TranslationPlan, translationsOf } from './plan.ts';
import { type Find, recallSentences } from './recall.ts';
import { createRenderer, extensionOf, type RenderedArticle } from './render.ts';
import { resolversOf } from './resources.ts';
import { sightingsOf } from './sightings.ts';
import type { LocaleFile, RecordFile } from './snapshot.ts';
import type { StringAddition } from './strings.ts';
import { type KeyedUnmet, unmetSentences } from './unmet.ts';
import type { Unmet } from './unmet-reasons.ts';
import { type Wants, wantsOf } from './wanted.ts';

/** What every batch is worked on with, in whatever thread. */
export interface Bench {
  readonly config: Config;
  /** Files that are there and could not be understood. */
  readonly unusable: ReadonlySet<string>;
  readonly knowledge: SiteKnowledge;
  readonly locales: readonly LocaleFile[];
  readonly memory: Planning['memory'];
  readonly shelf: Shelf;
  /** Editions are rendered, not the records alone. */
  readonly publishes: boolean;
  /** No record is written. */
  readonly frozen: boolean;
  /** Engines are asked for what no memory has. */
  readonly asks: boolean;
}

/** What one thread alone does for all batches, each in its turn: each of these once, in this order. */
export interface Counter {
  /** An article was separated. */
  progress(): void;
  /** Takes the labels that articles show; gives all that the locale files are to have by now besides what they hold. */
  label(labels: readonly SeenLabel[]): Promise<readonly StringAddition[]>;
  readonly find: Find;
  ask(wants: Wants): Promise<Answered>;
  write(records: readonly ChangedRecord[]): Promise<void>;
}

export interface SeenLabel {
  readonly file: string;
  readonly judgement: Judgement;
}

export interface Answered {
  readonly answers: Answers;
  readonly unmet: ReadonlyMap<string, Unmet>;
}

export interface WorkedBatch {
  readonly facts: readonly ArticleFacts[];
  /** Numbers of the lines that each article's separation asked the recurrence of. */
  readonly asked: readonly (readonly [ArticleId, Uint32Array])[];
  readonly unmet: readonly KeyedUnmet[];
  /** Another round has to look at them once more. */
  readonly unsettled: readonly ArticleId[];
  readonly failures: readonly Failure[];
  readonly pages: readonly Page[];
}

/** A file of the output; without a text it is to be left out. */
export type Page = readonly [name: string, text: string | undefined];

export async function workOn(
  bench: Bench,
  files: readonly ArticleFile[],
  counter: Counter,
): Promise<WorkedBatch> {
  const planned = await planBatch(bench, files, counter);
  const answered = await answerBatch(bench, planned, counter);
  const { asked, failures } = planned;
  const facts: ArticleFacts[] = [];
  const pages: Page[] = [];
  const unsettled: ArticleId[] = [];
  const render = bench.publishes ? rendererOf(bench, answered) : undefined;
  for (const plan of answered.articles) {
    const rendered = render?.(plan);
    failures.push(...(rendered?.failures ?? []));
    pages.push(...pagesOf(bench, plan, rendered));
    const next = nextPlan(plan, planned.planning, answered.written);
    if (!next.isSettled) unsettled.push(plan.article.id);
    facts.push(factsOf(plan, rendered, sentencesOf(plan, next.plan, answered)));
  }
  return { facts, asked, unmet: answered.unmetSentences, unsettled, failures, pages };
}

interface PlannedBatch {
  readonly articles: readonly ArticlePlan[];
  readonly planning: Planning;
  readonly asked: WorkedBatch['asked'];
  readonly failures: Failure[];
}

async function planBatch(
  bench: Bench,
  files: readonly ArticleFile[],
  counter: Counter,
): Promise<PlannedBatch> {
  const { config, unusable, memory, shelf } = bench;
  const read: Article[] = [];
  const failures: Failure[] = [];
  for (const file of files) {
    const article = await shelf.article(file);
    if (article) read.push(article);
    // It was there when the articles were counted.
    else failures.push({ reason: 'unreadable', file: file.path, detail: 'it changed during the build' });
  }
  const records = new Map<string, RecordFile>();
  for (const article of read)
    for (const record of await shelf.recordsOf(article)) records.set(record.document.file, record);
  const planning: Planning = { snapshot: { config, unusable }, records, memory };
  const asked: (readonly [ArticleId, Uint32Array])[] = [];
  const articles = read.map((article) => {
    counter.progress();
    const lines = new Set<number>();
    const separation = separate(bench, article, lines);
    asked.push([article.id, Uint32Array.from(lines)]);
    return planArticle(article, separation, planning);
  });
  return { articles, planning, asked, failures };
}

/** Notes what the judgement rests on, as far as it is of other articles. */
function separate({ knowledge }: Bench, article: Article, asked: Set<number>): Separation {
  return knowledge.separate(article, (text) => {
    const number = askedNumber(text);
    if (number !== undefined) asked.add(number);
  });
}

interface AnsweredBatch extends Answered {
  readonly articles: readonly ArticlePlan[];
  readonly additions: readonly StringAddition[];
  readonly records: ReadonlyMap<string, TranslationRecord>;
  /** What another build finds in the place of what this one found. */
  readonly written: ReadonlyMap<string, RecordFile>;
  readonly unmetSentences: readonly KeyedUnmet[];
}

async function answerBatch(
  { config, asks, frozen }: Bench,
  planned: PlannedBatch,
  counter: Counter,
): Promise<AnsweredBatch> {
  const additions = await counter.label(planned.articles.flatMap(labelsOf));
  const articles = await recallSentences(planned.articles, counter.find);
  const open = { articles, strings: { sightings: [], additions: [], requests: [] } };
  const answered = await counter.ask(asks ? wantsOf(open, config) : new Map());
  const records = new Map(
    articles.flatMap(translationsOf).map((one) => [one.path, recordWithAnswers(one, answered.answers)]),
  );
  const changed = changedRecords(articles, records);
  await counter.write(changed);
  return {
    ...answered,
    articles,
    additions,
    records,
    written: new Map(frozen ? [] : changed.map(({ path, file }) => [path, file()])),
    unmetSentences: asks ? unmetSentences(open, answered.unmet) : [],
  };
}

function labelsOf({ article, separation }: ArticlePlan): SeenLabel[] {
  return separation.judgements.flatMap((judgement) =>
    judgement.kind === 'interface' && judgement.purpose === 'label'
      ? [{ file: article.path, judgement }]
      : [],
  );
}

function rendererOf(bench: Bench, { articles, additions, records }: AnsweredBatch) {
  const { config, knowledge } = bench;
  const resolvers = resolversOf(bench, additions);
  return createRenderer({ config, records, resolvers, sightings: sightingsOf(articles, knowledge) });
}

function pagesOf({ config }: Bench, { article }: ArticlePlan, rendered: RenderedArticle | undefined): Page[] {
  const file = articleFile({ id: article.id, extension: extensionOf(article) });
  return (rendered?.editions ?? []).map((one, at) => [
    `${config.editions[at]!.name}/${file}`,
    one.kind === 'published' ? one.text : undefined,
  ]);
}

/** What another build would plan, once it finds the records that this one wrote. */
function nextPlan(
  plan: ArticlePlan,
  planning: Planning,
  written: AnsweredBatch['written'],
): { readonly plan: ArticlePlan; readonly isSettled: boolean } {
  const own = translationsOf(plan).flatMap(({ path }) => written.get(path) ?? []);
  if (own.length === 0) return { plan, isSettled: true };
  const found = translationsOf(plan).flatMap((one) => one.found ?? []);
  const records = new Map([...found, ...own].map((file) => [file.document.file, file]));
  const next = planRecords(plan, { ...planning, records });
  const isSettled = translationsOf(next).every(({ path, record }) => {
    const text = written.get(path)?.document.text;
    return text === undefined || formatRecord(record) === text;
  });
  return { plan: next, isSettled };
}

function sentencesOf(plan: ArticlePlan, next: ArticlePlan, answered: Answered): SentenceFacts {
  const sum = (one: ArticlePlan, of: (planned: TranslationPlan) => number): number =>
    translationsOf(one).reduce((all, planned) => all + of(planned), 0);
  return {
    total: sum(plan, ({ segments }) => segments.length),
    requested: sum(plan, ({ requests }) => requests.length),
    ...countAnswers(plan, answered),
    open: sum(next, ({ requests }) => requests.length),
  };
}
