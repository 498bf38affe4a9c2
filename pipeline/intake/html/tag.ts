/** Reads one tag with its attributes, as HTML or JSX writes it, for tags that stand in Markdown. */
import type { Range } from '../../model/text.ts';
import type { Attribute } from './attributes.ts';

export interface Tag {
  readonly type: 'open' | 'close' | 'standalone' | 'comment';
  /** As written: JSX tells components by their capital. */
  readonly name: string;
  readonly attributes: readonly Attribute[];
}

const NAME = /[A-Za-z][\w.:-]*/y;

/** The tag that fills the range: `<a href="…">`, `</a>`, `<br/>`; comments and the rest of `<!`, `<?` are comments. */
export function readTag(source: string, range: Range): Tag {
  const isClose = source[range.start + 1] === '/';
  NAME.lastIndex = range.start + (isClose ? 2 : 1);
  const name = NAME.exec(source)?.[0];
  if (name === undefined) {
    const isFragment = source[range.start + 1] === '>' || source[range.start + 2] === '>';
    return { type: isFragment ? (isClose ? 'close' : 'open') : 'comment', name: '', attributes: [] };
  }
  if (isClose) return { type: 'close', name, attributes: [] };
  const attributes = readTagAttributes(source, { start: NAME.lastIndex, end: range.end });
  return { type: source[range.end - 2] === '/' ? 'standalone' : 'open', name, attributes };
}

/** The attributes up to the `>` of a tag, or the end of the range. */
export function readTagAttributes(source: string, range: Range): Attribute[] {
  const attributes: Attribute[] = [];
  let at = range.start;
  while (at < range.end && source[at] !== '>') {
    if (source[at] === '{') at = expressionEnd(source, at, range.end);
    else if (isNameCharacter(source.charCodeAt(at)))
      at = readOne(source, { start: at, end: range.end }, attributes);
    else at++;
  }
  return attributes;
}

function readOne(source: string, range: Range, into: Attribute[]): number {
  let end = range.start;
  while (end < range.end && isNameCharacter(source.charCodeAt(end))) end++;
  const name = source.slice(range.start, end).toLowerCase();
  let at = skipSpace(source, end, range.end);
  if (source[at] !== '=') return end;
  at = skipSpace(source, at + 1, range.end);
  if (source[at] === '{') return readExpression(source, { name, open: at, end: range.end }, into);
  const quote = source[at] === '"' || source[at] === "'" ? (source[at] as '"' | "'") : '';
  const start = quote === '' ? at : at + 1;
  let close = start;
  while (close < range.end && !endsValue(source[close]!, quote)) close++;
  into.push({ name, value: { start, end: close }, quote });
  return Math.min(range.end, close + quote.length);
}

/** `{"…"}` and `{'…'}` are a text; any other expression is code. */
function readExpression(
  source: string,
  { name, open, end }: { name: string; open: number; end: number },
  into: Attribute[],
): number {
  const start = skipSpace(source, open + 1, end);
  const quote = source[start];
  if (quote === '"' || quote === "'") {
    const close = stringEnd(source, start, end);
    const after = close === undefined ? end : skipSpace(source, close + 1, end);
    if (close !== undefined && source[after] === '}') {
      into.push({ name, value: { start: start + 1, end: close }, quote, isScript: true });
      return after + 1;
    }
  }
  return expressionEnd(source, open, end);
}

/** The closing quote of a JavaScript string, which holds no line break. */
function stringEnd(source: string, open: number, end: number): number | undefined {
  for (let at = open + 1; at < end; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (character === source[open]) return at;
    else if (character === '\n' || character === '\r') return undefined;
  }
  return undefined;
}

function endsValue(character: string, quote: string): boolean {
  return quote === '' ? /[\s>]/.test(character) : character === quote;
}

/** Braces in strings count like any other; a tag that is cut short ends the value. */
function expressionEnd(source: string, open: number, end: number): number {
  let depth = 0;
  for (let at = open; at < end; at++) {
    if (source[at] === '{') depth++;
    else if (source[at] === '}' && --depth === 0) return at + 1;
  }
  return end;
}

/** Anything but white space, quotes, `/`, `<`, `=`, `>`, `{`. */
function isNameCharacter(code: number): boolean {
  return (
    code > 32 && code !== 34 && code !== 39 && code !== 47 && !(code >= 60 && code <= 62) && code !== 123
  );
}

function skipSpace(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && source.charCodeAt(at) <= 32) at++;
  return at;
}
