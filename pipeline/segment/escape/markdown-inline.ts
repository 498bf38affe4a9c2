/** What Markdown reads inside a line. Only marks that would be read are escaped. */

import { SHORTCODE } from './html.ts';

export interface InlineContext {
  /** The character before the text; a line break at a line's start. */
  readonly before: string;
  /** What follows the text; a line break at the block's end. */
  readonly after: string;
  /** True in a table cell. */
  readonly pipes: boolean;
  readonly mdx: boolean;
  readonly defines: (label: string) => boolean;
}

/** Marks that are looked at; any other text is passed over at once. */
const MARKS = /[\\`*_~[\]<&!|{}$:]/g;

export function escapeInline(text: string, context: InlineContext): string {
  if (text.search(MARKS) < 0) return text;
  let brackets: Brackets | undefined;
  return text.replace(MARKS, (mark: string, at: number) => {
    if (mark === '[' || mark === ']') {
      brackets ??= matchBrackets(text);
      return needsBracket(text, at, { context, brackets }) ? `\\${mark}` : mark;
    }
    if (mark === '{' && !context.mdx) return tearTemplate(text, at, context);
    // Readers of directives heed no backslash.
    if (mark === ':') return isDirective(text, at, context) ? '&#58;' : mark;
    return needsEscape(text, at, context) ? `\\${mark}` : mark;
  });
}

/**
 * What would begin template code or attributes is torn apart, not preceded (`{\\{`): templates read no backslashes.
 * After `=` a brace begins a JSX value.
 */
function tearTemplate(text: string, at: number, context: InlineContext): string {
  const brace = charBefore(text, at, context) === '=' ? '\\{' : '{';
  const next = charAfter(text, at + 1, context);
  if (next === ':' && at + 1 < text.length && isDirective(text, at + 1, context)) return brace;
  const begins = '{%#:.'.includes(next) || (next === '/' && charAfter(text, at + 2, context) === '*');
  return begins ? `${brace}\\` : brace;
}

function needsEscape(text: string, at: number, context: InlineContext): boolean {
  const next = charAfter(text, at + 1, context);
  switch (text[at]) {
    case '\\':
      return next === '\n' || PUNCTUATION.test(next);
    case '`':
      return true;
    case '*':
    case '_':
      return isDelimiter(text, at, context);
    case '~':
      return isStrike(text, at, context);
    case '<':
      return context.mdx || /[A-Za-z/!?]/.test(next);
    case '&':
      return ENTITY.test(text.slice(at, at + 40) + (at + 40 > text.length ? context.after : ''));
    case '!':
      return at === text.length - 1 && next === '[';
    case '|':
      return context.pipes;
    case '$':
      return isMath(text, at, context);
    case '{':
    case '}':
      return context.mdx;
    default:
      return false;
  }
}

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const ENTITY = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/;
const SPACE = /\s/;
const SYMBOL = /[\p{P}\p{S}]/u;

function charAfter(text: string, at: number, context: InlineContext): string {
  if (at < text.length) return String.fromCodePoint(text.codePointAt(at)!);
  return context.after[0] ?? '\n';
}

function charBefore(text: string, at: number, context: InlineContext): string {
  if (at === 0) return context.before;
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff && at > 1 ? text.slice(at - 2, at) : text[at - 1]!;
}

/** The run of one character that the mark stands in, and the flanking rules of CommonMark 0.31, 6.2. */
function flanking(text: string, at: number, context: InlineContext) {
  const mark = text[at]!;
  let from = at;
  let to = at + 1;
  while (from > 0 && text[from - 1] === mark) from--;
  while (to < text.length && text[to] === mark) to++;
  const before = charBefore(text, from, context);
  const after = charAfter(text, to, context);
  const spaceBefore = SPACE.test(before);
  const spaceAfter = SPACE.test(after);
  const symbolBefore = SYMBOL.test(before);
  const symbolAfter = SYMBOL.test(after);
  const left = !spaceAfter && (!symbolAfter || spaceBefore || symbolBefore);
  const right = !spaceBefore && (!symbolBefore || spaceAfter || symbolAfter);
  return { left, right, symbolBefore, symbolAfter, length: to - from };
}

function isDelimiter(text: string, at: number, context: InlineContext): boolean {
  const run = flanking(text, at, context);
  if (text[at] === '*') return run.left || run.right;
  const opens = run.left && (!run.right || run.symbolBefore);
  const closes = run.right && (!run.left || run.symbolAfter);
  return opens || closes;
}

/** `~5` cannot end a deletion, and without an end there is none. */
function isStrike(text: string, at: number, context: InlineContext): boolean {
  const run = flanking(text, at, context);
  if (run.length > 2) return false;
  return run.length === 2 ? run.left || run.right : run.right;
}

const DIRECTIVE = /:(?:[a-z][\w-]{0,40}\[|[a-z+-][a-z\d_+-]{1,40}:)/y;

/** `:name[text]` and `:smile:`. */
function isDirective(text: string, at: number, context: InlineContext): boolean {
  if (/[\w:/\]]/.test(charBefore(text, at, context))) return false;
  DIRECTIVE.lastIndex = at;
  return DIRECTIVE.test(text);
}

const MATH = /\$(?! )([^$`]{1,300})(?<! )\$(?!\d)/y;

/** What may begin TeX, by the rules of Pandoc's tex_math_dollars; prices (`$5`, `US$ 6`) do not. */
function isMath(text: string, at: number, context: InlineContext): boolean {
  const before = charBefore(text, at, context);
  const next = charAfter(text, at + 1, context);
  if (before === '$' || next === '$') return true;
  if (/[A-Za-z\d]/.test(before)) return false;
  if (!/[\s\d]/.test(next)) return true;
  MATH.lastIndex = at;
  const inside = MATH.exec(text)?.[1];
  return inside !== undefined && /[\\^_={}*`~[\]<&!|]|^[A-Za-z]$/.test(inside);
}

/** Index of each bracket's partner. */
type Brackets = ReadonlyMap<number, number>;

function matchBrackets(text: string): Brackets {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[') open.push(at);
    else if (text[at] === ']') {
      const start = open.pop();
      if (start === undefined) continue;
      pairs.set(start, at);
      pairs.set(at, start);
    }
  }
  return pairs;
}

interface Bracketed {
  readonly context: InlineContext;
  readonly brackets: Brackets;
}

/** `[sic]` stays as it is; a note, a task box, a link, or the label of a known link does not. */
function needsBracket(text: string, at: number, { context, brackets }: Bracketed): boolean {
  const partner = brackets.get(at);
  if (partner === undefined) return true;
  const open = Math.min(at, partner);
  const close = Math.max(at, partner);
  const label = text.slice(open + 1, Math.min(close, open + 1000));
  const next = charAfter(text, close + 1, context);
  if (next === '(' || next === '[' || next === ':' || next === '{') return true;
  if (label.startsWith('!') || /^_?toc_?$/i.test(label) || SHORTCODE.test(`[${label}]`)) return true;
  if (label.startsWith('^') || (open === 0 && /^[ xX]$/.test(label))) return true;
  return context.before === '[' || context.defines(label);
}
