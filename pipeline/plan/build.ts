/**
 * Builds the editions of a site, however large: a first look over everything, then batch after batch of articles, of
 * which nothing is kept but what a report needs. A build goes on until another one would change nothing.
 */
import { bundleSite, type EditionContent } from '../bundle/site.ts';
import type { Failure, Finding, Result } from '../model/finding.ts';
import type { Publication } from '../ports.ts';
import type { Repetition } from '../separate/repetition.ts';
import { buildArticles } from './build-articles.ts';
import type { ArticleFacts } from './build-facts.ts';
import { knownOf } from './build-known.ts';
import { takeUnsettled } from './build-rest.ts';
import { type BuildOptions, type BuildSite, openRun, type Run } from './build-run.ts';
import { settleStrings } from './build-strings.ts';
import type { TakeOver } from './purchase.ts';
import { resolveResources } from './resources.ts';
import type { StringAddition, StringRequest } from './strings.ts';
import type { UnmetSentence } from './unmet.ts';

export type { ArticleFacts } from './build-facts.ts';
export type { BuildOptions, BuildSite } from './build-run.ts';

export interface Outcome {
  readonly contents: readonly EditionContent[];
  /** By id. */
  readonly articles: ReadonlyMap<string, ArticleFacts>;
  readonly additions: readonly StringAddition[];
  readonly missingStrings: readonly StringRequest[];
  /** What reading found wrong with the content. */
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
  readonly counts: Counts;
  /** Sentences that were wanted of an engine and did not come, where they stand and why. */
  readonly unmet: readonly UnmetSentence[];
  readonly takeovers: readonly TakeOver[];
  /** False when the output was up to date. */
  readonly changed: boolean;
  /** What somebody had changed in the output since it was published. */
  readonly edited?: Pick<Publication, 'edited' | 'keptIn'>;
  /** Files a frozen build would have had to change. */
  readonly stale: readonly string[];
}

/** Sentences of all translations: translated + reused + failed + held = total. */
export interface Counts {
  readonly translated: number;
  readonly reused: number;
  readonly failed: number;
  readonly held: number;
  readonly total: number;
  /** Characters that the engines billed. */
  readonly billed: number;
}

export interface Built {
  readonly outcome: Outcome;
  /** What another build would say now, and may begin with; undefined where only another build can tell. */
  readonly next?: { readonly outcome: Outcome; readonly known: () => unknown };
  /** Which lines recur in many articles, for a later look at a single one. */
  readonly repetition: Repetition;
}

/** Two are enough where one article waits for another's sentence; a third says that nothing is left. */
const ROUNDS = 3;

export async function buildSite(site: BuildSite, how: BuildOptions): Promise<Built> {
  const run = await openRun(site, how);
  try {
    let files = run.survey.due;
    for (; run.round < ROUNDS && (run.round === 0 || files.length > 0); run.round++) {
      await buildArticles(run, files);
      await settleStrings(run);
      files = how.frozen ? [] : await takeUnsettled(run);
    }
    if (!run.failures.some(({ reason }) => reason === 'unwritable')) await settleJournal(run);
    const contents = how.publish ? contentsOf(run) : [];
    const published = await publish(run, contents);
    const outcome = outcomeOf(run, contents, published);
    const { repetition } = run.survey;
    if (files.length > 0 || !mayBeForeseen(run, outcome)) return { outcome, repetition };
    const known = () => knownOf(run, published?.name ?? '');
    return { outcome, next: { outcome: nextOf(run, outcome), known }, repetition };
  } finally {
    await run.staging?.drop();
  }
}

/** The records hold every answer now: the journal may forget them. */
async function settleJournal({ site, failures }: Run): Promise<void> {
  const settled = await site.journal.settle();
  if (!settled.ok) failures.push(settled.failure);
}

function outcomeOf(run: Run, contents: readonly EditionContent[], published: Published | undefined): Outcome {
  const { survey, recaller, strings } = run;
  const asked = run.asking.result();
  const { edited, changed = false } = published ?? {};
  return {
    contents,
    articles: new Map(
      survey.articles.flatMap(({ id }) => {
        const facts = run.facts.get(id);
        return facts ? [[id, facts] as const] : [];
      }),
    ),
    additions: [...strings.added.values()],
    missingStrings: strings.requests,
    findings: survey.trouble.findings,
    failures: [...survey.trouble.failures, ...recaller.failures, ...asked.failures, ...run.failures],
    counts: countSentences(run, asked.billed),
    unmet: run.unmet,
    takeovers: asked.takeovers,
    changed,
    ...(edited ? { edited } : {}),
    stale: [...run.stale],
  };
}

function contentsOf({ site, survey, locales, strings, facts }: Run): EditionContent[] {
  const { config } = site;
  const articles = survey.articles.flatMap(({ id }) => facts.get(id) ?? []);
  return config.editions.map((edition, at) => ({
    edition,
    resources: resolveResources({ config, locales }, edition, strings.additions),
    articles: articles.flatMap(({ editions }) =>
      editions[at]?.kind === 'published' ? [editions[at].article] : [],
    ),
    held: articles.flatMap(({ editions }) => (editions[at]?.kind === 'held' ? [editions[at].article] : [])),
  }));
}

interface Published {
  /** Stands for all of it. */
  readonly name: string;
  readonly changed: boolean;
  readonly edited?: Outcome['edited'];
}

async function publish(
  { staging, site, failures }: Run,
  contents: readonly EditionContent[],
): Promise<Published | undefined> {
  if (!staging) return undefined;
  for (const [name, text] of bundleSite(contents, site.config.namespace)) staging.put(name, text);
  const published: Result<Publication> = await staging.publish();
  if (!published.ok) {
    failures.push(published.failure);
    return undefined;
  }
  const { changed, published: name, ...edited } = published.value;
  return { name, changed, ...(edited.edited ? { edited } : {}) };
}

function countSentences({ facts }: Run, billed: number): Counts {
  const sum = { total: 0, requested: 0, translated: 0, failed: 0 };
  for (const { sentences } of facts.values()) {
    sum.total += sentences.total;
    sum.requested += sentences.requested;
    sum.translated += sentences.translated;
    sum.failed += sentences.failed;
  }
  const { total, requested, translated, failed } = sum;
  return {
    total,
    translated,
    failed,
    billed,
    reused: total - requested,
    held: requested - translated - failed,
  };
}

/** Failures may pass by themselves; what an engine could be asked for is another build's to ask for. */
function mayBeForeseen({ site, written }: Run, outcome: Outcome): boolean {
  const { failures, unmet, missingStrings, stale, counts, takeovers, edited, findings } = outcome;
  if (failures.length || unmet.length || stale.length || takeovers.length || edited) return false;
  if (findings.some(({ file }) => written.has(file))) return false;
  const isAsking = site.config.editions.some(({ engines }) =>
    engines.some(({ engine }) => engine !== 'none'),
  );
  return !isAsking || (counts.held + counts.failed === 0 && missingStrings.length === 0);
}

function nextOf({ facts }: Run, outcome: Outcome): Outcome {
  const { total } = outcome.counts;
  const held = [...facts.values()].reduce((all, { sentences }) => all + sentences.open, 0);
  const counts = { total, translated: 0, failed: 0, billed: 0, reused: total - held, held };
  return { ...outcome, counts, additions: [], changed: false };
}
