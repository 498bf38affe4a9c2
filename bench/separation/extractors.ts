/** Article extractors under one form: a page's source in, the article's text out, a line for each block. */
import type { Article } from '../../pipeline/model/article.ts';
import { extractText } from '../../pipeline/separate/main-text.ts';
import { type Knowledge, separate } from '../../pipeline/separate/separate.ts';
import { isLine } from './pages.ts';

/** The lines that separation keeps for the article, without its headline, which benchmarks do not count as text. */
export function bodyText(article: Article, knowledge: Knowledge): string {
  return separate(article, knowledge)
    .judgements.filter(({ kind, block }) => kind === 'body' && isLine(article.blocks[block]!))
    .filter(({ block }) => article.blocks[block]!.role !== 'title' && article.blocks[block]!.level !== 1)
    .map(({ text }) => text)
    .join('\n');
}

export function readabilityText(source: string): string {
  return extractText(source) ?? '';
}
