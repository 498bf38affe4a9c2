/** What of an article is to be segmented and written: its body, corrected words, and what leaves the output. */
import type { Language } from '../model/locale.ts';
import type { Recut } from '../model/segment.ts';
import type { Range } from '../model/text.ts';

export interface BodyView {
  /** Of the body; it decides how sentences are split. */
  readonly language: Language;
  /** The parts of blocks that are body, in reading order. */
  readonly parts: readonly BodyPart[];
  /** Words put in the place of others: corrected stray words, interface strings in another language. */
  readonly replacements?: readonly Replacement[];
  /** Stretches of the source that leave the output, such as the extents of interface blocks. */
  readonly cuts?: readonly Range[];
  /** Where a reviewer cut sentences otherwise. */
  readonly recut?: readonly Recut[];
}

export interface BodyPart {
  /** Index into `article.blocks`. */
  readonly block: number;
  /** Within the block's range; ends between inlines or inside text. */
  readonly range: Range;
}

export interface Replacement {
  /** Index into `article.blocks`. */
  readonly block: number;
  /** Within one text of the block, or (outside the body) any part of the block. */
  readonly range: Range;
  /** What a reader reads; it is escaped as its place demands. */
  readonly text: string;
}
