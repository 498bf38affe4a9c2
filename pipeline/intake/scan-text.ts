/** Turns a stretch of source into text pieces: escapes and entities resolved, white space folded. */
import { decodeHTML, decodeHTMLAttribute, decodeHTMLStrict } from 'entities';
import type { Range } from '../model/text.ts';
import type { ContentBuilder } from './content.ts';

export interface Dialect {
  /** `\*` reads as `*`. */
  readonly escapes: boolean;
  /** A sticky expression for an entity, and what it decodes to. */
  readonly entity: RegExp;
  readonly decode: (entity: string) => string;
}

/** CommonMark 0.31, 2.4 and 2.5: entities end in a semicolon. */
export const MARKDOWN: Dialect = {
  escapes: true,
  entity: /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y,
  decode: decodeHTMLStrict,
};

/** HTML Living Standard, 13.2.5.72: a hundred old entities need no semicolon. */
const LOOSE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{0,31});?/y;
export const HTML: Dialect = { escapes: false, entity: LOOSE, decode: decodeHTML };
export const HTML_ATTRIBUTE: Dialect = { escapes: false, entity: LOOSE, decode: decodeHTMLAttribute };

export interface TextContext {
  readonly dialect: Dialect;
  /** How many `>` markers may stand at the start of a continuation line. */
  readonly quotes: number;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const AMPERSAND = 38;
const QUOTE_MARK = 62;
const BACKSLASH = 92;

export function scanText(into: ContentBuilder, range: Range, context: TextContext): void {
  const { source } = into;
  const { dialect } = context;
  let pending = range.start;
  let at = range.start;
  while (at < range.end) {
    const code = source.charCodeAt(at);
    let end = at;
    let value: string | undefined;
    if (code > BACKSLASH || (code > AMPERSAND && code < BACKSLASH) || isLoneSpace(source, at, code)) {
      at++;
      continue;
    }
    if (
      code === BACKSLASH &&
      dialect.escapes &&
      at + 1 < range.end &&
      isPunctuation(source.charCodeAt(at + 1))
    ) {
      end = at + 2;
      value = source[at + 1]!;
    } else if (code === AMPERSAND) {
      end = entityEnd(source, at, dialect);
      if (end > range.end) end = at;
      value = dialect.decode(source.slice(at, end));
      if (value === source.slice(at, end)) end = at;
    } else if (isSpace(code)) {
      end = spaceEnd(source, { start: at, end: range.end }, context.quotes);
      if (end === at + 1 && code === SPACE) end = at;
      value = ' ';
    }
    if (end === at) at++;
    else {
      into.verbatim(pending, at);
      into.atomic(at, end, value!);
      at = end;
      pending = end;
    }
  }
  into.verbatim(pending, range.end);
}

/** As between most words: a space that no other white space follows stands for itself. */
function isLoneSpace(source: string, at: number, code: number): boolean {
  return code === SPACE && source.charCodeAt(at + 1) > SPACE;
}

function entityEnd(source: string, at: number, dialect: Dialect): number {
  dialect.entity.lastIndex = at;
  return dialect.entity.test(source) ? dialect.entity.lastIndex : at;
}

/** The end of a run of white space, line breaks and the quote markers after them included. */
function spaceEnd(source: string, range: Range, quotes: number): number {
  let at = range.start;
  let allowed = 0;
  while (at < range.end) {
    const code = source.charCodeAt(at);
    if (code === LF || code === CR) allowed = quotes;
    else if (code === QUOTE_MARK && allowed > 0) allowed--;
    else if (!isSpace(code)) break;
    at++;
  }
  return at;
}

function isSpace(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= CR);
}

/** ASCII punctuation, which a backslash escapes (CommonMark 0.31, 2.4). */
export function isPunctuation(code: number): boolean {
  return (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  );
}
