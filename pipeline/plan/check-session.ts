/** The check of a site, once or again and again: what did not change is not read, parsed or judged twice. */
import {
  type Baseline,
  compareWithBaseline,
  formatBaseline,
  makeBaseline,
  ratchet,
} from '../check/baseline.ts';
import { fingerprintOf } from '../check/fingerprint.ts';
import { createPlaces, type Places, type SourceOf } from '../check/places.ts';
import { createResultCache } from '../check/results.ts';
import { sortFindings } from '../check/run.ts';
import { suppress } from '../check/suppress.ts';
import type { FileUsage } from '../check/usage/key-use.ts';
import type { Config } from '../model/config.ts';
import type { Failure, Finding } from '../model/finding.ts';
import type { Files } from '../ports.ts';
import { checkPlan } from './check.ts';
import type { BundleScope } from './check-bundles.ts';
import { createUsageReader, loadBaseline, loadHouses, loadSources, type SourceFile } from './check-inputs.ts';
import { loadLocalesOnly } from './check-locales.ts';
import type { siteOwnStrings } from './knowledge.ts';
import type { Progress } from './load.ts';
import type { Plan } from './plan.ts';
import type { Snapshot } from './snapshot.ts';

export interface CheckOptions {
  /** Only what these files can have brought about. Paths from the project's root. */
  readonly changed?: readonly string[];
  /** File of known findings; the config's own when left out, `false` for none. */
  readonly baseline?: string | false;
  readonly progress?: Progress;
}

export interface CheckResult {
  /** What is to be told, by file, line and column. */
  readonly findings: readonly Finding[];
  /** What is not told again, and why. */
  readonly silenced: readonly Silenced[];
  readonly failures: readonly Failure[];
  readonly baseline?: BaselineState;
  /** The text of a file that findings point into. */
  readonly sourceOf: SourceOf;
  /** The same for the same finding after lines have moved. */
  readonly fingerprint: (finding: Finding) => string;
}

export interface Silenced {
  readonly finding: Finding;
  readonly how: 'inline' | 'baseline' | 'dismissed';
  readonly reason?: string;
  readonly by?: string;
}

export interface BaselineState {
  readonly file: string;
  /** How many findings it lists that nobody finds any more. */
  readonly gone: number;
  /** The file as it should be now: all there is when there was none, else the old one without what is gone. */
  readonly next: string;
  readonly exists: boolean;
}

export interface Check {
  run(options?: CheckOptions): Promise<CheckResult>;
}

export interface CheckTarget {
  readonly files: Files;
  readonly config: Config;
  /** Looks at locale files and code alone; `reference` is compared with, English or the fullest when left out. */
  readonly localesOnly?: { readonly reference?: string };
  /** It runs once: nothing is kept for another run. */
  readonly once?: boolean;
}

/** Throws nothing of its own: what cannot be read is a failure, a rule that breaks down a finding. */
export function createCheck(target: CheckTarget): Check {
  const readUsages = createUsageReader();
  const results = createResultCache();
  return {
    run: async (options = {}) => {
      const read = await readSite(target, options, readUsages);
      const sourceOf = sourcesOf(read);
      const places = createPlaces(sourceOf);
      const { plan, snapshot, scope, siteStrings, houses, usage } = read;
      const cache = target.once ? {} : { cache: results.begin() };
      const found = checkPlan(plan, snapshot, {
        houses,
        usage,
        ...cache,
        ...(scope ? { scope } : {}),
        ...(siteStrings ? { siteStrings } : {}),
      });
      const files = [...snapshot.articles.map(({ path }) => path), ...read.sources.map(({ file }) => file)];
      const { kept, suppressed } = suppress(found, files, sourceOf);
      const affected = await affectedOf(options, plan, snapshot);
      const inline = suppressed.map(({ finding, directive: { reason } }): Silenced => {
        return { finding, how: 'inline', ...(reason ? { reason } : {}) };
      });
      const looked = { findings: sortFindings(kept.filter(affected)), silenced: inline, places };
      const failures = [...plan.failures, ...read.failures];
      const fingerprint = (finding: Finding) => fingerprintOf(finding, places);
      return { ...withBaseline(looked, read, options), failures, sourceOf, fingerprint };
    },
  };
}

