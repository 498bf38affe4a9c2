/** Image descriptions and link titles of Markdown. */
import type { Place } from '../../model/article.ts';
import type { Range } from '../../model/text.ts';
import { type Chunk, flatten, type Scene, type Written, writeEach } from './chunk.ts';
import { SHORTCODE } from './html.ts';
import { escapeInline } from './markdown-inline.ts';

/** In `![...]` all of Markdown's inline marks are read, and brackets end it. */
export function writeAlt(chunks: readonly Chunk[], { source, range, mdx, defines }: Scene): Written {
  const context = { before: '[', after: ']', pipes: false, mdx, defines };
  const text = writeEach(chunks, (value) => escapeInline(flatten(value), context));
  const tail = text === source.slice(range.start, range.end) ? undefined : labelTail(source, range, defines);
  if (!tail) return { range, text };
  return { range: { start: range.start, end: tail.end }, text: text + tail.text };
}

/**
 * In `![Label][]` and `![Label]` the description is also the label that its address is found by, so what follows
 * becomes `][Label]` when the description changes. A label holds no bare brackets (CommonMark 0.31, 6.3): the nearest ones are its own.
 */
function labelTail(
  source: string,
  { start, end }: Range,
  defines: Scene['defines'],
): { end: number; text: string } | undefined {
  const open = source.lastIndexOf('[', start - 1);
  const close = source.indexOf(']', end);
  if (open < 1 || close < 0 || source[open - 1] !== '!') return undefined;
  const label = source.slice(open + 1, close);
  const isCollapsed = source.startsWith('[]', close + 1);
  if (!isCollapsed && (/[([]/.test(source[close + 1] ?? '') || !defines(label))) return undefined;
  return { end: close + (isCollapsed ? 3 : 1), text: `${source.slice(end, close)}][${label}]` };
}

type TitlePlace = Extract<Place, { kind: 'markdown-title' }>;

/** Shortcodes, alerts (`[!NOTE]`) and tables of contents. */
const BRACKET = new RegExp(`${SHORTCODE.source}|\\[(?=![A-Za-z]|_?(?:toc|TOC)_?\\])`, 'g');

/** Between its quotes a title reads only backslashes and entities. */
export function writeTitle(chunks: readonly Chunk[], { range, place }: Scene<TitlePlace>): Written {
  const marks = place.quote === ')' ? '()' : place.quote;
  const write = (text: string) =>
    flatten(text)
      .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
      .replace(/&(?=#\d{1,7};|#[xX][\da-fA-F]{1,6};|[A-Za-z][A-Za-z\d]{1,31};)/g, '\\&')
      .replace(/(?<![\w:/\]]):(?=[a-z][\w-]{0,40}\[|[a-z+-][a-z\d_+-]{1,40}:)/g, '&#58;')
      .replace(/\{(?=[{%#:.]|\/\*)/g, '{\\')
      .replace(/(?<==)\{/g, '\\{')
      .replace(/\$(?![\s\d])|(?<=\$)\$/g, '\\$')
      .replace(BRACKET, '&#91;')
      .replace(/["'()]/g, (mark) => (marks.includes(mark) ? `\\${mark}` : mark));
  return { range, text: writeEach(chunks, write) };
}
