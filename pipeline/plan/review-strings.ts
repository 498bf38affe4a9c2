/** Interface strings as a person edits them: one row for each key or plural, every language beside the others. */
import { applyEdits, modify } from 'jsonc-parser';
import { runCheck } from '../check/run.ts';
import type { BundleSubject } from '../check/subjects.ts';
import type { Config } from '../model/config.ts';
import { type Failure, fail, ok, type Result } from '../model/finding.ts';
import { hashText } from '../model/hash.ts';
import { categoriesOf, type PluralKey, parsePluralKey, pluralFamilies, pluralKey } from '../model/plurals.ts';
import { flattenResources, type ResourceTree } from '../model/resources.ts';
import { parseJson } from '../validate/json.ts';
import { type CheckInputs, houseOfBundle, housesOf, settingsOf } from './check.ts';
import { bundleSubjects, scopeOfSite } from './check-bundles.ts';
import { pathOfKey } from './check-places.ts';
import { detect } from './locale-edit.ts';
import { literalText, type TextFinding, textFinding } from './review-check.ts';
import type { Snapshot } from './snapshot.ts';
import type { StringsPlan } from './strings.ts';

export interface StringRow {
  readonly id: string;
  readonly namespace: string;
  readonly key: string;
  readonly plural?: PluralKey['type'];
  /** By locale folder, then by plural category ('' without plurals). '' where there is no text. */
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Folders that editions read, in the config's order. A region's only where it has files. */
export function localesOf({ config, locales }: Pick<Snapshot, 'config' | 'locales'>): string[] {
  const there = new Set(locales.map(({ locale }) => locale));
  const wanted = config.editions.flatMap(({ language, locale }) => [
    language as string,
    ...(there.has(locale) ? [locale as string] : []),
  ]);
  return [...new Set(wanted)];
}

/** Every key that a locale file has or that was seen in an article, by namespace and key. */
export function stringRows(
  snapshot: Pick<Snapshot, 'config' | 'locales'>,
  strings: StringsPlan,
): StringRow[] {
  const locales = localesOf(snapshot);
  const texts = textsByNamespace(snapshot);
  const lacking = [...strings.additions, ...strings.requests];
  for (const { namespace, key } of lacking) placeOf(texts, namespace, '').set(key, '');
  const { namespaces } = snapshot.config;
  const wanted = [...texts].filter(([name]) => !namespaces || namespaces.includes(name));
  return wanted
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([namespace, byLocale]) => rowsOf(namespace, byLocale, locales));
}

type ByLocale = Map<string, Map<string, string>>;

function textsByNamespace({ locales }: Pick<Snapshot, 'locales'>): Map<string, ByLocale> {
  const texts = new Map<string, ByLocale>();
  for (const { namespace, locale, document } of locales)
    for (const [key, text] of flattenResources(document.value as ResourceTree))
      placeOf(texts, namespace, locale).set(key, text);
  return texts;
}

function placeOf(texts: Map<string, ByLocale>, namespace: string, locale: string): Map<string, string> {
  const byLocale = texts.get(namespace) ?? new Map<string, Map<string, string>>();
  texts.set(namespace, byLocale);
  const keys = byLocale.get(locale) ?? new Map<string, string>();
  byLocale.set(locale, keys);
  return keys;
}

function rowsOf(namespace: string, byLocale: ByLocale, locales: readonly string[]): StringRow[] {
  const keys = new Set([...byLocale.values()].flatMap((texts) => [...texts.keys()]));
  const families = pluralFamilies(keys);
  const rows = new Map<string, StringRow>();
  for (const key of keys) {
    const form = parsePluralKey(key);
    const plural = form && families.has(`${form.base}:${form.type}`) ? form : undefined;
    const base = plural?.base ?? key;
    const id = hashText(`string\0${namespace}\0${base}\0${plural?.type ?? ''}`);
    if (rows.has(id)) continue;
    const of = { base, plural: plural?.type };
    const texts = new Map(locales.map((locale) => [locale, formsOf(byLocale.get(locale), locale, of)]));
    rows.set(id, { id, namespace, key: base, ...(plural ? { plural: plural.type } : {}), texts });
  }
  return [...rows.values()];
}

function formsOf(
  texts: ReadonlyMap<string, string> | undefined,
  locale: string,
  { base, plural }: { base: string; plural: PluralKey['type'] | undefined },
): Map<string, string> {
  const categories = plural ? categoriesOf(locale, plural) : [''];
  return new Map(
    categories.map((category) => [category, texts?.get(keyOf({ key: base, plural }, category)) ?? '']),
  );
}

/** `comments`, `one` → `comments_one`. */
export function keyOf(
  { key, plural }: { readonly key: string; readonly plural?: PluralKey['type'] | undefined },
  category: string,
): string {
  return plural ? pluralKey({ base: key, type: plural, category }) : key;
}