async function affectedOf({ changed }: CheckOptions, plan: Plan, snapshot: Snapshot) {
  if (!changed) return () => true;
  const { affectedBy } = await import('./check-changes.ts');
  return affectedBy(new Set(changed), plan, snapshot);
}

interface Site {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  readonly scope?: Partial<BundleScope>;
  readonly siteStrings?: typeof siteOwnStrings;
  readonly houses: Awaited<ReturnType<typeof loadHouses>>;
  readonly sources: readonly SourceFile[];
  readonly usage: readonly FileUsage[];
  readonly failures: readonly Failure[];
  readonly baseline?: { readonly file: string; readonly found: Baseline | undefined };
}

async function readSite(
  { files, config, localesOnly }: CheckTarget,
  { baseline = config.check.baseline ?? false, progress = () => undefined }: CheckOptions,
  readUsages: ReturnType<typeof createUsageReader>,
): Promise<Site> {
  const failures: Failure[] = [];
  const at = { files, failures };
  const site = localesOnly
    ? await readLocales(files, config, localesOnly.reference)
    : await readPlan(files, config, progress);
  const sources = await loadSources(at, config);
  return {
    ...site,
    houses: await loadHouses(at, config),
    sources,
    usage: await readUsages(sources, failures),
    failures,
    ...(baseline ? { baseline: { file: baseline, found: await loadBaseline(at, baseline) } } : {}),
  };
}

async function readPlan(
  files: Files,
  config: Config,
  progress: Progress,
): Promise<Pick<Site, 'plan' | 'snapshot' | 'siteStrings'>> {
  // A site that has locale files and nothing else needs none of these, nor the parsers they bring.
  const [{ loadSnapshot }, { assemblePlan }, { siteOwnStrings }] = await Promise.all([
    import('./load.ts'),
    import('./assemble.ts'),
    import('./knowledge.ts'),
  ]);
  const snapshot = await loadSnapshot(files, config, progress);
  return { snapshot, plan: assemblePlan(snapshot, progress), siteStrings: siteOwnStrings };
}

async function readLocales(
  files: Files,
  config: Config,
  wanted: string | undefined,
): Promise<Pick<Site, 'plan' | 'snapshot' | 'scope'>> {
  const { plan, snapshot, reference } = await loadLocalesOnly(files, config, wanted);
  return { plan, snapshot, scope: { reference, isWanted: () => true } };
}

function withBaseline(
  {
    findings,
    silenced,
    places,
  }: { findings: readonly Finding[]; silenced: readonly Silenced[]; places: Places },
  { baseline }: Site,
  { changed }: CheckOptions,
): Pick<CheckResult, 'findings' | 'silenced' | 'baseline'> {
  if (!baseline) return { findings, silenced };
  const { file, found } = baseline;
  if (!found) {
    const state = { file, gone: 0, next: formatBaseline(makeBaseline(findings, places)), exists: false };
    return { findings, silenced, baseline: state };
  }
  const { fresh, known, gone } = compareWithBaseline(findings, found, places);
  const quiet = known.map(({ finding, entry: { reason, by } }): Silenced => {
    return reason && by ? { finding, how: 'dismissed', reason, by } : { finding, how: 'baseline' };
  });
  // What a part of the site was looked at for says nothing of what is gone from the rest.
  const next = formatBaseline(changed ? found : ratchet(found, known));
  return {
    findings: fresh,
    silenced: [...silenced, ...quiet],
    baseline: { file, gone: changed ? 0 : gone, next, exists: true },
  };
}

function sourcesOf({ snapshot, sources }: Site): SourceOf {
  const { articles, records, locales } = snapshot;
  const texts = new Map<string, string>([
    ...articles.map(({ path, source }) => [path, source] as const),
    ...[...records, ...locales].map(({ document }) => [document.file, document.text] as const),
    ...sources.map(({ file, text }) => [file, text] as const),
  ]);
  return (file) => texts.get(file);
}
