/** A first look over all articles and records: what recurs on the site, and which sentences have translations. */

import { ExactTable } from '../memory/exact-table.ts';
import { adoptHandEdits } from '../memory/hand-edits.ts';
import type { Article, ArticleId } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import type { Files } from '../ports.ts';
import { RepetitionLearner } from '../separate/learn-repetition.ts';
import type { Repetition } from '../separate/repetition.ts';
import type { ArticleFacts } from './build-facts.ts';
import {
  byId,
  listContent,
  loadArticle,
  loadRecord,
  type Progress,
  readArticles,
  readRecords,
} from './load.ts';
import { type Loading, loadSite, noTrouble, type Trouble } from './load-site.ts';
import { type RecordFile, recordPath, type Snapshot, toRecord } from './snapshot.ts';

/** Where an article is read from. */
export interface ArticleFile {
  readonly id: ArticleId;
  readonly path: string;
  readonly folder: string;
  /** UTF-16 units. */
  readonly size: number;
}

export interface Survey {
  /** Sorted by id. */
  readonly articles: readonly ArticleFile[];
  /** Of those, the ones that are to be built. */
  readonly due: readonly ArticleFile[];
  /** What is known of the others. */
  readonly facts: ReadonlyMap<ArticleId, ArticleFacts>;
  readonly asked: ReadonlyMap<ArticleId, Uint32Array>;
  /** Paths. */
  readonly records: readonly string[];
  /** Of those, the ones that are new or otherwise than the last build left them. */
  readonly fresh: readonly string[];
  /** The memory index holds what is in all others. */
  readonly filled: boolean;
  readonly learner: Pick<RepetitionLearner, 'keep'>;
  readonly repetition: Repetition;
  readonly memory: ExactTable;
  readonly site: Pick<Snapshot, 'locales' | 'glossary' | 'decisions'>;
  readonly trouble: Trouble;
  readonly shelf: Shelf;
}

export async function surveyContent(
  { files, config }: { readonly files: Files; readonly config: Config },
  progress: Progress,
): Promise<Survey> {
  const trouble = noTrouble();
  const at = { files, config, trouble };
  const found = await listContent(at);
  const shelf = new Shelf(at);
  const articles: ArticleFile[] = [];
  const learner = new RepetitionLearner();
  for await (const { folder, article } of readArticles({ ...at, found, progress })) {
    articles.push(fileOf(folder, article));
    learner.add(article);
    shelf.putArticle(article);
  }
  const records: string[] = [];
  const memory = new ExactTable((path) => shelf.recordNow(path));
  for await (const file of readRecords({ ...at, found })) {
    const { file: path } = file.document;
    records.push(path);
    memory.put(path, adoptHandEdits(file.record));
    shelf.putRecord(file);
  }
  const site = await loadSite(at);
  articles.sort(byId);
  const all = { articles, due: articles, facts: new Map(), asked: new Map(), records };
  const state = { fresh: records, filled: false };
  return { ...all, ...state, learner, repetition: learner.learn(), memory, site, trouble, shelf };
}

export function fileOf(folder: string, { id, path, source }: Article): ArticleFile {
  return { id, path, folder, size: source.length };
}

/** What is kept of what was read, in UTF-16 units of its source: an article takes some five times that. */
const ROOM = 12_000_000;

/** Articles and records that were read before: as many as there is room for; others are read again. */
export class Shelf {
  readonly #at: Loading;
  readonly #articles = new Map<string, Article>();
  readonly #records = new Map<string, RecordFile>();
  #room = ROOM;

  constructor(at: Pick<Loading, 'files' | 'config'>) {
    // What is wrong with a file was told when it was read first.
    this.#at = { ...at, trouble: noTrouble() };
  }

  putArticle(article: Article): void {
    if (this.#takes(article.source.length)) this.#articles.set(article.path, article);
  }

  putRecord(file: RecordFile): void {
    if (this.#takes(file.document.text.length)) this.#records.set(file.document.file, file);
  }

  /** Everything is read again. */
  clear(): void {
    this.#articles.clear();
    this.#records.clear();
    this.#room = 0;
  }

  #takes(size: number): boolean {
    if (size > this.#room) return false;
    this.#room -= size;
    return true;
  }

  /** Undefined where it can be read no more. */
  async article({ path, folder }: ArticleFile): Promise<Article | undefined> {
    return this.#articles.get(path) ?? loadArticle({ ...this.#at, path, folder, ownSchema: undefined });
  }

  async recordsOf(article: Pick<Article, 'path'>): Promise<RecordFile[]> {
    const paths = this.#at.config.editions.map((edition) => recordPath(article, edition));
    const records = await Promise.all(paths.map((path) => this.record(path)));
    return records.filter((record) => record !== undefined);
  }

  async record(path: string): Promise<RecordFile | undefined> {
    return this.#records.get(path) ?? loadRecord(this.#at, path);
  }

  /** As it is once it was written. */
  renew(path: string, file: () => RecordFile): void {
    if (this.#records.has(path)) this.#records.set(path, file());
  }

  /** Hand edits taken over. */
  recordNow(path: string): ReturnType<typeof adoptHandEdits> | undefined {
    const known = this.#records.get(path);
    if (known) return adoptHandEdits(known.record);
    const text = this.#at.files.readTextNow(path);
    if (!text.ok || text.value === undefined) return undefined;
    try {
      return adoptHandEdits(toRecord(JSON.parse(text.value)));
    } catch {
      return undefined;
    }
  }
}
