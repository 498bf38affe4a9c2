/** Carries a plan out through ports: asks engines, writes records and strings, publishes every edition in one step. */
import { bundleSite, type EditionContent } from '../bundle/site.ts';
import type { Failure } from '../model/finding.ts';
import { formatRecord } from '../model/record.ts';
import type { TranslationRecord } from '../model/segment.ts';
import type { Clock, Files, Journal, Ledger, Publication } from '../ports.ts';
import { recordWithAnswers, stringsWithAnswers } from './answers.ts';
import { type Asked, askEngines } from './ask.ts';
import type { Planned } from './assemble.ts';
import type { Progress } from './load.ts';
import { addTexts } from './locale-edit.ts';
import type { Plan, TranslationPlan } from './plan.ts';
import type { TakeOver, TranslatorOf } from './purchase.ts';
import { type Memory, remember } from './remember.ts';
import { renderEditions } from './render.ts';
import { resolveResources } from './resources.ts';
import { localePath, type Snapshot } from './snapshot.ts';
import type { StringAddition, StringRequest } from './strings.ts';
import { type UnmetSentence, unmetSentences } from './unmet.ts';

export interface ApplyPorts {
  readonly files: Files;
  readonly journal: Journal;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly translator: TranslatorOf;
  readonly memory?: Memory;
}

export interface ApplyOptions {
  /** Write the editions too, not the records alone. */
  readonly publish: boolean;
  /** Change no record and no locale file: what would have to change is a failure. */
  readonly frozen: boolean;
  readonly progress: Progress;
  /** Characters this run may buy, in the place of what the config says; the month's budget holds besides. */
  readonly budget?: number | undefined;
  /** Ask once more for sentences whose answers were refused in an earlier run. */
  readonly again?: boolean | undefined;
}

