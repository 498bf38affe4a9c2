/**
 * What a build says when it is run again at once and nothing has changed meanwhile. Not assumed: the same functions
 * plan and apply what the build left behind, in memory, and only where they would write nothing is it settled.
 */
import { buildExactMemory } from '../memory/exact.ts';
import { adoptHandEdits } from '../memory/hand-edits.ts';
import { ok } from '../model/finding.ts';
import type { TranslationRecord } from '../model/segment.ts';
import type { Files } from '../ports.ts';
import { parseJson } from '../validate/json.ts';
import { type ApplyPorts, applyPlan, type Outcome } from './apply.ts';
import { type Planned, planArticle } from './assemble.ts';
import type { ArticlePlan } from './plan.ts';
import { recall } from './recall.ts';
import type { RecordFile } from './snapshot.ts';

export interface Built {
  readonly planned: Planned;
  readonly outcome: Outcome;
  /** Text by path: everything the build wrote into the project, its editions left out. */
  readonly written: ReadonlyMap<string, string>;
}

/** Undefined where another build might do something, or say something else. */
export async function settledOutcome(
  built: Built,
  ports: ApplyPorts,
): Promise<(Planned & { outcome: Outcome }) | undefined> {
  if (!mayBeSettled(built)) return undefined;
  const { planned, written, outcome } = built;
  const next = written.size ? await planAgain(planned, written, ports) : planned;
  if (!next) return undefined;
  const options = { publish: false, frozen: true, progress: () => undefined };
  const again = await applyPlan(next, { ...ports, files: withoutWriting(ports.files) }, options);
  if (again.stale.length || again.failures.length || again.additions.length) return undefined;
  return { ...next, outcome: { ...again, contents: outcome.contents, changed: false } };
}

/**
 * Failures may pass by themselves. What an engine could be asked for must be asked again. Strings that are new to the
 * site teach separation something: what it then makes of articles, the next build will say.
 */
function mayBeSettled({ planned: { plan, snapshot }, outcome, written }: Built): boolean {
  const { failures, unmet, additions, missingStrings, stale, counts, takeovers } = outcome;
  if (failures.length || unmet.length || additions.length || stale.length || takeovers.length) return false;
  // Somebody edited the output: told until it is no longer so.
  if (outcome.edited) return false;
  if (outcome.edited || plan.findings.some(({ file }) => written.has(file))) return false;
  const isAsking = snapshot.config.editions.some(({ engines }) =>
    engines.some(({ engine }) => engine !== 'none'),
  );
  return !isAsking || (counts.held + counts.failed === 0 && missingStrings.length === 0);
}

async function planAgain(
  { plan, snapshot }: Planned,
  written: ReadonlyMap<string, string>,
  ports: ApplyPorts,
): Promise<Planned | undefined> {
  const files = recordsAfter(snapshot.records, written);
  if (!files) return undefined;
  const records = new Map(files.map((file) => [file.document.file, file]));
  const memory = buildExactMemory(files.map(({ record }) => adoptHandEdits(record)));
  const next = { ...snapshot, records: files };
  const articles = plan.articles.map((planned): ArticlePlan => {
    const { article, separation } = planned;
    return isAffected(planned, written)
      ? planArticle(article, separation, { snapshot: next, records, memory })
      : planned;
  });
  const again = { plan: { ...plan, articles }, snapshot: next };
  return { snapshot: next, plan: await recall(again, ports.memory ?? {}, () => undefined) };
}

/** A record that was written, or a sentence that another record might have by now. */
function isAffected({ editions }: ArticlePlan, written: ReadonlyMap<string, string>): boolean {
  return editions.some(
    (one) => one.kind === 'translation' && (one.requests.length > 0 || written.has(one.path)),
  );
}

/** Undefined where something else than a record was written. */
function recordsAfter(
  before: readonly RecordFile[],
  written: ReadonlyMap<string, string>,
): RecordFile[] | undefined {
  const files = new Map(before.map((file) => [file.document.file, file]));
  for (const [path, text] of written) {
    const document = parseJson(path, text);
    if (!document.ok || !isRecord(document.value.value)) return undefined;
    const { retired = [], ...record } = document.value.value;
    files.set(path, { document: document.value, record: { ...record, retired } });
  }
  return [...files.values()];
}

function isRecord(value: unknown): value is TranslationRecord {
  return typeof value === 'object' && value !== null && 'segments' in value && 'sourceLanguage' in value;
}

function withoutWriting(files: Files): Files {
  return { ...files, write: async () => ok(true), publish: async () => ok({ changed: false }) };
}
