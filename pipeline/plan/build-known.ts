/**
 * What a build keeps for the next one, so that one article that changed is not a reason to read all of them. It is used
 * where all that is otherwise are articles and records: they are read, and those that are told something else of a line
 * that recurs on the site. For anything else everything is.
 */

import { articleFile } from '../bundle/site.ts';
import { formatOf } from '../intake/read.ts';
import { ExactTable, type KeptTable } from '../memory/exact-table.ts';
import { adoptHandEdits } from '../memory/hand-edits.ts';
import type { Article, ArticleId } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Files, Staging } from '../ports.ts';
import { type Learnt, RepetitionLearner } from '../separate/learn-repetition.ts';
import { differingLines, lineNumber, type Repetition } from '../separate/repetition.ts';
import type { ArticleFacts } from './build-facts.ts';
import type { Run } from './build-run.ts';
import { type ArticleFile, fileOf, Shelf, type Survey } from './build-survey.ts';
import { byId, loadArticle, loadOwnSchema, loadRecord, loadSite, noTrouble } from './load.ts';
import { recordPath } from './snapshot.ts';

/** Values only: it is written to the disk as it is. */
interface Known {
  readonly config: string;
  readonly articles: readonly ArticleFile[];
  readonly records: readonly string[];
  /** JSON, of the articles in their order. */
  readonly facts: string;
  /** Of the articles in their order: one after another, and where those of each end. */
  readonly asked: { readonly numbers: Uint32Array; readonly ends: Uint32Array };
  readonly learnt: Learnt;
  readonly repetition: Repetition;
  readonly table: KeptTable;
  readonly findings: readonly Finding[];
  /** What stands for the published folder. */
  readonly published: string;
  /** The memory index holds what the records do. */
  readonly filled: boolean;
}

/** What an earlier build knew, and the files that are new, gone or may be otherwise since. */
export interface Since {
  readonly value: unknown;
  readonly changed: ReadonlySet<string>;
}

/** Of a build after which another one would change nothing. */
export function knownOf(run: Run, published: string): Known {
  const { survey, site, facts, recaller } = run;
  const { articles, records, learner, repetition, memory, trouble } = survey;
  for (const path of run.remembered) {
    const record = survey.shelf.recordNow(path);
    if (record) memory.put(path, record);
  }
  const written = [...run.written].filter((path) => isRecord(site.config, path));
  return {
    config: JSON.stringify(site.config),
    articles,
    records: [...new Set([...records, ...written])].sort(),
    facts: JSON.stringify(articles.map(({ id }) => forNext(facts.get(id)!))),
    asked: packAsked(articles.map(({ id }) => run.asked.get(id)!)),
    learnt: learner.keep(),
    repetition,
    table: memory.keep(),
    findings: trouble.findings,
    published,
    filled: recaller.isFilled || (survey.filled && survey.fresh.length === 0),
  };
}

function packAsked(asked: readonly Uint32Array[]): Known['asked'] {
  let end = 0;
  const ends = Uint32Array.from(asked, (own) => {
    end += own.length;
    return end;
  });
  const numbers = new Uint32Array(end);
  asked.forEach((own, at) => {
    numbers.set(own, ends[at]! - own.length);
  });
  return { numbers, ends };
}

/** By article; views of what was kept. */
function unpackAsked({ articles, asked: { numbers, ends } }: Known): Map<ArticleId, Uint32Array> {
  return new Map(articles.map(({ id }, at) => [id, numbers.subarray(at === 0 ? 0 : ends[at - 1], ends[at])]));
}

/** The next build finds the sentences that this one translated in their records. */
function forNext(facts: ArticleFacts): ArticleFacts {
  const { total, open } = facts.sentences;
  return { ...facts, sentences: { total, requested: open, translated: 0, failed: 0, open } };
}

interface Changes {
  readonly articles: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
  /** The memory index is not as it was left. */
  readonly memory: boolean;
}

const STATE_FOLDER = '.galerada/';

/** Undefined where something else changed, which may be of importance to any article. */
function changesOf({ content, output, editions }: Config, changed: ReadonlySet<string>): Changes | undefined {
  const articles = new Set<string>();
  const records = new Set<string>();
  let memory = false;
  for (const path of changed) {
    if (path === `${STATE_FOLDER}memory.sqlite`) memory = true;
    // The output is looked at by whoever publishes.
    else if (
      path === output ||
      path.startsWith(`${STATE_FOLDER}builds/`) ||
      path === `${STATE_FOLDER}repetition.json`
    )
      continue;
    else if (content.some((folder) => folder === '.' || path.startsWith(`${folder}/`)) && formatOf(path))
      articles.add(path);
    else if (isRecord({ content, editions }, path)) records.add(path);
    else return undefined;
  }
  return { articles, records, memory };
}

