/** Paragraphs, headings and table cells of Markdown: CommonMark 0.31 with GFM, footnotes, directives and MDX. */
import type { Place } from '../../model/article.ts';
import { type Chunk, type Scene, type Written, writeEach } from './chunk.ts';
import { escapeInline } from './markdown-inline.ts';
import { escapeLineStart } from './markdown-line.ts';

type MarkdownPlace = Extract<Place, { kind: 'markdown' }>;

export function writeMarkdown(chunks: readonly Chunk[], scene: Scene<MarkdownPlace>): Written {
  const { range, place } = scene;
  const text = chunks.every((chunk) => chunk.kind === 'raw')
    ? writeEach(chunks, (kept) => kept)
    : writeInOrder(chunks, scene);
  return { range, text: place.within === 'heading' ? escapeHeadingEnd(text, chunks) : text };
}

function writeInOrder(chunks: readonly Chunk[], scene: Scene<MarkdownPlace>): string {
  const parts: string[] = [];
  let before = '';
  for (let at = 0; at < chunks.length; at++) {
    const chunk = chunks[at]!;
    const next = chunks[at + 1];
    const part =
      chunk.kind === 'raw'
        ? chunk.text
        : writeText(chunk.value, { scene, before, after: afterOf(next), isLast: next === undefined });
    parts.push(part);
    if (part !== '') before = before.slice(-1) + part;
    if (before.length > 200) before = before.slice(-200);
  }
  return parts.join('');
}

function afterOf(next: Chunk | undefined): string {
  if (!next) return '';
  return next.kind === 'raw' ? next.text.slice(0, 8) : next.value.slice(0, 8);
}

interface Around {
  readonly scene: Scene<MarkdownPlace>;
  /** The end of what has been written; '' at the block's start. */
  readonly before: string;
  /** The beginning of what comes next. */
  readonly after: string;
  readonly isLast: boolean;
}

function writeText(value: string, { scene, before, after, isLast }: Around): string {
  const { place, mdx, defines } = scene;
  const flat = value.replace(/[ \t]*(?:\r\n|[\r\n])[ \t]*/g, ' ');
  const starts = startsLine(before, scene);
  const text = starts ? flat.replace(/^[ \t]+/, '') : flat;
  const escaped = escapeInline(text, {
    before: starts ? '\n' : (before.at(-1) ?? '\n'),
    after: isLast ? '\n' : after,
    pipes: place.within === 'table-cell',
    mdx,
    defines,
  });
  return starts ? escapeLineStart(escaped, mdx) : escaped;
}

/** True where the text begins a line that Markdown reads for lists, headings and the like. */
function startsLine(before: string, { source, range, place }: Scene<MarkdownPlace>): boolean {
  if (place.within === 'table-cell') return false;
  if (before !== '') return /(?:^|[\r\n])[ \t>]*$/.test(before);
  return place.within !== 'heading' || !isAtx(source, range.start);
}

function isAtx(source: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && (source[at] === ' ' || source[at] === '\t')) at--;
  return source[at] === '#';
}

/** `Learn C #` would lose its last word: a closing run of `#` is written `\#`. */
function escapeHeadingEnd(text: string, chunks: readonly Chunk[]): string {
  if (chunks.at(-1)?.kind !== 'text' || !text.endsWith('#')) return text;
  let at = text.length;
  while (at > 0 && text[at - 1] === '#') at--;
  const closes = at === 0 || text[at - 1] === ' ' || text[at - 1] === '\t';
  return closes ? `${text.slice(0, at)}\\${text.slice(at)}` : text;
}
