/** Everything of a project that a plan is made from, as values. */
import type { Article, ArticleId } from '../model/article.ts';
import type { Config, Edition } from '../model/config.ts';
import type { Failure, Finding } from '../model/finding.ts';
import type { Term } from '../model/glossary.ts';
import type { TranslationRecord } from '../model/segment.ts';
import type { Decision } from '../separate/decisions.ts';
import type { JsonDocument } from '../validate/json.ts';

export interface Snapshot {
  readonly config: Config;
  /** Sorted by id. */
  readonly articles: readonly Article[];
  readonly records: readonly RecordFile[];
  readonly locales: readonly LocaleFile[];
  readonly glossary: readonly Term[];
  /** What people decided about separation. */
  readonly decisions: readonly Decision[];
  /** What reading found wrong with the content. */
  readonly findings: readonly Finding[];
  /** What could not be read; the rest goes on without it. */
  readonly failures: readonly Failure[];
  /** Files that are there and could not be understood: never written over. */
  readonly unusable: ReadonlySet<string>;
}

export interface RecordFile {
  readonly document: JsonDocument;
  readonly record: TranslationRecord;
}

export interface LocaleFile {
  /** The folder's name: `es`, `es-MX`. */
  readonly locale: string;
  readonly namespace: string;
  readonly document: JsonDocument;
}

/** `content/news/a.md` in edition `es` → `content/news/a.es.json`. */
export function recordPath(article: Pick<Article, 'path'>, edition: Pick<Edition, 'name'>): string {
  return `${article.path.replace(/\.[^./]+$/, '')}.${edition.name}.json`;
}

export function localePath(config: Config, locale: string, namespace: string): string {
  return `${config.locales}/${locale}/${namespace}.json`;
}

/** The other way round; undefined for what is no `<locale>/<namespace>.json` of the locale files' folder. */
export function localeAt(
  { locales }: Config,
  file: string,
): Pick<LocaleFile, 'locale' | 'namespace'> | undefined {
  if (!file.startsWith(`${locales}/`)) return undefined;
  const [, locale, namespace] = /^([^/]+)\/([^/]+)\.json$/.exec(file.slice(locales.length + 1)) ?? [];
  return locale && namespace ? { locale, namespace } : undefined;
}

/** A record as it is written: one that never lost a sentence says nothing of retired ones. */
export function toRecord(value: unknown): TranslationRecord {
  const written = value as Omit<TranslationRecord, 'retired'> & { retired?: TranslationRecord['retired'] };
  return { ...written, retired: written.retired ?? [] };
}

export function articleId(contentFolder: string, file: string): ArticleId {
  return file
    .slice(contentFolder === '.' ? 0 : contentFolder.length + 1)
    .replace(/\.[^./]+$/, '') as ArticleId;
}