export interface Outcome {
  readonly contents: readonly EditionContent[];
  readonly additions: readonly StringAddition[];
  readonly missingStrings: readonly StringRequest[];
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

export async function applyPlan(
  { plan, snapshot }: Planned,
  ports: ApplyPorts,
  options: ApplyOptions,
): Promise<Outcome> {
  const asked = await askEngines({
    plan,
    snapshot,
    ports,
    progress: options.progress,
    allowed: !options.frozen,
    budget: options.budget,
    again: options.again,
  });
  const records = new Map(
    translationPlans(plan).map((planned) => [planned.path, recordWithAnswers(planned, asked.answers)]),
  );
  const strings = stringsWithAnswers(plan.strings.requests, asked.stringAnswer);
  const additions = [...plan.strings.additions, ...strings.additions];
  const write = { ports, frozen: options.frozen, failures: [...asked.failures], stale: [] as string[] };
  const written = await writeRecords(plan, records, write);
  if (written + strings.additions.length > 0 && !options.frozen)
    await rememberAll({ snapshot, records, additions }, ports.memory);
  await writeLocales(snapshot, additions, write);
  if (!write.failures.some(({ reason }) => reason === 'unwritable'))
    await settle(ports.journal, write.failures);
  const rendered = options.publish
    ? await publish({ plan, snapshot, records, additions, write, options })
    : undefined;
  return {
    contents: rendered?.contents ?? [],
    additions,
    missingStrings: strings.missing,
    failures: [...plan.failures, ...write.failures],
    counts: countSentences(plan, asked),
    unmet: unmetSentences(plan, asked.unmet),
    takeovers: asked.takeovers,
    changed: rendered?.changed ?? false,
    ...(rendered?.edited ? { edited: rendered.edited } : {}),
    stale: write.stale,
  };
}

interface Write {
  readonly ports: ApplyPorts;
  readonly frozen: boolean;
  readonly failures: Failure[];
  readonly stale: string[];
}

export function translationPlans(plan: Plan): TranslationPlan[] {
  return plan.articles.flatMap(({ editions }) =>
    editions.filter((planned) => planned.kind === 'translation'),
  );
}

/** Records on their way to the disk at a time: those of one folder share the wait for it. */
const AT_ONCE = 16;

/** Only what differs is written: a build of an unchanged site touches nothing. */
async function writeRecords(
  plan: Plan,
  records: ReadonlyMap<string, TranslationRecord>,
  write: Write,
): Promise<number> {
  let written = 0;
  const due: Promise<void>[] = [];
  for (const { path, found, blocked, segments } of translationPlans(plan)) {
    const record = records.get(path);
    if (!record || blocked || (!found && segments.length === 0)) continue;
    const text = formatRecord(record);
    if (text === found?.document.text) continue;
    due.push(writeFile(path, text, write));
    written++;
    if (due.length === AT_ONCE) await Promise.all(due.splice(0));
  }
  await Promise.all(due);
  return written;
}

/**
 * What was translated is in the index before the run is over, not at the next: so it outlives its records. An index
 * that cannot be used is no failure: it is filled from the records whenever it can.
 */
async function rememberAll(
  at: Pick<Publishing, 'snapshot' | 'records' | 'additions'>,
  memory: Memory = {},
): Promise<void> {
  const { snapshot, records, additions } = at;
  const { config, records: held, locales } = snapshot;
  const others = held.filter(({ document }) => !records.has(document.file)).map(({ record }) => record);
  const all = [...records.values(), ...others].map((record) => ({ record }));
  if (memory.index)
    await remember({ index: memory.index, snapshot: { config, records: all, locales, additions } });
}

async function writeLocales(
  snapshot: Snapshot,
  additions: readonly StringAddition[],
  write: Write,
): Promise<void> {
  const byFile = Map.groupBy(additions, ({ language, namespace }) =>
    localePath(snapshot.config, language, namespace),
  );
  for (const [file, added] of byFile) {
    if (snapshot.unusable.has(file)) continue;
    const known = snapshot.locales.find(({ document }) => document.file === file);
    const text = addTexts(known?.document.text, added);
    if (text !== known?.document.text) await writeFile(file, text, write);
  }
}

async function writeFile(
  file: string,
  text: string,
  { ports, frozen, failures, stale }: Write,
): Promise<void> {
  if (frozen) {
    stale.push(file);
    return;
  }
  const written = await ports.files.write(file, text);
  if (!written.ok) failures.push(written.failure);
}

/** The records hold every answer now: the journal may forget them. */
async function settle(journal: Journal, failures: Failure[]): Promise<void> {
  const settled = await journal.settle();
  if (!settled.ok) failures.push(settled.failure);
}

interface Publishing {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  readonly records: ReadonlyMap<string, TranslationRecord>;
  readonly additions: readonly StringAddition[];
  readonly write: Write;
  readonly options: ApplyOptions;
}

async function publish(at: Publishing): Promise<Pick<Outcome, 'contents' | 'changed' | 'edited'>> {
  const { plan, snapshot, records, additions, write, options } = at;
  const { config } = snapshot;
  const resources = new Map(
    config.editions.map((edition) => [edition.name, resolveResources(snapshot, edition, additions)]),
  );
  const onArticle = (done: number, total: number) => options.progress('write', done, total);
  const { contents, failures } = renderEditions({ config, plan, records, resources, onArticle });
  write.failures.push(...failures);
  const published = await write.ports.files.publish(config.output, bundleSite(contents, config.namespace));
  if (!published.ok) {
    write.failures.push(published.failure);
    return { contents, changed: false };
  }
  const { changed, ...edited } = published.value;
  return { contents, changed, ...(edited.edited ? { edited } : {}) };
}

function countSentences(plan: Plan, asked: Asked): Counts {
  let total = 0;
  let requested = 0;
  for (const { segments, requests } of translationPlans(plan)) {
    total += segments.length;
    requested += requests.length;
  }
  const { translated, failed, billed } = asked.counts;
  return {
    total,
    translated,
    failed,
    billed,
    reused: total - requested,
    held: requested - translated - failed,
  };
}
