/** The line that a finding is about, cut around the place. */
import type { Finding } from '../../model/finding.ts';
import { indexLines, type LineIndex } from '../../model/text.ts';

export interface Excerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
  readonly cutStart: boolean;
  readonly cutEnd: boolean;
}

const BEFORE = 44;
const AFTER = 72;

/** Undefined for a finding on a file as a whole, or where its text cannot be had. */
export function excerptOf(
  { file, start, end }: Pick<Finding, 'file' | 'start' | 'end'>,
  sourceOf: (file: string) => string | undefined,
): Excerpt | undefined {
  const line = start && lineOf(sourceOf(file), start.line);
  if (!line) return undefined;
  const at = Math.min(start.column - 1, line.length);
  const stop = end && end.line === start.line ? Math.max(at, end.column - 1) : end ? line.length : at + 1;
  const from = whole(line, Math.max(0, at - BEFORE));
  const to = whole(
    line,
    Math.min(line.length, Math.max(at, Math.min(stop, at + AFTER)) + AFTER - Math.min(AFTER, stop - at)),
  );
  const marked = line.slice(at, Math.min(stop, to));
  return {
    before: clean(line.slice(from, at)),
    marked: clean(marked),
    after: clean(line.slice(at + marked.length, to)),
    cutStart: from > 0,
    cutEnd: to < line.length,
  };
}

/** Not through the middle of a character. */
function whole(line: string, at: number): number {
  const code = line.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

/** What would move the cursor is shown as a space. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}

/** Findings come file by file: the lines of the last text are kept. */
let last: { readonly text: string; readonly lines: LineIndex } | undefined;

function lineOf(text: string | undefined, line: number): string | undefined {
  if (text === undefined) return undefined;
  if (last?.text !== text) last = { text, lines: indexLines(text) };
  const start = last.lines[line - 1];
  if (start === undefined) return undefined;
  let end = last.lines[line] ?? text.length;
  while (end > start && isBreak(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isBreak(unit: number): boolean {
  return unit === 10 || unit === 13;
}

/** Columns of a terminal: combining marks and zero-width characters take none, wide ones two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/[\p{M}\u200b-\u200f\u2060\ufeff]/u.test(letter)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        letter,
      )
        ? 2
        : 1;
  }
  return width;
}
