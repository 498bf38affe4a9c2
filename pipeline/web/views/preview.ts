/**
 * An article in one language as a page that runs nothing: made of its blocks and sentences, never of its own markup, so
 * that whatever stands in it is text.
 */
import type { Block } from '../../model/article.ts';
import { parseCoded } from '../../model/coded-text.ts';
import { effectiveState } from '../../model/record.ts';
import type { Segment } from '../../model/segment.ts';
import { entryOf, type Galley, titlesOf } from '../../plan/review-galley.ts';
import type { PreviewSide } from '../api.ts';
import type { Say } from '../say.ts';

export function previewPage(galley: Galley, side: PreviewSide, say: Say): string {
  const { article, planned } = galley;
  const { title, targetTitle } = titlesOf(galley);
  const edition = planned.edition.name;
  const locale = side === 'source' ? article.separation.language : planned.edition.locale;
  const heading = side === 'target' ? (targetTitle ?? title) : title;
  const name = say({ key: `review:preview.${side}`, values: { title: heading, edition } });
  return `<!doctype html>
<html lang="${escapeHtml(locale)}" translate="no">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(name)}</title>
<style>${STYLE}</style>
<main>
${pageBody(galley, side, say)}
</main>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.6 Georgia, serif; }
body { margin: 0; }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: .25rem solid GrayText; }
.field { font: .875rem/1.5 system-ui, sans-serif; border: 1px solid GrayText; padding: .25rem .5rem; margin-block: .25rem; }
.field b { font-weight: 600; }
.cell { border: 1px solid GrayText; padding: .25rem .5rem; }
.open { background: Mark; color: MarkText; }
.image, .note { font: .8125rem/1.4 system-ui, sans-serif; border: 1px dashed GrayText; padding: 0 .25rem; }
.link { text-decoration: underline; }
.control { font: .75rem ui-monospace, monospace; border: 1px solid; padding: 0 .125rem; }
bdi:target { outline: .1875rem solid Highlight; outline-offset: .125rem; }
`;

function pageBody(galley: Galley, side: PreviewSide, say: Say): string {
  const { blocks } = galley.article.article;
  const groups: { block: Block | undefined; segments: Segment[] }[] = [];
  let last: number | undefined;
  for (const segment of galley.planned.segments) {
    if (segment.block !== last) groups.push({ block: blocks[segment.block], segments: [] });
    last = segment.block;
    groups.at(-1)!.segments.push(segment);
  }
  const lines: string[] = [];
  let inList = false;
  for (const { block, segments } of groups) {
    const isItem = block?.role === 'list-item';
    if (isItem !== inList) lines.push(isItem ? '<ul>' : '</ul>');
    inList = isItem;
    const inner = segments.map((segment) => sentence(galley, segment, { side, say })).join(' ');
    lines.push(blockHtml(block, inner));
  }
  if (inList) lines.push('</ul>');
  return lines.join('\n');
}

function blockHtml(block: Block | undefined, inner: string): string {
  switch (block?.role) {
    case 'title':
    case 'heading': {
      const level = Math.min(6, Math.max(1, block.level ?? 1));
      return `<h${level}>${inner}</h${level}>`;
    }
    case 'list-item':
      return `<li>${inner}</li>`;
    case 'quote':
      return `<blockquote><p>${inner}</p></blockquote>`;
    case 'table-cell':
      return `<div class="cell">${inner}</div>`;
    case 'caption':
      return `<figure><figcaption>${inner}</figcaption></figure>`;
    case 'footnote':
      return `<p><small>${inner}</small></p>`;
    case 'field':
    case 'attribute':
      return `<p class="field"><b>${escapeHtml(block.name ?? '')}</b> ${inner}</p>`;
    default:
      return `<p>${inner}</p>`;
  }
}

function sentence(galley: Galley, segment: Segment, { side, say }: { side: PreviewSide; say: Say }): string {
  const entry = entryOf(galley, segment);
  const isOpen = side === 'target' && effectiveState(entry) === 'initial';
  const text = side === 'source' || isOpen ? segment.source : entry.target;
  const note = escapeHtml(say({ key: 'review:preview.untranslated' }));
  const mark = isOpen ? ` class="open" lang="${galley.article.separation.language}" title="${note}"` : '';
  return `<bdi id="s-${escapeHtml(segment.id)}"${mark}>${codedHtml(text, segment)}</bdi>`;
}

const PAIRS: Readonly<Record<string, readonly [string, string]>> = {
  bold: ['<strong>', '</strong>'],
  italic: ['<em>', '</em>'],
  strike: ['<s>', '</s>'],
  link: ['<span class="link">', '</span>'],
  code: ['<code>', '</code>'],
};

/** Tags that are not in pairs are left out: what is written here is always well formed. */
function codedHtml(text: string, { codes = [] }: Segment): string {
  const known = new Map(codes.map((code) => [code.id, code]));
  const open: { id: number; close: string }[] = [];
  let html = '';
  for (const piece of parseCoded(text)) {
    if (piece.kind === 'text') {
      html += textHtml(piece.value);
      continue;
    }
    const code = known.get(piece.id);
    if (piece.type === 'standalone') html += standalone(code?.name, code?.equivalent ?? '');
    else if (piece.type === 'open') {
      const [start, close] = PAIRS[code?.name ?? ''] ?? ['<span>', '</span>'];
      open.push({ id: piece.id, close });
      html += start;
    } else if (open.at(-1)?.id === piece.id) html += open.pop()!.close;
  }
  return (
    html +
    open
      .reverse()
      .map(({ close }) => close)
      .join('')
  );
}

function standalone(name: string | undefined, equivalent: string): string {
  const text = textHtml(equivalent);
  if (name === 'break') return '<br>';
  if (name === 'image') return `<span class="image">▨ ${text}</span>`;
  if (name === 'code') return `<code>${text}</code>`;
  return name === 'footnote' ? '<span class="note">*</span>' : text;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '');
}

/** Characters that turn the direction of what follows, or are not seen at all: shown by their number. */
function textHtml(text: string): string {
  return escapeHtml(text).replace(/[\p{Cc}\p{Bidi_Control}]/gu, (mark) => {
    if (mark === '\t' || mark === '\n' || mark === '\r') return mark;
    const number = mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return `<span class="control">U+${number}</span>`;
  });
}
