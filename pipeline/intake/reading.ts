/** What the reader of one format gives back, before it is an article. */
import type { Block, FrontMatter } from '../model/article.ts';
import type { Message } from '../model/finding.ts';
import type { Range } from '../model/text.ts';

export interface Reading {
  readonly blocks: readonly Block[];
  readonly frontMatter?: FrontMatter;
  /** The language the file says it is in, as written. */
  readonly declared?: { readonly value: string; readonly range: Range };
  /** Where a `galerada:off` stands that nothing ends. */
  readonly unended?: number;
  readonly remarks?: readonly Remark[];
}

/** A finding that has no file and line yet. */
export interface Remark {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: Message;
  readonly range: Range;
}

/** Why a format could not be read. */
export interface Refusal {
  readonly message: Message;
  /** The parser's own words. */
  readonly detail: string;
  readonly at: number;
}
