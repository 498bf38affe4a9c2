/** Tags that take a line of their own: directives, admonitions, imports and exports, code fences. */
import type { Cursor } from './cursor.ts';

const DIRECTIVE = /:{3,}[ \t]*(?:([\w-]+)([^\n\r]*))?$|::[a-z][\w-]*(?=[[{ \t\r\n]|$)[^\n\r]*/my;
const ADMONITION =
  /(?:!!!|\?\?\?\+?)[ \t]+[\w-][^\n\r"]{0,100}(?:"([^"\n\r]*)")?[ \t]*$|===[!+]?[ \t]+"([^"\n\r]+)"[ \t]*$/my;
const IMPORT = /import\s(?:[^'";]{0,1500}?\sfrom\s)?\s*(?:'[^'\n]{1,300}'|"[^"\n]{1,300}");?[ \t]*$/my;
const EXPORT = /export[ \t]+(?:const|let|var|function|default|class|async)\s/y;
const FENCE = /(`{3,})[^`\n]*$|(~{3,})[^\n]*$/my;

/** What takes the line whose text starts at `at` (after indent and quote marks): its end, or undefined. */
export function findLine(cursor: Cursor, lineStart: number, at: number): number | undefined {
  switch (cursor.source.charCodeAt(at)) {
    case 58:
      return findDirective(cursor, at);
    case 33:
    case 63:
    case 61:
      return findAdmonition(cursor, at);
    case 96:
    case 126:
      return findFence(cursor, lineStart, at);
    case 105:
    case 101:
      return at === lineStart && cursor.syntax === 'markdown' ? findModule(cursor, at) : undefined;
    default:
      return undefined;
  }
}

function findDirective(cursor: Cursor, at: number): number | undefined {
  const match = cursor.match(DIRECTIVE, at);
  if (!match) return undefined;
  const end = at + match[0].length;
  addLabel(cursor, at, end);
  return cursor.add(at, end, 'shortcode', { mask: 'blank' });
}

/** `:::note[Title]{…}` (remark), `:::note Title` (Docusaurus 2, VitePress), `::: {.note}` (Pandoc). */
function addLabel(cursor: Cursor, at: number, end: number): void {
  const line = cursor.source.slice(at, end);
  const name = /^:+[ \t]*[\w-]*/.exec(line)![0].length;
  const rest = line.slice(name);
  if (rest.startsWith('[')) {
    const close = rest.lastIndexOf(']');
    if (close > 1) cursor.found.labels.push({ start: at + name + 1, end: at + name + close, quote: ']' });
    return;
  }
  const brace = rest.indexOf('{');
  const title = brace < 0 ? rest : rest.slice(0, brace);
  if (title.trim() !== '')
    cursor.found.labels.push({ start: at + name, end: at + name + title.length, quote: '' });
}

function findAdmonition(cursor: Cursor, at: number): number | undefined {
  const match = cursor.match(ADMONITION, at);
  if (!match) return undefined;
  const end = at + match[0].length;
  const title = match[1] ?? match[2];
  if (title) {
    const start = at + match[0].indexOf('"') + 1;
    cursor.found.labels.push({ start, end: start + title.length, quote: '"' });
  }
  return cursor.add(at, end, 'shortcode', { mask: 'item' });
}

/** Code is not searched for tags: its end is the fence's, or the end of the quotation it stands in. */
function findFence(cursor: Cursor, lineStart: number, at: number): number | undefined {
  const match = cursor.match(FENCE, at);
  if (!match) return undefined;
  const fence = match[1] ?? match[2]!;
  const quotes = countQuotes(cursor.source, lineStart, at);
  let line = cursor.ahead.find('\n', at) + 1;
  while (line < cursor.source.length) {
    const end = cursor.ahead.find('\n', line);
    const text = textStart(cursor.source, line, end);
    if (countQuotes(cursor.source, line, text) < quotes) return line - 1;
    if (closesFence(cursor.source, text, { end, fence })) return end;
    line = end + 1;
  }
  return cursor.source.length;
}

function closesFence(source: string, at: number, { end, fence }: { end: number; fence: string }): boolean {
  if (!source.startsWith(fence, at)) return false;
  for (let rest = at; rest < end; rest++) {
    const character = source[rest]!;
    if (character !== fence[0] && character !== ' ' && character !== '\t' && character !== '\r') return false;
  }
  return true;
}

/** The first character of a line that is neither indent nor quote mark. */
export function textStart(source: string, lineStart: number, end: number): number {
  let at = lineStart;
  while (at < end) {
    const code = source.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 62) break;
    at++;
  }
  return at;
}

function countQuotes(source: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (source.charCodeAt(at) === 62) count++;
  return count;
}

/** The imports and exports that Docusaurus and react.dev keep in files named `.md`. */
function findModule(cursor: Cursor, at: number): number | undefined {
  const statement = cursor.match(IMPORT, at);
  if (statement) return cursor.add(at, at + statement[0].length, 'shortcode', { mask: 'blank' });
  if (!cursor.match(EXPORT, at)) return undefined;
  return cursor.add(at, cursor.ahead.blankLine(at), 'shortcode', { mask: 'blank' });
}
