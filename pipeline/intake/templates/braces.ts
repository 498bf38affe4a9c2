/** Tags in braces: Hugo, Liquid, Handlebars, heading attributes, JSX comments and attribute values. */
import { type Cursor, MAX_TAG } from './cursor.ts';
import { parametersOf } from './parameters.ts';

/** Tags whose body is code or a note to the author. */
const VERBATIM = new Set([
  'highlight',
  'comment',
  'mermaid',
  'katex',
  'math',
  'codeblock',
  'code',
  'plantuml',
  'javascript',
  'stylesheet',
  'schema',
]);
const HUGO_NAME = /\{\{[<%]-?\s*(\/?)\s*([\w./-]{1,60})/y;
const LIQUID_NAME = /\{%-?\s*([\w./-]{1,60})/y;
/** `{#id}`, `{.class}`, `{:.class}`, `{#id .class key=value}`. */
const ATTRIBUTES = /\{(?:#[\w-]|\.[A-Za-z]|:)[^{}\n\r]{0,300}\}/y;

/** What starts with the brace at `at`: the end of the tag, or undefined when it is text. */
export function findBraces(cursor: Cursor, at: number): number | undefined {
  const { source, syntax } = cursor;
  const next = source.charCodeAt(at + 1);
  if (next === 47 && source.startsWith('/*', at + 1)) return findJsxComment(cursor, at);
  if (syntax === 'mdx') return undefined;
  if (next === 123) return findDouble(cursor, at);
  if (next === 37) return findLiquid(cursor, at);
  if (syntax !== 'markdown') return undefined;
  if (next === 35 || next === 46 || next === 58) {
    const match = cursor.match(ATTRIBUTES, at);
    return match ? cursor.add(at, at + match[0].length, 'comment', { mask: 'auto' }) : undefined;
  }
  return source.charCodeAt(at - 1) === 61 ? findExpression(cursor, at) : undefined;
}

function findJsxComment(cursor: Cursor, at: number): number | undefined {
  const end = cursor.ahead.find('*/}', at) + 3;
  if (end > cursor.source.length || end - at > MAX_TAG || cursor.syntax === 'mdx') return undefined;
  return cursor.add(at, end, 'comment', { mask: 'auto' });
}

function findDouble(cursor: Cursor, at: number): number | undefined {
  const third = cursor.source[at + 2];
  if (third === '<' || third === '%') {
    const end = cursor.tagEnd(at + 3, third === '<' ? '>}}' : '%}}');
    if (end === undefined) return undefined;
    const [, closing, name = ''] = cursor.match(HUGO_NAME, at) ?? [];
    const body =
      closing === '' && VERBATIM.has(name) ? verbatimEnd(cursor, end, `/${name}`, '}}') : undefined;
    const alone = closing === '/' ? 'blank' : 'auto';
    if (closing === '' && !VERBATIM.has(name))
      cursor.found.labels.push(...parametersOf(cursor.source, at + 3, end));
    return cursor.add(at, body ?? end, 'shortcode', { mask: body === undefined ? alone : 'auto' });
  }
  let end = cursor.inlineEnd(at + 2, '}}');
  if (end === undefined) return undefined;
  if (third === '{' && cursor.source[end] === '}') end++;
  return cursor.add(at, end, 'interpolation', { equivalent: cursor.source.slice(at, end) });
}

function findLiquid(cursor: Cursor, at: number): number | undefined {
  const end = cursor.tagEnd(at + 2, '%}');
  if (end === undefined) return undefined;
  const name = cursor.match(LIQUID_NAME, at)?.[1] ?? '';
  const body = VERBATIM.has(name) ? verbatimEnd(cursor, end, `end${name}`, '%}') : undefined;
  return cursor.add(at, body ?? end, 'shortcode', { mask: 'auto' });
}

/** The end of the closing tag of a verbatim body, empty lines and all. */
function verbatimEnd(cursor: Cursor, from: number, closing: string, delimiter: string): number | undefined {
  const name = cursor.ahead.find(closing, from);
  const end = cursor.ahead.find(delimiter, name) + delimiter.length;
  return end > cursor.source.length ? undefined : end;
}

/** A JSX attribute value: `style={{…}}`, `onClick={() => …}`. Braces in strings count like any other. */
function findExpression(cursor: Cursor, at: number): number | undefined {
  const limit = Math.min(at + MAX_TAG, cursor.ahead.blankLine(at), at + cursor.budget);
  let depth = 0;
  let end = at;
  for (; end < limit; end++) {
    const code = cursor.source.charCodeAt(end);
    if (code === 123) depth++;
    else if (code === 125 && --depth === 0)
      return cursor.add(at, end + 1, 'interpolation', expression(cursor, at, end + 1));
  }
  cursor.budget -= end - at;
  return undefined;
}

function expression(cursor: Cursor, start: number, end: number) {
  return { equivalent: cursor.source.slice(start, end) };
}
