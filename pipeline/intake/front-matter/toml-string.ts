/** The four kinds of TOML strings. */
import type { Range } from '../../model/text.ts';
import { afterLineBreak } from './fences.ts';

export interface TomlString {
  readonly value: string;
  /** Inside the quotes; the line break that a multi-line string may start with left out. */
  readonly range: Range;
  readonly style: 'basic' | 'literal' | 'multi-basic' | 'multi-literal';
  readonly after: number;
}

/** The string that starts at `at`; undefined when it is not closed. */
export function readTomlString(source: string, at: number, limit: number): TomlString | undefined {
  const quote = source[at]!;
  const isBasic = quote === '"';
  const isMulti = source.startsWith(quote.repeat(3), at);
  const fence = isMulti ? quote.repeat(3) : quote;
  let start = at + fence.length;
  if (isMulti && /[\r\n]/.test(source[start] ?? '')) start = afterLineBreak(source, start);
  let end = start;
  while (end < limit && !source.startsWith(fence, end)) {
    if (isBasic && source[end] === '\\') end++;
    else if (!isMulti && (source[end] === '\n' || source[end] === '\r')) return undefined;
    end++;
  }
  if (end >= limit) return undefined;
  let after = end + fence.length;
  // Up to two quotes may stand before the closing three (TOML 1.0, "String").
  for (let extra = 0; isMulti && extra < 2 && source[after] === quote; extra++, end++) after++;
  const range = { start, end };
  const style = isBasic ? (isMulti ? 'multi-basic' : 'basic') : isMulti ? 'multi-literal' : 'literal';
  return { value: isBasic ? unescapeBasic(source, range) : source.slice(start, end), range, style, after };
}

function unescapeBasic(source: string, range: Range): string {
  const raw = source.slice(range.start, range.end);
  return raw.includes('\\') ? resolveEscapes(raw) : raw;
}

function resolveEscapes(raw: string): string {
  return raw.replace(
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|([btnfre"\\])|[ \t]*\r?\n\s*)/g,
    (whole: string, short?: string, long?: string, simple?: string) => {
      if (simple !== undefined)
        return { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\x1b' }[simple] ?? simple;
      const hex = short ?? long;
      if (hex === undefined) return '';
      const code = Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
