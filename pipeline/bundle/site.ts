/** From editions to files: locale bundles, articles, manifests, types. Pure, and the same bytes for the same input. */
import type { Edition } from '../model/config.ts';
import type { Language } from '../model/locale.ts';
import { nestResources } from '../model/resources.ts';
import { declareResources } from './types.ts';

export interface EditionContent {
  readonly edition: Edition;
  /** Namespace → flattened key → text, regional texts already over the language's. */
  readonly resources: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly articles: readonly PublishedArticle[];
  readonly held: readonly HeldArticle[];
}

export interface PublishedArticle {
  readonly id: string;
  /** With its dot: `.md`. */
  readonly extension: string;
  readonly title: string;
  /** BCP 47, of the text as published. */
  readonly language: string;
  readonly sourceLanguage: Language;
  readonly completeness: Completeness;
}

export interface HeldArticle {
  readonly id: string;
  readonly reason: 'untranslated' | 'below-state' | 'failed';
  readonly completeness: Completeness;
}

/** Sentences by state. */
export interface Completeness {
  readonly segments: number;
  readonly initial: number;
  readonly translated: number;
  readonly reviewed: number;
  readonly final: number;
}

/** All files but the articles, by path below the output folder. */
export function bundleSite(
  contents: readonly EditionContent[],
  defaultNamespace: string,
): Map<string, string> {
  const files = new Map<string, string>();
  const versions = indexVersions(contents);
  for (const content of contents) {
    const { edition, resources } = content;
    for (const [namespace, texts] of resources)
      files.set(`${edition.name}/locales/${namespace}.json`, json(nestResources(texts)));
    files.set(`${edition.name}/manifest.json`, json(manifest(content, versions)));
  }
  const [reference] = contents;
  if (reference) files.set('resources.d.ts', declareResources(reference.resources, defaultNamespace));
  return files;
}

/** Below the edition's folder. */
export function articleFile({ id, extension }: Pick<PublishedArticle, 'id' | 'extension'>): string {
  return `articles/${id}${extension}`;
}

interface Version {
  readonly edition: Edition;
  readonly article: PublishedArticle;
}

/** By article id, in the order of the editions. */
function indexVersions(contents: readonly EditionContent[]): Map<string, Version[]> {
  const versions = new Map<string, Version[]>();
  for (const { edition, articles } of contents) {
    for (const article of articles)
      versions.set(article.id, [...(versions.get(article.id) ?? []), { edition, article }]);
  }
  return versions;
}

function manifest(content: EditionContent, versions: ReadonlyMap<string, readonly Version[]>): object {
  const { edition, resources, articles, held } = content;
  return {
    $schema: 'https://galerada.dev/schemas/manifest.schema.json',
    version: 1,
    edition: edition.name,
    locale: edition.locale,
    namespaces: [...resources.keys()],
    articles: articles.map((article) => ({
      id: article.id,
      file: articleFile(article),
      title: article.title,
      language: article.language,
      sourceLanguage: article.sourceLanguage,
      completeness: article.completeness,
      alternates: alternates(versions.get(article.id) ?? []),
    })),
    held,
  };
}

/**
 * Every edition that has the article, itself included, as hreflang wants it: each page lists the same set.
 * `x-default` is the edition in the article's own language.
 * https://developers.google.com/search/docs/specialty/international/localized-versions
 */
function alternates(versions: readonly Version[]): object[] {
  const listed = versions.map(({ edition, article }) => alternate(article.language, edition, article));
  const original = versions.find(({ edition, article }) => edition.language === article.sourceLanguage);
  return original ? [...listed, alternate('x-default', original.edition, original.article)] : listed;
}

function alternate(hreflang: string, edition: Edition, article: PublishedArticle): object {
  return { hreflang, edition: edition.name, file: articleFile(article) };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
