/** WordPress shortcodes, and the markers of alerts and tables of contents. */
import type { Cursor } from './cursor.ts';

const SHORTCODE = /\[(\/?)([a-z][a-z0-9_-]{1,40})(?=[\s\]/])/y;
const MARKER = /\[(?:![A-Za-z]{2,20}\][-+]?|TOC\]|\[_?(?:toc|TOC)_?\]\])/y;
const MAX_SHORTCODE = 2000;

/** Shortcodes of WordPress itself and Jetpack, which need no attribute to be known. */
const KNOWN = new Set(
  'audio caption embed gallery playlist video youtube vimeo twitter tweet instagram code sourcecode php latex'.split(
    ' ',
  ),
);
/** Those whose body is an address or code. */
const VERBATIM = new Set(
  'audio embed playlist video youtube vimeo twitter tweet instagram code sourcecode php latex'.split(' '),
);

export function findBrackets(cursor: Cursor, at: number): number | undefined {
  if (cursor.syntax !== 'html') {
    const marker = cursor.match(MARKER, at);
    if (marker) return cursor.add(at, at + marker[0].length, 'comment', { mask: 'auto' });
  }
  const match = cursor.match(SHORTCODE, at);
  if (!match) return undefined;
  const [head, slash, name = ''] = match;
  const end = shortcodeEnd(cursor, at + head.length);
  if (end === undefined || isMarkdownLink(cursor, end)) return undefined;
  const attributes = cursor.source.slice(at + head.length, end - 1);
  if (!KNOWN.has(name) && !(slash === '/' ? wasOpened(cursor, name) : attributes.includes('=')))
    return undefined;
  const body = slash === '' && VERBATIM.has(name) ? bodyEnd(cursor, end, name) : undefined;
  return cursor.add(at, body ?? end, name === 'caption' ? 'comment' : 'shortcode', { mask: 'auto' });
}

/** `[name …]` followed by what makes it a link or a definition. */
function isMarkdownLink(cursor: Cursor, end: number): boolean {
  if (cursor.syntax === 'html') return false;
  const next = cursor.source[end];
  return next === '(' || next === '[' || next === ':';
}

/** The bracket that ends the tag: none inside quotes, none open before it. */
function shortcodeEnd(cursor: Cursor, from: number): number | undefined {
  const limit = Math.min(cursor.source.length, from + MAX_SHORTCODE, from + cursor.budget);
  let quote = 0;
  let at = from;
  for (; at < limit; at++) {
    const code = cursor.source.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === 93) return at + 1;
    else if (code === 91 || code === 60 || code === 10) break;
    else if ((code === 34 || code === 39) && cursor.source.charCodeAt(at - 1) === 61) quote = code;
  }
  cursor.budget -= at - from;
  return undefined;
}

function bodyEnd(cursor: Cursor, from: number, name: string): number | undefined {
  const closing = `[/${name}]`;
  const end = cursor.ahead.find(closing, from) + closing.length;
  return end > cursor.source.length ? undefined : end;
}

/** Of the last hundred tags, so that the search stays short. */
function wasOpened(cursor: Cursor, name: string): boolean {
  const { spans } = cursor.found;
  const opening = `[${name}`;
  return spans
    .slice(-100)
    .some((span) => span.name === 'shortcode' && cursor.source.startsWith(opening, span.start));
}
