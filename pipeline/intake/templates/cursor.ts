/** What the finders of template tags share: the source, a place in it, and what was found so far. */
import type { CodeName } from '../../model/article.ts';
import { Lookahead } from './lookahead.ts';
import type { Found, Span } from './span.ts';

export type Syntax = 'markdown' | 'mdx' | 'html';

/** Longest tag that may run over several lines: none seen in real sites is a third of that. */
export const MAX_TAG = 5000;

export class Cursor {
  readonly source: string;
  readonly syntax: Syntax;
  readonly ahead: Lookahead;
  readonly found: Found = { spans: [], labels: [], off: [] };
  /** Characters that may still be looked at twice: keeps hostile input linear. */
  budget: number;

  constructor(source: string, syntax: Syntax) {
    this.source = source;
    this.syntax = syntax;
    this.ahead = new Lookahead(source);
    this.budget = 4 * source.length + MAX_TAG;
  }

  /** Records a span and returns its end, where the search goes on. */
  add(
    start: number,
    end: number,
    name: CodeName,
    more: Partial<Pick<Span, 'mask' | 'type' | 'equivalent'>> = {},
  ): number {
    const span: Span = { start, end, name, equivalent: '', type: 'standalone', mask: 'word', ...more };
    this.found.spans.push(span);
    return end;
  }

  /** The end of a tag that starts at `at` and ends with the delimiter, in one paragraph; undefined when open. */
  tagEnd(at: number, delimiter: string): number | undefined {
    const end = this.ahead.find(delimiter, at) + delimiter.length;
    if (end > this.source.length || end - at > MAX_TAG || this.ahead.blankLine(at) < end) return undefined;
    return end;
  }

  /** The same on one line. */
  inlineEnd(at: number, delimiter: string): number | undefined {
    const end = this.tagEnd(at, delimiter);
    return end === undefined || this.ahead.find('\n', at) < end ? undefined : end;
  }

  /** The end of the line's text: before its line break. */
  lineEnd(at: number): number {
    const end = this.ahead.find('\n', at);
    return end > at && this.source.charCodeAt(end - 1) === 13 ? end - 1 : end;
  }

  match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.source);
  }
}
