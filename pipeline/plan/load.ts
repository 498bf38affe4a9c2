/** Reads a project through ports. What cannot be read is a failure, and the rest goes on. */
import { formatOf, readArticle } from '../intake/read.ts';
import type { Article } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import type { Files } from '../ports.ts';
import type { Validator } from '../validate/schemas.ts';
import { validateFrontMatter } from '../validate/validate.ts';
import { intakeOptions } from './collections.ts';
import {
  type Loading,
  loadDecisions,
  loadJson,
  loadLocales,
  loadOwnSchema,
  loadSite,
  noTrouble,
} from './load-site.ts';
import { articleId, type RecordFile, type Snapshot, toRecord } from './snapshot.ts';

/** Called after each article: long work is seen to go on. */
export type Progress = (
  stage: 'read' | 'separate' | 'remember' | 'translate' | 'write',
  done: number,
  total: number,
  money?: ProgressMoney,
) => void;

/** Characters, while translations are bought. */
export interface ProgressMoney {
  readonly spent: number;
  /** Of the run's budget; undefined without one. */
  readonly left?: number;
}

export async function loadSnapshot(files: Files, config: Config, progress: Progress): Promise<Snapshot> {
  const trouble = noTrouble();
  const found = await listContent({ files, config, trouble });
  const articles: Article[] = [];
  for await (const { article } of readArticles({ files, config, trouble, found, progress }))
    articles.push(article);
  const records: RecordFile[] = [];
  for await (const record of readRecords({ files, config, trouble, found })) records.push(record);
  const site = await loadSite({ files, config, trouble });
  return { config, articles: articles.sort(byId), records, ...site, ...trouble };
}

export function byId(a: Pick<Article, 'id'>, b: Pick<Article, 'id'>): number {
  return a.id < b.id ? -1 : 1;
}

/** One article with what its separation needs of the site, and nothing else. */
export async function loadOne(
  files: Files,
  config: Config,
  path: string,
): Promise<Pick<Snapshot, 'config' | 'articles' | 'locales' | 'decisions' | 'findings' | 'failures'>> {
  const trouble = noTrouble();
  const at = { files, config, trouble };
  const folder = config.content.find((one) => path.startsWith(`${one}/`)) ?? '.';
  const article = await loadArticle({ ...at, folder, path, ownSchema: undefined });
  const locales = await loadLocales(at);
  const decisions = await loadDecisions(at);
  return { config, articles: article ? [article] : [], locales, decisions, ...trouble };
}

/** Records alone: what a memory is filled from, without reading an article. */
export async function loadRecordFiles(
  files: Files,
  config: Config,
): Promise<Pick<Snapshot, 'config' | 'records' | 'failures'>> {
  const trouble = noTrouble();
  const found = await listContent({ files, config, trouble });
  const records: RecordFile[] = [];
  for await (const record of readRecords({ files, config, trouble, found })) records.push(record);
  return { config, records, failures: trouble.failures };
}

/** Files of a content folder. */
export interface Listed {
  readonly folder: string;
  readonly files: readonly string[];
}

export async function listContent({ files, config, trouble }: Loading): Promise<Listed[]> {
  const found: Listed[] = [];
  for (const folder of config.content) {
    const listed = await files.list(folder);
    trouble.failures.push(...listed.failures);
    found.push({ folder, files: listed.files });
  }
  return found;
}

export interface ReadArticle {
  /** The content folder it lies in. */
  readonly folder: string;
  readonly article: Article;
}

/** In the order of the folders; of two files of one name the first. */
export async function* readArticles(
  at: Loading & { readonly found: readonly Listed[]; readonly progress: Progress },
): AsyncIterable<ReadArticle> {
  const ownSchema = await loadOwnSchema(at);
  const paths = new Map<string, string>();
  for (const { folder, files } of at.found) {
    const own = files.filter((file) => formatOf(file));
    for (const [done, path] of own.entries()) {
      at.progress('read', done, own.length);
      const article = await loadArticle({ ...at, folder, path, ownSchema });
      if (!article) continue;
      const other = paths.get(article.id);
      if (other === undefined) {
        paths.set(article.id, path);
        yield { folder, article };
      } else {
        // They would share their translation records.
        at.trouble.failures.push({ reason: 'conflict', file: path, with: other, detail: 'same-id' });
      }
    }
  }
}

export async function loadArticle(
  at: Loading & { folder: string; path: string; ownSchema: Validator | undefined },
): Promise<Article | undefined> {
  const { files, config, trouble, path } = at;
  const bytes = await files.read(path);
  const options = intakeOptions(config.frontMatter, path);
  const read = bytes.ok
    ? readArticle({ path, id: articleId(at.folder, path), bytes: bytes.value }, options)
    : bytes;
  if (!read.ok) {
    trouble.failures.push(read.failure);
    return undefined;
  }
  trouble.findings.push(...read.value.findings, ...validateFrontMatter(read.value.article, at.ownSchema));
  return read.value.article;
}

export async function* readRecords(
  at: Loading & { readonly found: readonly Listed[] },
): AsyncIterable<RecordFile> {
  const endings = at.config.editions.map((edition) => `.${edition.name}.json`);
  for (const { files } of at.found) {
    for (const file of files.filter((path) => endings.some((ending) => path.endsWith(ending)))) {
      const record = await loadRecord(at, file);
      if (record) yield record;
    }
  }
}

/** Undefined where there is none that can be used. */
export async function loadRecord({ files, trouble }: Loading, file: string): Promise<RecordFile | undefined> {
  const document = await loadJson({ files, trouble, file, schema: 'record' });
  return document && { document, record: toRecord(document.value) };
}
