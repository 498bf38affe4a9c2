/**
 * What a build has left to do after what it just did. A sentence it translated may be the one another article waits
 * for, and a string that is new to the site may be the text of a third. So that a build is not the next one's reason
 * to do something else, the same functions plan again, in memory, what is on the disk by now.
 */
import { buildExactMemory } from '../memory/exact.ts';
import { adoptHandEdits } from '../memory/hand-edits.ts';
import type { ArticleId } from '../model/article.ts';
import { ok } from '../model/finding.ts';
import { baseKey } from '../model/plurals.ts';
import { flattenResources, type ResourceTree } from '../model/resources.ts';
import { writtenBy } from '../separate/written.ts';
import { parseJson } from '../validate/json.ts';
import { type ApplyPorts, applyPlan, type Outcome } from './apply.ts';
import { type Planned, planArticle, planRecords } from './assemble.ts';
import { learnKnowledge, phrasebook } from './knowledge.ts';
import type { ArticlePlan, Plan } from './plan.ts';
import { recall } from './recall.ts';
import { sightingsOf } from './sightings.ts';
import { type LocaleFile, localeAt, type RecordFile, type Snapshot, toRecord } from './snapshot.ts';
import { planStrings } from './strings.ts';

export interface Built {
  readonly planned: Planned;
  readonly outcome: Outcome;
  /** Text by path: records and locale files that it wrote. */
  readonly written: ReadonlyMap<string, string>;
}

/** What another build would do now; undefined where only another build can tell. */
export async function nextBuild(built: Built, ports: ApplyPorts): Promise<Planned | undefined> {
  const { planned, written } = built;
  if (!mayBeForeseen(built)) return undefined;
  if (written.size === 0) return planned;
  const snapshot = snapshotAfter(planned.snapshot, written);
  if (!snapshot) return undefined;
  const { plan, affected } = planAgain(planned, snapshot, written);
  const some = { ...plan, articles: plan.articles.filter(({ article }) => affected.has(article.id)) };
  const recalled = await recall({ plan: some, snapshot }, ports.memory ?? {}, () => undefined);
  const again = new Map(recalled.articles.map((one) => [one.article.id, one]));
  const articles = plan.articles.map((one) => again.get(one.article.id) ?? one);
  // What is to be bought is another run's to buy, with a budget of its own.
  if (isAsking(snapshot) && (articles.some(isWaiting) || recalled.strings.requests.length)) return undefined;
  return { snapshot, plan: { ...recalled, articles } };
}

/** What another build would say if it would change nothing; undefined where it would. */
export async function saidNext(built: Built, next: Planned, ports: ApplyPorts): Promise<Outcome | undefined> {
  const { outcome, planned } = built;
  if (next === planned) return { ...outcome, changed: false };
  const files = { ...ports.files, write: async () => ok(true as const) };
  const again = await applyPlan(
    next,
    { ...ports, files },
    { publish: false, frozen: true, progress: () => undefined },
  );
  if (again.stale.length || again.failures.length || again.additions.length) return undefined;
  return { ...again, contents: outcome.contents, changed: false };
}

/** Failures may pass by themselves; what an engine could be asked for is another build's to ask for. */
function mayBeForeseen({ planned: { plan, snapshot }, outcome, written }: Built): boolean {
  const { failures, unmet, missingStrings, stale, counts, takeovers, edited } = outcome;
  if (failures.length || unmet.length || stale.length || takeovers.length || edited) return false;
  if (plan.findings.some(({ file }) => written.has(file))) return false;
  return !isAsking(snapshot) || (counts.held + counts.failed === 0 && missingStrings.length === 0);
}

function isAsking({ config }: Pick<Snapshot, 'config'>): boolean {
  return config.editions.some(({ engines }) => engines.some(({ engine }) => engine !== 'none'));
}

