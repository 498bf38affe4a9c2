/** Image descriptions and link titles of Markdown. */
import type { Place } from '../../model/article.ts';
import { type Chunk, flatten, type Scene, type Written, writeEach } from './chunk.ts';
import { SHORTCODE } from './html.ts';
import { escapeInline } from './markdown-inline.ts';

/** In `![...]` all of Markdown's inline marks are read, and brackets end it. */
export function writeAlt(chunks: readonly Chunk[], { range, mdx, defines }: Scene): Written {
  const context = { before: '[', after: ']', pipes: false, mdx, defines };
  return { range, text: writeEach(chunks, (text) => escapeInline(flatten(text), context)) };
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
