/** Which lines recur in many articles of a site: what a build learns and keeps. */
import type { Article } from '../model/article.ts';
import { foldText } from './fold-text.ts';
import { SENTENCE_UNITS, versionsOf } from './versions.ts';
import { viewBlock } from './view.ts';

export interface Repetition {
  /** How many articles were read; versions of one article count once, here and below. */
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
  if (articles.length === 1) return ofOne(articles[0]!);
  const outlines = articles.map(outlineOf);
  const versions = versionsOf(outlines);
  const groups = Map.groupBy(outlines.keys(), (at) => versions[at]!);
  const counts = new Map<string, { articles: number; first: number; last: number }>();
  const titles = new Map<string, number>();
  for (const group of groups.values()) {
    for (const [line, { first, last }] of mergedEdges(group.map((at) => outlines[at]!.edges))) {
      const count = counts.get(line) ?? { articles: 0, first: 0, last: 0 };
      count.articles++;
      if (first) count.first++;
      if (last) count.last++;
      counts.set(line, count);
    }
    for (const title of new Set(group.flatMap((at) => [...outlines[at]!.titles])))
      titles.set(title, (titles.get(title) ?? 0) + 1);
  }
  return {
    articles: groups.size,
    lines: sorted([...counts].filter(([, count]) => count.articles > 1)),
    titles: sorted([...titles]),
  };
}

/** In one article nothing recurs: its titles are all there is to learn. */
function ofOne(article: Article): Repetition {
  const titles = titlesOf(
    article,
    linesOf(article, ({ role }) => role === 'title'),
  );
  return { articles: 1, lines: {}, titles: sorted([...titles].map((title) => [title, 1])) };
}

/** Code-point order, so that the kept file does not depend on the order of articles. */
function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

type Edges = Map<string, { first: boolean; last: boolean }>;

function outlineOf(article: Article): { titles: Set<string>; sentences: Set<string>; edges: Edges } {
  const lines = linesOf(article);
  return {
    titles: titlesOf(article, lines),
    sentences: new Set(lines.flatMap(({ text }) => (text.length >= SENTENCE_UNITS ? [text] : []))),
    edges: edgesOf(lines),
  };
}

function linesOf(
  article: Article,
  isWanted: (block: Article['blocks'][number]) => boolean = () => true,
): { text: string; role: string }[] {
  const lines: { text: string; role: string }[] = [];
  article.blocks.forEach((block, index) => {
    if (block.role === 'attribute' || block.role === 'field' || !isWanted(block)) return;
    if (block.range.end - block.range.start > LONGEST * 8) lines.push({ text: '', role: block.role });
    else lines.push({ text: foldText(viewBlock(article.source, block, index).text), role: block.role });
  });
  return lines;
}

function edgesOf(lines: readonly { text: string }[]): Edges {
  const edges: Edges = new Map();
  lines.forEach(({ text }, at) => {
    if (text === '' || text.length > LONGEST) return;
    const held = edges.get(text) ?? { first: false, last: false };
    if (at < EDGE) held.first = true;
    if (lines.length - at <= EDGE) held.last = true;
    edges.set(text, held);
  });
  return edges;
}

/** Of versions of one article: where a line stands in any of them. */
function mergedEdges(versions: readonly Edges[]): Edges {
  if (versions.length === 1) return versions[0]!;
  const merged: Edges = new Map();
  for (const edges of versions) {
    for (const [line, { first, last }] of edges) {
      const held = merged.get(line);
      merged.set(line, { first: first || held?.first === true, last: last || held?.last === true });
    }
  }
  return merged;
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
  /** It opens or closes a good part of the site. */
  readonly notice: boolean;
  readonly first: number;
  readonly last: number;
  /** Articles whose title it is. */
  readonly titles: number;
}

/** Articles that hold a notice, their part of the site, and of them the part that has it at one end. */
const NOTICE = { articles: 6, share: 0.25, edge: 0.8 };

function isNotice({ articles, first, last }: LineCount, all: number): boolean {
  if (articles < NOTICE.articles || articles < NOTICE.share * all) return false;
  return Math.max(first, last) >= NOTICE.edge * articles;
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
    notice: line !== undefined && isNotice(line, repetition.articles),
    first: line?.first ?? 0,
    last: line?.last ?? 0,
    titles,
  };
}
