/** The parts of a link, image or definition, for which no parser gives offsets: text, destination, title. */
import type { Range } from '../../model/text.ts';

export interface LinkParts {
  /** Inside the brackets. */
  readonly text: Range;
  readonly title?: TitlePart;
}

export interface TitlePart extends Range {
  readonly quote: '"' | "'" | ')';
}

/** `[text](destination "title")`, with or without a `!` before it; undefined when it is written otherwise. */
export function inlineLinkParts(source: string, node: Range): LinkParts | undefined {
  const open = node.start + (source[node.start] === '!' ? 1 : 0);
  if (source[open] !== '[') return undefined;
  const close = closingBracket(source, open, node.end);
  if (close === undefined || source[close + 1] !== '(') return undefined;
  const text = { start: open + 1, end: close };
  const title = titleBefore(source, { start: close + 2, end: node.end - 1 });
  return title ? { text, title } : { text };
}

/** The title of `[label]: destination "title"`. */
export function definitionTitle(source: string, node: Range): TitlePart | undefined {
  const close = closingBracket(source, node.start, node.end);
  if (close === undefined || source[close + 1] !== ':') return undefined;
  return titleBefore(source, { start: close + 2, end: node.end });
}

/** The bracket that closes the one at `open`: escapes and code spans jumped over, inner brackets counted. */
export function closingBracket(source: string, open: number, end: number): number | undefined {
  let depth = 0;
  for (let at = open; at < end; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (character === '`') at = codeSpanEnd(source, at, end) - 1;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return at;
  }
  return undefined;
}

/** The end of a code span that starts at `at`, or of the backticks alone when none closes it. */
function codeSpanEnd(source: string, at: number, end: number): number {
  let ticks = at;
  while (ticks < end && source[ticks] === '`') ticks++;
  const fence = source.slice(at, ticks);
  for (let found = source.indexOf(fence, ticks); found >= 0 && found < end; ) {
    let close = found;
    while (close < end && source[close] === '`') close++;
    if (close - found === fence.length) return close;
    found = source.indexOf(fence, close);
  }
  return ticks;
}

/** A quoted title at the end of `destination "title"`. */
function titleBefore(source: string, range: Range): TitlePart | undefined {
  const from = destinationEnd(source, range);
  let end = range.end;
  while (end > from && isSpace(source[end - 1])) end--;
  let start = from;
  while (start < end && (isSpace(source[start]) || (source[start] === '>' && startsLine(source, start))))
    start++;
  const quote = closingQuote(source[start]);
  if (start === from || !quote || end - start < 3 || source[end - 1] !== quote) return undefined;
  return { start: start + 1, end: end - 1, quote };
}

function closingQuote(open: string | undefined): TitlePart['quote'] | undefined {
  if (open === '"' || open === "'") return open;
  return open === '(' ? ')' : undefined;
}

function destinationEnd(source: string, range: Range): number {
  let at = range.start;
  while (at < range.end && isSpace(source[at])) at++;
  const angled = source[at] === '<';
  for (; at < range.end; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (angled ? character === '>' : isSpace(character)) return angled ? at + 1 : at;
  }
  return Math.min(at, range.end);
}

/** A quote mark at the start of a continuation line. */
function startsLine(source: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (source[before] === ' ' || source[before] === '\t' || source[before] === '>'))
    before--;
  return source[before] === '\n' || source[before] === '\r';
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
