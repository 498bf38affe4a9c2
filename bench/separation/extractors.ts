/** Article extractors under one form: a page's source in, the article's text out, a line for each block. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Article } from '../../pipeline/model/article.ts';
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

const LINE =
  /^(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul)$/i;

export function readabilityText(source: string): string {
  const { document } = parseHTML(source);
  // Some pages it cannot read at all: a comment before the root leaves linkedom without a document.
  if (!document.documentElement) return '';
  const found = new Readability(document).parse();
  return found?.content ? linesOf(parseHTML(`<html><body>${found.content}</body></html>`).document.body) : '';
}

interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly data?: string;
  readonly childNodes?: ArrayLike<unknown>;
}

function linesOf(root: unknown): string {
  const node = root as DomNode;
  if (node.nodeType === 3) return node.data ?? '';
  const text = Array.from(node.childNodes ?? [], linesOf).join('');
  return LINE.test(node.nodeName) ? `\n${text}\n` : text;
}