function planAgain(
  { plan, snapshot: before }: Planned,
  snapshot: Snapshot,
  written: ReadonlyMap<string, string>,
): { plan: Plan; affected: ReadonlySet<ArticleId> } {
  const site = learnKnowledge(snapshot, plan.repetition);
  const separates = !isNoEvidence(before, snapshot);
  const learns =
    separates ||
    snapshot.locales.some(({ document }) => written.has(document.file)) ||
    isNews(before, snapshot);
  const records = new Map(snapshot.records.map((file) => [file.document.file, file]));
  const memory = buildExactMemory(snapshot.records.map(({ record }) => adoptHandEdits(record)));
  const affected = new Set<ArticleId>();
  const articles = plan.articles.map((planned): ArticlePlan => {
    const { article } = planned;
    if (!separates && !isWritten(planned, written) && !(learns && isWaiting(planned))) return planned;
    affected.add(article.id);
    const planning = { snapshot, records, memory };
    return separates
      ? planArticle(article, site.separate(article), planning)
      : planRecords(planned, planning);
  });
  const { config, locales } = snapshot;
  const strings = planStrings({ config, sightings: sightingsOf(articles, site), locales, phrasebook });
  return { plan: { ...plan, articles, strings }, affected };
}

function isWritten({ editions }: ArticlePlan, written: ReadonlyMap<string, string>): boolean {
  return editions.some((one) => one.kind === 'translation' && written.has(one.path));
}

function isWaiting({ editions }: ArticlePlan): boolean {
  return editions.some((one) => one.kind === 'translation' && one.requests.length > 0);
}

/** Whether a record has a translation that it had not: another article may have waited for it. */
function isNews(before: Snapshot, after: Snapshot): boolean {
  const was = new Map(before.records.map(({ document, record }) => [document.file, record]));
  return after.records.some(({ document, record }) => {
    const old = was.get(document.file);
    if (old === record) return false;
    const known = new Set(old?.segments.map(({ source, target }) => `${source}\0${target}`));
    return record.segments.some(({ source, target }) => target !== '' && !known.has(`${source}\0${target}`));
  });
}

/** True when separation learns nothing of the strings that were added: builds wrote all texts of their keys. */
function isNoEvidence(before: Snapshot, after: Snapshot): boolean {
  const was = textsByKey(before);
  const isByBuild = writtenBy(phrasebook);
  return [...textsByKey(after)].every(([name, { namespace, key, texts }]) => {
    const known = was.get(name)?.texts ?? [];
    if (known.length === texts.length) return true;
    return (
      namespace === after.config.namespace &&
      isByBuild(key, known.length ? known : texts) &&
      isByBuild(key, texts)
    );
  });
}

interface KeyTexts {
  readonly namespace: string;
  readonly key: string;
  readonly texts: string[];
}

function textsByKey({ locales }: Pick<Snapshot, 'locales'>): Map<string, KeyTexts> {
  const found = new Map<string, KeyTexts>();
  for (const { namespace, document } of locales) {
    for (const [full, text] of flattenResources(document.value as ResourceTree)) {
      const key = baseKey(full);
      const held = found.get(`${namespace}:${key}`) ?? { namespace, key, texts: [] };
      held.texts.push(text);
      found.set(`${namespace}:${key}`, held);
    }
  }
  return found;
}

/** Undefined where something was written that is neither a record nor a locale file. */
function snapshotAfter(before: Snapshot, written: ReadonlyMap<string, string>): Snapshot | undefined {
  const records = new Map(before.records.map((file) => [file.document.file, file]));
  const locales = new Map(before.locales.map((file) => [file.document.file, file]));
  for (const [path, text] of written) {
    const document = parseJson(path, text);
    if (!document.ok) return undefined;
    const named = localeAt(before.config, path);
    const record = recordOf(document.value);
    if (named) locales.set(path, { ...named, document: document.value });
    else if (record) records.set(path, record);
    else return undefined;
  }
  // In the order that files are read in.
  const byPath = <T extends RecordFile | LocaleFile>(files: Map<string, T>): T[] =>
    [...files.values()].sort((a, b) => (a.document.file < b.document.file ? -1 : 1));
  return { ...before, records: byPath(records), locales: byPath(locales) };
}

function recordOf(document: RecordFile['document']): RecordFile | undefined {
  const { value } = document;
  if (typeof value !== 'object' || value === null || !('segments' in value)) return undefined;
  return { document, record: toRecord(value) };
}
