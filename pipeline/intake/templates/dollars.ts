/** TeX between dollar signs, told from prices by Pandoc's rule and by what it holds. */
import type { Cursor } from './cursor.ts';

/** Pandoc: no space just inside, no digit just after. Then something only TeX has, or a single letter. */
const INLINE = /\$(?! )([^$`\n\r]{1,300})(?<! )\$(?!\d)/y;
const TEX = /[\\^_={}]|^[A-Za-z]$/;

export function findMath(cursor: Cursor, at: number): number | undefined {
  const before = cursor.source.charCodeAt(at - 1);
  if (before === 92 || isWord(before)) return undefined;
  if (cursor.source.charCodeAt(at + 1) === 36) return findDisplay(cursor, at);
  const match = cursor.match(INLINE, at);
  if (!match || !TEX.test(match[1]!)) return undefined;
  return cursor.add(at, at + match[0].length, 'math', { equivalent: match[0] });
}

function findDisplay(cursor: Cursor, at: number): number | undefined {
  const end = cursor.tagEnd(at + 2, '$$');
  if (end === undefined || end <= at + 4) return undefined;
  return cursor.add(at, end, 'math', { mask: 'auto', equivalent: cursor.source.slice(at, end) });
}

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
