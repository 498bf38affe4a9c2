/** Reads a text as if it were a file. */
import type { IntakeOptions } from '../../pipeline/intake/options.ts';
import { type ReadArticle, readArticle } from '../../pipeline/intake/read.ts';
import type { Article, ArticleId } from '../../pipeline/model/article.ts';
import type { Failure, Result } from '../../pipeline/model/finding.ts';

export function readBytes(path: string, bytes: Uint8Array, options?: IntakeOptions): Result<ReadArticle> {
  return readArticle({ path, id: path.replace(/\.[^.]+$/, '') as ArticleId, bytes }, options);
}

export function read(path: string, text: string, options?: IntakeOptions): Result<ReadArticle> {
  return readBytes(path, new TextEncoder().encode(text), options);
}

export function articleOf(path: string, text: string, options?: IntakeOptions): Article {
  const result = read(path, text, options);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value.article;
}

export function failureOf(result: Result<ReadArticle>): Failure {
  if (result.ok) throw new Error('a failure was expected');
  return result.failure;
}

/** The text of each block, codes left out. */
export function textsOf(article: Article): string[] {
  return article.blocks.map(({ content }) =>
    content.map((inline) => (inline.kind === 'text' ? inline.value : '')).join(''),
  );
}