function isRecord({ content, editions }: Pick<Config, 'content' | 'editions'>, path: string): boolean {
  const isInside = content.some((folder) => folder === '.' || path.startsWith(`${folder}/`));
  return isInside && editions.some(({ name }) => path.endsWith(`.${name}.json`));
}

interface At {
  readonly files: Files;
  readonly config: Config;
  readonly since: Since;
  readonly staging: Staging;
}

/** Undefined where everything has to be read. */
export async function surveySince({ files, config, since, staging }: At): Promise<Survey | undefined> {
  const known = since.value as Known;
  const changes = changesOf(config, since.changed);
  if (!changes || known.config !== JSON.stringify(config) || known.published !== staging.published)
    return undefined;
  const learner = RepetitionLearner.from(known.learnt);
  const trouble = noTrouble();
  const at = { files, config, trouble };
  const read = await readChanged(at, changes.articles);
  const articles = known.articles.filter(({ path }) => !changes.articles.has(path));
  for (const { path, id } of known.articles) if (changes.articles.has(path)) learner.remove(id);
  const shelf = new Shelf(at);
  for (const { folder, article } of read) {
    articles.push(fileOf(folder, article));
    learner.add(article);
    shelf.putArticle(article);
  }
  const memory = ExactTable.from(known.table, (path) => shelf.recordNow(path));
  const records = new Set(known.records);
  for (const path of changes.records) {
    memory.remove(path);
    const file = await loadRecord(at, path);
    if (file) {
      memory.put(path, adoptHandEdits(file.record));
      shelf.putRecord(file);
      records.add(path);
    } else records.delete(path);
  }
  const site = await loadSite(at);
  const findings = known.findings;
  const isTold = ({ file }: Finding): boolean => since.changed.has(file);
  const isUnique = new Set(articles.map(({ id }) => id)).size === articles.length;
  if (trouble.findings.length || trouble.failures.length || findings.some(isTold) || !isUnique)
    return undefined;
  const repetition = learner.learn();
  const differing = new Set(differingLines(known.repetition, repetition).map(lineNumber));
  articles.sort(byId);
  const asked = unpackAsked(known);
  const isTouched = ({ id }: ArticleFile): boolean =>
    differing.size > 0 && asked.get(id)?.some((number) => differing.has(number)) === true;
  const facts = keptFacts({
    known,
    config,
    staging,
    articles: articles.filter((one) => !isTouched(one)),
    changes,
  });
  return {
    articles,
    due: articles.filter(({ id }) => !facts.has(id)),
    facts,
    asked,
    records: [...records].sort(),
    fresh: [...changes.records].filter((path) => records.has(path)),
    filled: known.filled && !changes.memory,
    learner,
    repetition,
    memory,
    site,
    trouble: { ...trouble, findings: [...findings] },
    shelf,
  };
}

async function readChanged(
  at: Parameters<typeof loadOwnSchema>[0],
  paths: ReadonlySet<string>,
): Promise<{ folder: string; article: Article }[]> {
  const ownSchema = await loadOwnSchema(at);
  const read: { folder: string; article: Article }[] = [];
  for (const path of paths) {
    const folder = at.config.content.find((one) => one === '.' || path.startsWith(`${one}/`)) ?? '.';
    const there = await at.files.readText(path);
    if (there.ok && there.value === undefined) continue;
    const article = await loadArticle({ ...at, folder, path, ownSchema });
    if (article) read.push({ folder, article });
  }
  return read;
}

/** Of articles that are what they were, and whose output is what was published. */
function keptFacts(at: {
  readonly known: Known;
  readonly config: Config;
  readonly staging: Staging;
  readonly articles: readonly ArticleFile[];
  readonly changes: Changes;
}): Map<ArticleId, ArticleFacts> {
  const { known, config, staging, articles, changes } = at;
  const before = new Map((JSON.parse(known.facts) as ArticleFacts[]).map((facts) => [facts.id, facts]));
  const isSame = (file: ArticleFile): boolean =>
    !changes.articles.has(file.path) &&
    config.editions.every((edition) => !changes.records.has(recordPath(file, edition)));
  const kept = new Map<ArticleId, ArticleFacts>();
  for (const file of articles) {
    const facts = isSame(file) ? before.get(file.id) : undefined;
    if (facts?.editions.every((fact, at) => isStaged(fact, staging, config.editions[at]!.name)))
      kept.set(file.id, facts);
  }
  return kept;
}

function isStaged(fact: ArticleFacts['editions'][number], staging: Staging, edition: string): boolean {
  return fact.kind === 'held' || staging.keep(`${edition}/${articleFile(fact.article)}`);
}