export function stringTag(row: StringRow, locale: string): string {
  return `"${hashText(JSON.stringify([...(row.texts.get(locale) ?? [])]))}"`;
}

/** A row with other texts in one language. */
export function withTexts(
  row: StringRow,
  locale: string,
  texts: Readonly<Record<string, string>>,
): StringRow {
  const forms = new Map(
    [...(row.texts.get(locale) ?? [])].map(([category, text]) => [category, texts[category] ?? text]),
  );
  return { ...row, texts: new Map(row.texts).set(locale, forms) };
}

/** Findings by key, of one namespace in one locale; `drafts` stand in the place of what is saved. */
export function checkStrings(
  snapshot: Pick<Snapshot, 'config' | 'locales' | 'glossary'>,
  at: { locale: string; namespace: string; drafts?: ReadonlyMap<string, string> },
  inputs: CheckInputs = {},
): Map<string, TextFinding[]> {
  const { config } = snapshot;
  const scope = scopeOfSite(config, houseOfBundle(config, housesOf(inputs)));
  const subject = bundleSubjects(snapshot, scope).find(
    ({ locale, namespace }) => locale === at.locale && namespace === at.namespace,
  );
  const texts = new Map([...(subject?.texts ?? []), ...(at.drafts ?? [])]);
  const found = new Map<string, TextFinding[]>();
  if (!subject) return found;
  const bundles = [inItsOwnPlace(subject, texts)];
  for (const finding of runCheck({ articles: [], segments: [], bundles }, settingsOf(config))) {
    const text = texts.get(finding.file);
    if (text === undefined) continue;
    found.set(finding.file, [...(found.get(finding.file) ?? []), textFinding(finding, text)]);
  }
  return found;
}

/** The file of each text is its key, so that findings find their way back. */
function inItsOwnPlace(subject: BundleSubject, texts: ReadonlyMap<string, string>): BundleSubject {
  return {
    ...subject,
    texts,
    place: (key) => ({ file: key }),
    jsonText: (key) => literalText(key, texts.get(key) ?? ''),
  };
}

/** Texts put into a locale file; all else keeps its order, its escapes and its layout. */
export function putTexts(
  file: string,
  text: string | undefined,
  texts: ReadonlyMap<string, string>,
): Result<string> {
  let edited = text === undefined || text.trim() === '' ? '{}\n' : text;
  const parsed = parseJson(file, edited);
  if (!parsed.ok) return parsed;
  for (const [key, value] of texts) {
    const path = pathOfKey(parsed.value.value, key);
    try {
      edited = applyEdits(edited, modify(edited, path, value, detect(edited)));
    } catch (error) {
      // A text stands where the key's group should be.
      return fail(clash(file, key, error));
    }
  }
  return ok(edited.endsWith('\n') ? edited : `${edited}\n`);
}

function clash(file: string, key: string, error: unknown): Failure {
  const found = error instanceof Error ? error.message : String(error);
  return { reason: 'invalid', file, expected: `room for "${key}"`, found };
}

/** Characters a text may have, where the config says so. */
export function lengthLimit({ check }: Pick<Config, 'check'>, key: string): number | undefined {
  const limits = check.options?.['length-limit']?.['limits'] as Readonly<Record<string, number>> | undefined;
  return limits && Object.hasOwn(limits, key) ? limits[key] : undefined;
}

/** Interpolations in the order they appear, each once: `{{count, number}}`. Names end where i18next ends them. */
export function interpolationsOf(row: StringRow): { name: string; written: string }[] {
  const found = new Map<string, string>();
  for (const forms of row.texts.values()) {
    for (const text of forms.values()) {
      for (const [written, inner = ''] of text.matchAll(/\{\{([^{}]{1,200})\}\}/g)) {
        const name = inner.split(',', 1)[0]!.replace(/^\s*-/, '').trim();
        if (!found.has(name)) found.set(name, written);
      }
    }
  }
  return [...found].map(([name, written]) => ({ name, written }));
}

/** Numbers tried for examples of plural forms. */
const HIGHEST = 120;
const MILLION = 1_000_000;
/** Stretches of numbers that are shown. */
const SHOWN = 3;

/** `0, 2–16, 1000000`: numbers that take a form. */
export function examplesOf(locale: string, type: PluralKey['type'], category: string): string {
  const rules = new Intl.PluralRules(locale, { type });
  const numbers = [...Array.from({ length: HIGHEST + 1 }, (_, at) => at), MILLION].filter(
    (number) => rules.select(number) === category,
  );
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const shown = runs.slice(0, SHOWN).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return shown.join(', ') + (runs.length > SHOWN || numbers.at(-1) === HIGHEST ? '…' : '');
}
