/** Documents of the labelled set, read by the project's own intake. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readArticle } from '../../pipeline/intake/read.ts';
import type { Article, ArticleId } from '../../pipeline/model/article.ts';
import type { Document } from './corpus.ts';
import { FORMATS, type Gold } from './data.ts';

export function readText(id: string, source: string, format = 'txt'): Article {
  const name = `${id}.${format}`;
  const read = readArticle({ path: name, id: id as ArticleId, bytes: Buffer.from(source) });
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.failure)}`);
  return read.value.article;
}

/** Each gold in every format it is given in. */
export function readDocuments(folder: string, golds: readonly Gold[]): Document[] {
  return golds.flatMap((gold) =>
    FORMATS.flatMap((format) => {
      const file = path.join(folder, `${gold.id}.${format}`);
      if (!existsSync(file)) return [];
      return [{ gold, format, article: readText(gold.id, readFileSync(file, 'utf8'), format) }];
    }),
  );
}
