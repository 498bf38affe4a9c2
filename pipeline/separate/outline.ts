/** What of an article decides what recurs, and which others are versions of it. */
import type { Article } from '../model/article.ts';
import { foldText } from './fold-text.ts';
import { LONGEST } from './repetition.ts';
import { type Outline, SENTENCE_UNITS } from './versions.ts';
import { viewBlock } from './view.ts';

/** Lines at either end of an article that count as its edge. */
const EDGE = 15;

/** Whether a line stands among the first or the last lines of an article. */
export const [FIRST, LAST, FLAGS] = [1, 2, 4] as const;

export interface OutlinedArticle extends Outline {
  /** Lines, each once, with where it stands. */
  readonly edges: ReadonlyMap<string, number>;
}

export function outlineOf(article: Article): OutlinedArticle {
  const lines = linesOf(article);
  return { titles: titlesOf(article, lines), sentences: sentencesOf(lines), edges: edgesOf(lines) };
}

/** Of an article that has no others beside it. */
export function titlesAlone(article: Article): string[] {
  return titlesOf(
    article,
    linesOf(article, ({ role }) => role === 'title'),
  );
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

/** Lines, each once, with where it stands. */
function edgesOf(lines: readonly { text: string }[]): Map<string, number> {
  const edges = new Map<string, number>();
  lines.forEach(({ text }, at) => {
    if (text === '' || text.length > LONGEST) return;
    const first = at < EDGE ? FIRST : 0;
    const last = lines.length - at <= EDGE ? LAST : 0;
    edges.set(text, (edges.get(text) ?? 0) | first | last);
  });
  return edges;
}

/** A first-level heading or a declared title; in plain text the first line, when it is no more than a line. */
function titlesOf(article: Article, lines: readonly { text: string; role: string }[]): string[] {
  const titles = new Set<string>();
  const declared = article.frontMatter?.data['title'];
  if (typeof declared === 'string') titles.add(foldText(declared));
  for (const { text, role } of lines) if (role === 'title' && text !== '') titles.add(text);
  return [...titles];
}

function sentencesOf(lines: readonly { text: string }[]): Float64Array {
  const long = lines.filter(({ text }) => text.length >= SENTENCE_UNITS);
  return Float64Array.from(new Set(long.map(({ text }) => hashOf(text))));
}

/** 52 bits: a million lines meet in one number with odds of 1 in 10^4, and then count together. */
export function hashOf(text: string): number {
  let [low, high] = [0x811c_9dc5, 0xcbf2_9ce4];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x0100_0193);
    high = Math.imul(high + unit, 0x85eb_ca6b) ^ (high >>> 13);
  }
  return (high >>> 12) * 0x1_0000_0000 + (low >>> 0);
}
