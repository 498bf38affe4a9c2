/** Articles of a folder, for measuring. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readArticle } from '../../pipeline/intake/read.ts';
import type { Article, ArticleId } from '../../pipeline/model/article.ts';
import { ok, type Result } from '../../pipeline/model/finding.ts';
import { languageOf } from '../../pipeline/model/locale.ts';
import type { BodyView } from '../../pipeline/segment/view.ts';

const ARTICLE = /\.(?:md|mdx|markdown|html?|txt)$/i;

/** Paths below the folder, sorted. */
export function listArticles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && ARTICLE.test(entry.name));
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
}

export function readBytes(folder: string, path: string): Uint8Array {
  return readFileSync(join(folder, path));
}

export function read(path: string, bytes: Uint8Array): Result<Article> {
  const read = readArticle({ path, id: path.replace(/\.[^./]+$/, '') as ArticleId, bytes });
  return read.ok ? ok(read.value.article) : read;
}

/** Everything is body: separation is measured elsewhere. */
export function wholeBody(article: Article): BodyView {
  const language =
    article.declared?.language ??
    languageOf(/(?:^|[/._-])es(?:[/._-]|$)/.test(article.path) ? 'es' : 'en') ??
    'en';
  return { language, parts: article.blocks.map(({ range }, block) => ({ block, range })) };
}
