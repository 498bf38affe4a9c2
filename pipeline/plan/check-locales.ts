/** A site that has i18next JSON and nothing else: `<locales>/<lng>/<namespace>.json` or `<locales>/<lng>.json`. */
import type { Config } from '../model/config.ts';
import type { Failure, Finding } from '../model/finding.ts';
import { parseLocale } from '../model/locale.ts';
import type { Files } from '../ports.ts';
import { type JsonDocument, parseTexts } from '../validate/json.ts';
import { validateJson } from '../validate/validate.ts';
import type { Plan } from './plan.ts';
import type { LocaleFile, Snapshot } from './snapshot.ts';

/** The namespace of a site that has one file for each language, as i18next calls it. */
const ONLY = 'translation';

export interface LocalesOnly {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  readonly reference: string | undefined;
}

export async function loadLocalesOnly(files: Files, config: Config, wanted?: string): Promise<LocalesOnly> {
  const failures: Failure[] = [];
  const findings: Finding[] = [];
  const locales: LocaleFile[] = [];
  const listed = await files.list(config.locales);
  failures.push(...listed.failures);
  const below = config.locales === '.' ? 0 : config.locales.length + 1;
  for (const file of listed.files) {
    const named = nameOf(file.slice(below));
    const text = named && (await files.readText(file));
    if (!named || !text) continue;
    const document = text.ok ? parseTexts(file, text.value ?? '') : text;
    if (!document.ok) {
      failures.push(document.failure);
      continue;
    }
    const wrong = isAsAsked(document.value) ? [] : validateJson('locale', document.value);
    findings.push(...wrong);
    if (!wrong.some(({ rule }) => rule === 'schema')) locales.push({ ...named, document: document.value });
  }
  const snapshot = {
    config,
    articles: [],
    records: [],
    locales,
    glossary: [],
    decisions: [],
    findings,
    failures,
  };
  const strings: Plan['strings'] = { sightings: [], additions: [], requests: [] };
  return {
    snapshot: { ...snapshot, unusable: new Set() },
    plan: { articles: [], strings, orphans: [], findings, failures },
    reference: referenceOf(locales, wanted),
  };
}

/** What the schema of locale files asks for, at a glance; what is otherwise is the schema's to explain. */
function isAsAsked(document: JsonDocument): boolean {
  return document.texts !== undefined || (!document.duplicates.length && isTextTree(document.value));
}

function isTextTree(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const tree = value as Readonly<Record<string, unknown>>;
  return Object.keys(tree).every((key) => {
    const one = tree[key];
    return key !== '' && (typeof one === 'string' || isTextTree(one));
  });
}

/** `es/site.json`, `es-MX/news/home.json` (namespace `news/home`), `es.json`. */
function nameOf(path: string): { locale: string; namespace: string } | undefined {
  const [, folder, rest] = /^([^/]+)\/(.+)\.json$/.exec(path) ?? [];
  if (folder && rest) return isLocale(folder) ? { locale: folder, namespace: rest } : undefined;
  const [, alone] = /^([^/]+)\.json$/.exec(path) ?? [];
  return alone && isLocale(alone) ? { locale: alone, namespace: ONLY } : undefined;
}

function isLocale(name: string): boolean {
  return /^[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$/.test(name) && parseLocale(name) !== undefined;
}

/** The one asked for, English, or the one with the most texts. */
function referenceOf(locales: readonly LocaleFile[], wanted: string | undefined): string | undefined {
  const sizes = new Map<string, number>();
  for (const { locale, document } of locales)
    sizes.set(locale, (sizes.get(locale) ?? 0) + document.text.length);
  if (wanted !== undefined) return sizes.has(wanted) ? wanted : undefined;
  const english = [...sizes.keys()].find((locale) => locale === 'en' || /^en[-_]/.test(locale));
  return english ?? [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** A config for such a site: every locale that there is. */
export function configOfLocales(locales: string): Config {
  return {
    file: 'galerada.config.json',
    content: [],
    locales,
    output: 'dist',
    glossary: 'glossary.csv',
    namespace: ONLY,
    editions: [],
    interfaceStrings: { text: 'remove', markdown: 'remove', html: 'replace' },
    strayWords: 'keep',
    frontMatter: {},
    check: { rules: {}, failOn: 'error' },
  };
}
