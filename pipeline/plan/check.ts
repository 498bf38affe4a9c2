/** What the check looks at, made from a plan. */

import type { House } from '../check/house.ts';
import { HOUSES, houseOf } from '../check/houses.ts';
import type { ResultCache } from '../check/results.ts';
import { runCheck, sortFindings } from '../check/run.ts';
import { type CheckSettings, severityOf } from '../check/settings.ts';
import type { ArticleSubject } from '../check/subjects.ts';
import type { FileUsage } from '../check/usage/key-use.ts';
import type { Config, Edition } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { indexLines, type LineIndex } from '../model/text.ts';
import { addressesOf } from './check-addresses.ts';
import { type BundleScope, bundleSubjects, scopeOfSite, siteSubject } from './check-bundles.ts';
import { groupsOf } from './check-groups.ts';
import { placeIn } from './check-places.ts';
import { segmentSubjects } from './check-segments.ts';
import type { siteOwnStrings } from './knowledge.ts';
import type { ArticlePlan, Plan } from './plan.ts';
import type { RecordFile, Snapshot } from './snapshot.ts';

/** What the check knows beside the plan. */
export interface CheckInputs {
  /** Houses of the site's own, by the path its config names. */
  readonly houses?: ReadonlyMap<string, House>;
  /** Keys that the site's code asks for, file by file. */
  readonly usage?: readonly FileUsage[];
  /** Which locale files are looked at; those of the editions' languages when left out. */
  readonly scope?: Partial<BundleScope>;
  /** The site's own strings, for articles that hold one; none is told when left out. */
  readonly siteStrings?: typeof siteOwnStrings;
  /** What earlier checks found of texts that are the same still; filled by this one. */
  readonly cache?: ResultCache;
}

/** Every finding, those of reading included, in the order of file, line and column. */
export function checkPlan(plan: Plan, snapshot: Snapshot, inputs: CheckInputs = {}): Finding[] {
  const { config } = snapshot;
  const settings = settingsOf(config);
  const { cache } = inputs;
  const found = runCheck(subjectsOf(plan, snapshot, inputs), cache ? { ...settings, cache } : settings);
  const others = [...plan.findings, ...plan.orphans.map(orphan), ...missingStrings(plan, snapshot)];
  return sortFindings([...others.flatMap((finding) => withSeverity(finding, settings)), ...found]);
}

function subjectsOf(plan: Plan, snapshot: Snapshot, inputs: CheckInputs): Parameters<typeof runCheck>[0] {
  const articles = plan.articles.map((planned) => ({ planned, lines: indexLines(planned.article.source) }));
  // Articles alone ask for them, and few sites have as many strings as it takes to read them all.
  let known: ReturnType<typeof siteOwnStrings> | undefined;
  const siteKey = (text: string) => {
    known ??= inputs.siteStrings?.(snapshot.locales);
    const match = known?.find(text);
    return match?.how === 'exact' ? match.key : undefined;
  };
  const houses = housesOf(inputs);
  const scope = { ...scopeOfSite(snapshot.config, houseOfBundle(snapshot.config, houses)), ...inputs.scope };
  const groups = inputs.cache ? groupsOf(snapshot, inputs.houses) : undefined;
  const bundles = bundleSubjects(snapshot, scope, groups);
  const at = { snapshot, houses, groups };
  const elsewhere = plan.strings.sightings.map(({ namespace, key }) => `${namespace}:${key}`);
  const usage = { files: inputs.usage ?? [], elsewhere };
  return {
    articles: articles.map(({ planned, lines }) => ({
      ...articleSubject(planned, lines, siteKey),
      ...originalOf(planned, houses),
      addresses: addressesOf(planned, lines),
      editions: snapshot.config.editions,
    })),
    segments: articles.flatMap(({ planned, lines }) => segmentSubjects(planned, lines, at)),
    bundles,
    site: siteSubject(snapshot, bundles, { scope, usage }),
  };
}

export function settingsOf({ check, editions }: Config): CheckSettings {
  const own = editions.flatMap(({ name, check: mine }) => (mine?.rules ? [[name, mine.rules] as const] : []));
  return {
    severities: check.rules,
    editions: Object.fromEntries(own),
    ...(check.options ? { options: check.options } : {}),
  };
}

/** What reading and planning find has its severity from the config too. */
function withSeverity(finding: Finding, settings: CheckSettings): Finding[] {
  const { rule: id, severity: usual, edition } = finding;
  const severity = severityOf({ id, severity: usual }, settings, edition);
  return severity === 'off' ? [] : [{ ...finding, severity }];
}

function articleSubject(
  { article, separation }: ArticlePlan,
  lines: LineIndex,
  siteKey: ArticleSubject['siteKey'],
): ArticleSubject {
  return { article, separation, siteKey, place: (range) => placeIn(article.path, lines, range) };
}

function originalOf(
  { editions }: ArticlePlan,
  houses: (edition: Edition) => House,
): Pick<ArticleSubject, 'original'> {
  const own = editions.find((planned) => planned.kind === 'original');
  if (!own) return {};
  const { edition, segments } = own;
  return { original: { edition, house: houses(edition), segments } };
}

/** The house a config names for an edition (one of ours, or a file read beforehand), or the one of its locale. */
export function housesOf({
  houses,
}: Pick<CheckInputs, 'houses'>): (edition: Pick<Edition, 'house' | 'locale'>) => House {
  return ({ house, locale }) => {
    if (house === undefined) return houseOf(locale);
    const ours = Object.hasOwn(HOUSES, house) ? HOUSES[house as keyof typeof HOUSES] : undefined;
    return ours ?? houses?.get(house) ?? houseOf(locale);
  };
}

/** A language's bundle is written as its only edition is: `locales/es` of a site whose Spanish is es-MX. */
export function houseOfBundle(
  { editions }: Config,
  houses: (edition: Edition) => House,
): (locale: string) => House {
  return (locale) => {
    const exact = editions.find((edition) => edition.locale === locale);
    const speakers = editions.filter(({ language }) => language === locale);
    const edition = exact ?? (speakers.length === 1 ? speakers[0] : undefined);
    return edition ? houses(edition) : houseOf(locale);
  };
}

function orphan({ document, record }: RecordFile): Finding {
  const values = { article: record.article };
  return {
    rule: 'record-orphan',
    severity: 'warning',
    message: { key: 'check:record-orphan', values },
    file: document.file,
  };
}

/** Labels seen in articles that some language has no text for and no phrasebook knows. */
function missingStrings(plan: Plan, snapshot: Snapshot): Finding[] {
  const { requests, sightings } = plan.strings;
  if (!requests.length) return [];
  const lines = new Map(snapshot.articles.map(({ path, source }) => [path, indexLines(source)]));
  const first = Map.groupBy(sightings, ({ namespace, key }) => `${namespace}:${key}`);
  return requests.flatMap(({ namespace, key, to, text }): Finding[] => {
    const seen = first.get(`${namespace}:${key}`)?.[0];
    const index = seen && lines.get(seen.file);
    if (!seen || !index) return [];
    const message = { key: 'check:string-untranslated', values: { text, key, language: to } };
    return [
      { rule: 'string-untranslated', severity: 'error', message, ...placeIn(seen.file, index, seen.range) },
    ];
  });
}
