/** Which lines recur in many articles of a site: what a build learns and keeps. */
import type { Article } from '../model/article.ts';
import { foldText } from './fold-text.ts';
import { viewBlock } from './view.ts';

export interface Repetition {
  /** How many articles were read. */
  readonly articles: number;
  /** By folded text: in how many articles it stands, and in how many of those among the first or the last lines. */
  readonly lines: Readonly<Record<string, LineCount>>;
  /** Folded titles of the articles: a line that is another article's title is a teaser. */
  readonly titles: Readonly<Record<string, number>>;
}

export interface LineCount {
  readonly articles: number;
  readonly first: number;
  readonly last: number;
}

/** What is known before anything was read. */
export const NO_REPETITION: Repetition = { articles: 0, lines: {}, titles: {} };

/** Longest line that is counted, in UTF-16 units: chrome is short, notices are not much longer. */
const LONGEST = 240;
/** Lines at either end of an article that count as its edge. */
const EDGE = 15;

/** Learns from all articles of a site; their order does not matter. Lines of one article alone are left out. */
export function learnRepetition(articles: readonly Article[]): Repetition {
  const counts = new Map<string, { articles: number; first: number; last: number }>();
  const titles = new Map<string, number>();
  for (const article of articles) {
    const lines = linesOf(article);
    for (const [line, { first, last }] of edgesOf(lines)) {
      const count = counts.get(line) ?? { articles: 0, first: 0, last: 0 };
      count.articles++;
      if (first) count.first++;
      if (last) count.last++;
      counts.set(line, count);
    }
    for (const title of titlesOf(article, lines)) titles.set(title, (titles.get(title) ?? 0) + 1);
  }
  return {
    articles: articles.length,
    lines: sorted([...counts].filter(([, count]) => count.articles > 1)),
    titles: sorted([...titles]),
  };
}

/** Code-point order, so that the kept file does not depend on the order of articles. */
function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function linesOf(article: Article): { text: string; role: string }[] {
  const lines: { text: string; role: string }[] = [];
  article.blocks.forEach((block, index) => {
    if (block.role === 'attribute' || block.role === 'field') return;
    if (block.range.end - block.range.start > LONGEST * 8) lines.push({ text: '', role: block.role });
    else lines.push({ text: foldText(viewBlock(article.source, block, index).text), role: block.role });
  });
  return lines;
}

function edgesOf(lines: readonly { text: string }[]): Map<string, { first: boolean; last: boolean }> {
  const edges = new Map<string, { first: boolean; last: boolean }>();
  lines.forEach(({ text }, at) => {
    if (text === '' || text.length > LONGEST) return;
    const held = edges.get(text) ?? { first: false, last: false };
    if (at < EDGE) held.first = true;
    if (lines.length - at <= EDGE) held.last = true;
    edges.set(text, held);
  });
  return edges;
}

/** A first-level heading or a declared title; in plain text the first line, when it is no more than a line. */
function titlesOf(article: Article, lines: readonly { text: string; role: string }[]): Set<string> {
  const titles = new Set<string>();
  const declared = article.frontMatter?.data['title'];
  if (typeof declared === 'string') titles.add(foldText(declared));
  for (const { text, role } of lines) if (role === 'title' && text !== '') titles.add(text);
  return titles;
}

export interface Recurrence {
  /** Articles besides this one that hold the line. */
  readonly others: number;
  readonly first: number;
  readonly last: number;
  /** Articles whose title it is. */
  readonly titles: number;
}

/** What is known of a line of an article that was itself among those learnt from. */
export function recurrenceOf(repetition: Repetition | undefined, text: string): Recurrence | undefined {
  if (!repetition || text.length > LONGEST) return undefined;
  const folded = foldText(text);
  const line = Object.hasOwn(repetition.lines, folded) ? repetition.lines[folded] : undefined;
  const titles = Object.hasOwn(repetition.titles, folded) ? repetition.titles[folded]! : 0;
  if (!line && titles === 0) return undefined;
  return {
    others: line ? line.articles - 1 : 0,
    first: line?.first ?? 0,
    last: line?.last ?? 0,
    titles,
  };
}
