/** An article as intake understands it: its exact text, and blocks that point into it. */
import type { Language } from './locale.ts';
import type { Range } from './text.ts';

/** Path of the article below its content folder, without extension, `/`-separated: `news/trade-truce`. */
export type ArticleId = string & { readonly __brand: 'ArticleId' };

export type Format = 'text' | 'markdown' | 'html';

export interface Article {
  readonly id: ArticleId;
  /** Path from the project's root, `/`-separated. */
  readonly path: string;
  readonly format: Format;
  /** The whole file, decoded from UTF-8 with nothing changed: encoding it again gives the file's bytes. */
  readonly source: string;
  /** The language the file itself declares (front matter `lang`, `<html lang>`), with where it says so. */
  readonly declared?: { readonly language: Language; readonly range: Range };
  readonly frontMatter?: FrontMatter;
  /** In reading order. Ranges may nest only where a block lies inside a code of another (image alt text). */
  readonly blocks: readonly Block[];
}

export interface FrontMatter {
  /** The parsed values, for schemas and manifests; never written back. */
  readonly data: Readonly<Record<string, unknown>>;
  /** From the opening fence to the closing fence, both included. */
  readonly range: Range;
  /** Where each key's value stands, by JSON Pointer (`/seo/title`), for findings at line and column. */
  readonly positions: Readonly<Record<string, Range>>;
}

export type BlockRole =
  | 'title'
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'quote'
  | 'table-cell'
  | 'caption'
  | 'footnote'
  /** Text that stands in an attribute or a link title: alt, title, aria-label, placeholder, meta. */
  | 'attribute'
  /** A front-matter field. */
  | 'field';

/** One translatable unit of layout. */
export interface Block {
  readonly role: BlockRole;
  /** 1–6 for headings and titles. */
  readonly level?: number;
  /** For `field` and `attribute`: its name (`description`, `seo.title`, `alt`). */
  readonly name?: string;
  /** The stretch of the article that the translation replaces. */
  readonly range: Range;
  /** The stretch that goes when the block goes: the whole line, list item or element. Contains `range`. */
  readonly extent: Range;
  /** Text and codes that together cover `range` exactly, in order. */
  readonly content: readonly Inline[];
  /** What the text must be written as, to be read back as itself. */
  readonly place: Place;
  /** Containers from the outermost inwards: `nav`, `aside`, `ul`; Markdown uses the same names (`ul`, `blockquote`). */
  readonly ancestors: readonly Ancestor[];
}

export interface Ancestor {
  readonly name: string;
  /** Words that say what the element is for: class, id, role, itemprop, rel, lower case (`share-bar`). */
  readonly hints: readonly string[];
}

/** Where a block's text stands, which decides how a translation is escaped. */
export type Place =
  | { readonly kind: 'text' }
  /** `prefix` is what each continuation line of the block starts with (`> `, list indent). */
  | {
      readonly kind: 'markdown';
      readonly prefix: string;
      readonly within: 'paragraph' | 'heading' | 'table-cell';
    }
  /** Inside `[...]` of an image, or a quoted link title. */
  | { readonly kind: 'markdown-alt' }
  | { readonly kind: 'markdown-title'; readonly quote: '"' | "'" | ')' }
  | { readonly kind: 'html' }
  | { readonly kind: 'html-attribute'; readonly quote: '"' | "'" | '' }
  | {
      readonly kind: 'yaml';
      readonly style: 'plain' | 'single' | 'double' | 'block';
      readonly indent: string;
    }
  | { readonly kind: 'toml'; readonly style: 'basic' | 'literal' | 'multi-basic' | 'multi-literal' }
  /** `quote`: of a JavaScript string, where it is not `"`. */
  | { readonly kind: 'json'; readonly quote?: "'" }
  /** A quoted parameter of a Hugo shortcode: a backslash escapes its quote and nothing else. */
  | { readonly kind: 'shortcode' };

export type Inline = TextInline | CodeInline;

export interface TextInline {
  readonly kind: 'text';
  readonly range: Range;
  /** What a reader reads: escapes and entities resolved, soft line breaks as one space. */
  readonly value: string;
}

export type CodeName =
  | 'bold'
  | 'italic'
  | 'strike'
  | 'link'
  | 'image'
  | 'code'
  | 'break'
  | 'footnote'
  | 'html'
  | 'shortcode'
  | 'interpolation'
  | 'math'
  | 'comment';

/** Markup inside a sentence. `open` and `close` of one pair share `id`; ids count from 1 in each block. */
export interface CodeInline {
  readonly kind: 'code';
  readonly range: Range;
  readonly id: number;
  readonly type: 'open' | 'close' | 'standalone';
  readonly name: CodeName;
  /** The text a reader sees in its place (`code` spans, interpolations), or '' when there is none. */
  readonly equivalent: string;
  /**
   * The markup to write in its place once the text it stands in is translated, where the source's own would
   * then mean something else: the `]` of a Markdown reference `[Pods]` becomes `][Pods]`.
   */
  readonly whenTranslated?: string;
}
