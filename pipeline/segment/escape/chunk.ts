/** What a writer of a place is given. */
import type { Place } from '../../model/article.ts';
import type { Range } from '../../model/text.ts';

/** A block to be written, in order: source to be kept as it is, and text to be written so that it reads as itself. */
export type Chunk =
  | {
      readonly kind: 'raw';
      readonly text: string;
      /** What a reader reads there: few places ask, and the answer takes a look at the whole block. */
      readonly read: () => string;
    }
  | { readonly kind: 'text'; readonly value: string };

export interface Scene<P extends Place = Place> {
  readonly source: string;
  /** The block's range. */
  readonly range: Range;
  readonly place: P;
  /** MDX reads `{` and every `<` as code. */
  readonly mdx: boolean;
  /** True for a label that the article gives a link for: `[label]: url`. */
  readonly defines: (label: string) => boolean;
}

export interface Written {
  /** What the text replaces: the block's range, or more where its quotes had to change. */
  readonly range: Range;
  readonly text: string;
}

/** Line breaks in a translation are spaces: a block is one paragraph, one cell, one value. */
export function flatten(text: string): string {
  return text.replace(/[ \t]*(?:\r\n|[\r\n\u2028\u2029])[ \t]*/g, ' ');
}

export function writeEach(chunks: readonly Chunk[], write: (text: string) => string): string {
  let out = '';
  for (const chunk of chunks) out += chunk.kind === 'raw' ? chunk.text : write(chunk.value);
  return out;
}

export function readingOf(chunks: readonly Chunk[]): string {
  let out = '';
  for (const chunk of chunks) out += chunk.kind === 'raw' ? chunk.read() : chunk.value;
  return out;
}
