/** Template tags: what a site generator replaces before Markdown or HTML is read. */
import type { CodeName } from '../../model/article.ts';
import type { Range } from '../../model/text.ts';

export interface Span extends Range {
  readonly name: CodeName;
  /** The text a reader sees in its place, as near as the source says. */
  readonly equivalent: string;
  /** `open` and `close`: two halves of a tag that holds text (`:abbr[` and `]`). */
  readonly type: 'standalone' | 'open' | 'close';
  /**
   * What a parser is to see instead: `word`, a word of the line; `blank`, an empty line; `item`, a list item
   * that holds the indented lines below; `auto`, blank when nothing else stands on its lines, else a word.
   */
  mask: 'word' | 'blank' | 'item' | 'auto';
}

/** A title inside a span, to be translated on its own: `:::note[Title]`, `!!! note "Title"`, `:::note Title`. */
export interface Label extends Range {
  readonly quote: ']' | '"' | '';
  /** Of a shortcode's parameter: its name. */
  readonly parameter?: string;
}

export interface Found {
  /** In order, none overlapping another. */
  readonly spans: Span[];
  readonly labels: Label[];
  /** From a `galerada:off` to the `galerada:on` that ends it. */
  readonly off: Range[];
  /** Where a `galerada:off` stands that nothing ends. */
  unended?: number;
}
