/** What the check looks at, made from a plan. */

import type { House } from '../check/house.ts';
import { HOUSES, houseOf } from '../check/houses.ts';
import { runCheck, sortFindings } from '../check/run.ts';
import type { ArticleSubject, BundleSubject, JsonText, Place, SegmentSubject } from '../check/subjects.ts';
import type { Config, Edition } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { languageOf } from '../model/locale.ts';
import { flattenResources, type ResourceTree } from '../model/resources.ts';
import { indexLines, type LineIndex, positionAt, type Range } from '../model/text.ts';
import type { JsonDocument } from '../validate/json.ts';
import { siteOwnStrings } from './knowledge.ts';
import type { ArticlePlan, Plan, TranslationPlan } from './plan.ts';
import type { LocaleFile, RecordFile, Snapshot } from './snapshot.ts';

/** Every finding, those of reading included, in the order of file, line and column. */
export function checkPlan(plan: Plan, snapshot: Snapshot): Finding[] {
  const articles = plan.articles.map((planned) => ({ planned, lines: indexLines(planned.article.source) }));
  const known = siteOwnStrings(snapshot.locales);
  const siteKey = (text: string) => {
    const match = known.find(text);
    return match?.how === 'exact' ? match.key : undefined;
  };
  const subjects = {
    articles: articles.map(({ planned, lines }) => articleSubject(planned, lines, siteKey)),
    segments: articles.flatMap(({ planned, lines }) => segmentSubjects(planned, lines, snapshot)),
    bundles: bundleSubjects(snapshot),
  };
  const found = runCheck(subjects, {
    severities: snapshot.config.check.rules,
    ...(snapshot.config.check.options ? { options: snapshot.config.check.options } : {}),
  });
  return sortFindings([
    ...plan.findings,
    ...plan.orphans.map(orphan),
    ...missingStrings(plan, snapshot),
    ...found,
  ]);
}

function articleSubject(
  { article, separation }: ArticlePlan,
  lines: LineIndex,
  siteKey: ArticleSubject['siteKey'],
): ArticleSubject {
  return { article, separation, siteKey, place: (range) => placeIn(article.path, lines, range) };
}

function segmentSubjects(
  { article, editions }: ArticlePlan,
  lines: LineIndex,
  { glossary }: Snapshot,
): SegmentSubject[] {
  return editions
    .filter((planned) => planned.kind === 'translation')
    .flatMap((planned) => {
      const entries = new Map(planned.record.segments.map((entry) => [entry.id, entry]));
      const targets = targetPlaces(planned);
      const targetTexts = targetTextsOf(planned);
      return planned.segments.map((segment): SegmentSubject => {
        const entry = entries.get(segment.id);
        const sourcePlace = placeIn(article.path, lines, segment.range);
        const targetText = entry && targetTexts(segment.id, entry.target);
        const targetPlace = targets(segment.id) ?? sourcePlace;
        return {
          article,
          edition: planned.edition,
          segment,
          ...(entry ? { entry } : {}),
          terms: glossary,
          sourcePlace,
          targetPlace,
          house: houseOfEdition(planned.edition),
          ...(targetText ? { targetText } : {}),
        };
      });
    });
}

/** Where a segment's target stands in the record on the disk, if it does. */
function targetPlaces({ found }: TranslationPlan): (id: string) => Place | undefined {
  if (!found) return () => undefined;
  const { document, record } = found;
  const indices = new Map<string, number>(record.segments.map(({ id }, index) => [id, index]));
  return (id) => {
    const index = indices.get(id);
    return index === undefined ? undefined : documentPlace(document, ['segments', index, 'target'], 'value');
  };
}

/** The target's own string in the record on the disk, where it says what it says here. */
function targetTextsOf({ found }: TranslationPlan): (id: string, target: string) => JsonText | undefined {
  if (!found) return () => undefined;
  const { document, record } = found;
  const indices = new Map<string, number>(record.segments.map(({ id }, index) => [id, index]));
  return (id, target) => {
    const index = indices.get(id);
    if (index === undefined || record.segments[index]?.target !== target) return undefined;
    return jsonText(document, ['segments', index, 'target']);
  };
}

/** The house a config names for an edition, or the one of its locale. */
function houseOfEdition({ house, locale }: Edition): House {
  const named = house !== undefined && Object.hasOwn(HOUSES, house);
  return named ? HOUSES[house as keyof typeof HOUSES] : houseOf(locale);
}

/** A language's bundle is written as its only edition is: `locales/es` of a site whose Spanish is es-MX. */
function houseOfBundle(locale: string, { editions }: Config): House {
  const exact = editions.find((edition) => edition.locale === locale);
  const speakers = editions.filter(({ language }) => language === locale);
  const edition = exact ?? (speakers.length === 1 ? speakers[0] : undefined);
  return edition ? houseOfEdition(edition) : houseOf(locale);
}

function jsonText(document: JsonDocument, path: readonly (string | number)[]): JsonText {
  const { start, end } = document.range(path, 'value');
  return {
    literal: document.text.slice(start, end),
    start,
    place: (range) => placeIn(document.file, document.lines, range),
  };
}

function bundleSubjects({ locales, config, glossary }: Snapshot): BundleSubject[] {
  const reference = config.editions[0]?.language;
  const wanted = new Set(config.editions.map(({ language }) => language));
  const references = new Map(
    locales.filter(({ locale }) => locale === reference).map((file) => [file.namespace, textsOf(file)]),
  );
  return locales.flatMap((file): BundleSubject[] => {
    const language = languageOf(file.locale);
    if (!language || !wanted.has(language)) return [];
    const { locale, namespace, document } = file;
    const texts = references.get(namespace);
    // A regional file holds only what differs from its language's.
    const compared = reference !== undefined && locale !== reference && locale === language && texts;
    return [
      {
        locale,
        namespace,
        file: document.file,
        texts: textsOf(file),
        ...(compared ? { reference: { locale: reference, texts } } : {}),
        terms: glossary,
        house: houseOfBundle(locale, config),
        place: (key, part = 'key') => documentPlace(document, key.split('.'), part),
        jsonText: (key) => jsonText(document, key.split('.')),
      },
    ];
  });
}

function textsOf({ document }: LocaleFile): Map<string, string> {
  return flattenResources(document.value as ResourceTree);
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
  const lines = new Map(snapshot.articles.map(({ path, source }) => [path, indexLines(source)]));
  return plan.strings.requests.flatMap(({ namespace, key, to, text }): Finding[] => {
    const seen = plan.strings.sightings.find(
      (sighting) => sighting.namespace === namespace && sighting.key === key,
    );
    const index = seen && lines.get(seen.file);
    if (!seen || !index) return [];
    const message = { key: 'check:string-untranslated', values: { text, key, language: to } };
    return [
      { rule: 'string-untranslated', severity: 'error', message, ...placeIn(seen.file, index, seen.range) },
    ];
  });
}

function documentPlace(
  document: JsonDocument,
  path: readonly (string | number)[],
  part: 'key' | 'value',
): Place {
  return placeIn(document.file, document.lines, document.range(path, part));
}

function placeIn(file: string, lines: LineIndex, range: Range): Place {
  return { file, start: positionAt(lines, range.start), end: positionAt(lines, range.end) };
}
