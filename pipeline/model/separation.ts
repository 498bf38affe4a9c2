/** What separation says of an article: which blocks are the body, which are the site's, which words are astray. */
import type { Message } from './finding.ts';
import type { Language, LanguageVerdict } from './locale.ts';
import type { Range } from './text.ts';

export interface Separation {
  /** The language of the body. */
  readonly language: Language;
  /** In order; together they name every block of the article, some in several parts (chrome glued to a sentence). */
  readonly judgements: readonly Judgement[];
  readonly strays: readonly StrayWord[];
}

export interface Judgement {
  /** Index into `article.blocks`. */
  readonly block: number;
  /** The part of the block's range that is judged: all of it, except where a block is cut. */
  readonly range: Range;
  /** The text a reader reads there, white space folded. */
  readonly text: string;
  readonly kind: 'body' | 'interface';
  readonly language: LanguageVerdict;
  /** 0.5 (a coin toss) to 1. */
  readonly confidence: number;
  /** What spoke for and against, strongest first. */
  readonly evidence: readonly Evidence[];
  /** For interface strings: what it is for, which decides whether it becomes a key. */
  readonly purpose?: InterfacePurpose;
  /** For interface strings that are a known string: its key, and the values of its interpolations. */
  readonly known?: {
    readonly namespace: string;
    readonly key: string;
    readonly values: Readonly<Record<string, string>>;
  };
}

/** `label`: a string of the site, becomes a key. The others are this page's own and never become keys. */
export type InterfacePurpose = 'label' | 'byline' | 'date' | 'teaser' | 'breadcrumb';

export interface Evidence {
  /** Stable name of the kind of evidence: `language`, `known`, `colon`, `position`, `landmark` … */
  readonly kind: string;
  /** Log-odds towards `interface` (positive) or `body` (negative). */
  readonly weight: number;
  readonly message: Message;
}

/** A word of the other language inside a sentence, quotation marks and names excepted. */
export interface StrayWord {
  readonly block: number;
  /** In the article's source. */
  readonly range: Range;
  readonly word: string;
  readonly language: Language;
  /** What the sentence's own language would say, in the word's own letter case. */
  readonly suggestion?: string;
  readonly confidence: number;
  /** True when replacing it with the suggestion is safe enough to do unasked. */
  readonly safe: boolean;
  readonly evidence: readonly Evidence[];
}
