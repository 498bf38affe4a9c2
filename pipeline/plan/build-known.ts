/**
 * What a build keeps for the next one, so that one article that changed is not a reason to read all of them. It is used
 * where all that is otherwise are articles and records: they are read, and those that are told something else of a line
 * that recurs on the site. For anything else everything is.
 */

import { articleFile } from '../bundle/site.ts';
import { ExactTable, type KeptTable } from '../memory/exact-table.ts';
import { adoptHandEdits } from '../memory/hand-edits.ts';
import type { ArticleId } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { type Packed, type PackedTexts, pack, packTexts, unpack, unpackTexts } from '../model/packed.ts';
import type { Files, Since, Staging } from '../ports.ts';
import type { Learnt } from '../separate/learnt.ts';
import { RepetitionRelearner } from '../separate/relearn-repetition.ts';
import { differingLines, lineNumber } from '../separate/repetition.ts';
import type { ArticleFacts } from './build-facts.ts';
import {
  type PackedArticles,
  type PackedFacts,
  packArticles,
  packFacts,
  unpackArticles,
  unpackFacts,
} from './build-facts-packed.ts';
import type { Run } from './build-run.ts';
import { type ArticleFile, fileOf, Shelf, type Survey } from './build-survey.ts';
import { byId, loadArticle, loadRecord } from './load.ts';
import { type Loading, loadOwnSchema, loadSite, noTrouble } from './load-site.ts';
import { kindOf } from './path-kind.ts';
import { recordPath } from './snapshot.ts';

/** Values only: it is written to the disk as it is. */
interface Known {
  readonly config: string;
  readonly articles: PackedArticles;
  readonly records: PackedTexts;
  /** Of the articles in their order. */
  readonly facts: PackedFacts;
  readonly asked: Packed<Uint32Array>;
  readonly learnt: Learnt;
  readonly table: KeptTable;
  readonly findings: readonly Finding[];
  /** What stands for the published folder. */
  readonly published: string;
  /** The memory index holds what the records do. */
  readonly filled: boolean;
}

/** Of a build after which another one would change nothing. */
export function knownOf(run: Run, published: string): Known {
  const { survey, site, facts, recaller } = run;
  const { articles, records, learner, memory, trouble } = survey;
  for (const path of run.remembered) {
    const record = survey.shelf.recordNow(path);
    if (record) memory.put(path, record);
  }
  const written = [...run.written].filter((path) => kindOf(path, site.config)?.kind === 'record');
  return {
    config: JSON.stringify(site.config),
    articles: packArticles(articles),
    records: packTexts(written.length ? [...new Set([...records, ...written])].sort() : records),
    facts: packFacts(
      articles.map(({ id }) => facts.get(id)!),
      site.config.editions,
    ),
    asked: pack(
      articles.map(({ id }) => run.asked.get(id)!),
      Uint32Array,
    ),
    learnt: learner.keep(),
    table: memory.keep(),
    findings: trouble.findings,
    published,
    filled: recaller.isFilled || (survey.filled && survey.fresh.length === 0),
  };
}

interface Changes {
  /** With the content folder that each lies in. */
  readonly articles: ReadonlyMap<string, string>;
  readonly records: ReadonlySet<string>;
  /** The memory index is not as it was left. */
  readonly memory: boolean;
}

const STATE_FOLDER = '.galerada/';

/** Undefined where something else changed, which may be of importance to any article. */
function changesOf(config: Config, changed: ReadonlySet<string>): Changes | undefined {
  const articles = new Map<string, string>();
  const records = new Set<string>();
  let memory = false;
  for (const path of changed) {
    if (isDerived(config, path)) continue;
    const kind = kindOf(path, config);
    if (path === `${STATE_FOLDER}memory.sqlite`) memory = true;
    else if (kind?.kind === 'article') articles.set(path, kind.folder);
    else if (kind?.kind === 'record') records.add(path);
    else return undefined;
  }
  return { articles, records, memory };
}

/** The output is looked at by whoever publishes; what recurs is written anew. */
function isDerived({ output }: Config, path: string): boolean {
  return (
    path === output || path.startsWith(`${STATE_FOLDER}builds/`) || path === `${STATE_FOLDER}repetition.json`
  );
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
  const trouble = noTrouble();
  const at = { files, config, trouble };
  const shelf = new Shelf(at);
  const before = unpackArticles(known.articles);
  const { articles, learner } = await articlesSince(at, { known, before, changes, shelf });
  const { records, memory } = await recordsSince(at, { known, before, changes, shelf });
  const site = await loadSite(at);
  const isTold = known.findings.some(({ file }) => since.changed.has(file));
  const isUnique = new Set(articles.map(({ id }) => id)).size === articles.length;
  if (trouble.findings.length || trouble.failures.length || isTold || !isUnique) return undefined;
  const repetition = learner.learn();
  const asked = new Map(before.map(({ id }, row) => [id, unpack(known.asked, row)]));
  const differing = new Set(differingLines(learner.before, repetition).map(lineNumber));
  const isTouched = ({ id }: ArticleFile): boolean =>
    differing.size > 0 && asked.get(id)?.some((number) => differing.has(number)) === true;
  const untouched = articles.filter((one) => !isTouched(one));
  const facts = keptFacts({ known, before, config, staging, articles: untouched, changes });
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
    trouble: { ...trouble, findings: [...known.findings] },
    shelf,
  };
}

interface Looking {
  readonly known: Known;
  readonly before: readonly ArticleFile[];
  readonly changes: Changes;
  readonly shelf: Shelf;
}

async function articlesSince(
  at: Loading,
  { known, before, changes, shelf }: Looking,
): Promise<{ articles: ArticleFile[]; learner: RepetitionRelearner }> {
  const learner = new RepetitionRelearner(known.learnt);
  const [changed, articles] = [[], []] as [ArticleFile[], ArticleFile[]];
  for (const file of before) (changes.articles.has(file.path) ? changed : articles).push(file);
  for (const { id } of changed) learner.remove(id);
  const ownSchema = await loadOwnSchema(at);
  for (const [path, folder] of changes.articles) {
    const there = await at.files.readText(path);
    const isGone = there.ok && there.value === undefined;
    const article = isGone ? undefined : await loadArticle({ ...at, folder, path, ownSchema });
    if (!article) continue;
    articles.push(fileOf(folder, article));
    learner.add(article);
    shelf.putArticle(article);
  }
  return { articles: articles.sort(byId), learner };
}

async function recordsSince(
  at: Loading,
  { known, changes, shelf }: Looking,
): Promise<{ records: Set<string>; memory: ExactTable }> {
  const memory = ExactTable.from(known.table, (path) => shelf.recordNow(path));
  const records = new Set(unpackTexts(known.records));
  for (const path of changes.records) {
    memory.remove(path);
    records.delete(path);
    const file = await loadRecord(at, path);
    if (!file) continue;
    memory.put(path, adoptHandEdits(file.record));
    shelf.putRecord(file);
    records.add(path);
  }
  return { records, memory };
}

/** Of articles that are what they were, and whose output is what was published. */
function keptFacts(at: {
  readonly known: Known;
  readonly before: readonly ArticleFile[];
  readonly config: Config;
  readonly staging: Staging;
  readonly articles: readonly ArticleFile[];
  readonly changes: Changes;
}): Map<ArticleId, ArticleFacts> {
  const { known, config, staging, articles, changes } = at;
  const { editions } = config;
  const all = unpackFacts(known.facts, { articles: at.before, editions });
  const before = new Map(all.map((facts) => [facts.id, facts]));
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
