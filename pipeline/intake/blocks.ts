/** Collects the blocks of an article. */
import type { Ancestor, Block, BlockRole, Place } from '../model/article.ts';
import type { Range } from '../model/text.ts';
import { type Content, ContentBuilder } from './content.ts';
import { type Dialect, scanText } from './scan-text.ts';
import { readSpans } from './templates/read-spans.ts';
import type { Span } from './templates/span.ts';

export interface BlockSpec {
  readonly role: BlockRole;
  readonly level?: number | undefined;
  readonly name?: string | undefined;
  /** Left out: the block's own range. */
  readonly extent?: Range | undefined;
  readonly place: Place;
  readonly ancestors: readonly Ancestor[];
}

export interface ValueSpec extends BlockSpec {
  readonly range: Range;
  readonly dialect: Dialect;
  readonly quotes?: number;
}

export type DraftBlock = { -readonly [Key in keyof Block]: Block[Key] };

export class BlockList {
  readonly source: string;
  /** Template tags of the whole article, in order. */
  readonly spans: readonly Span[];
  readonly blocks: DraftBlock[] = [];

  constructor(source: string, spans: readonly Span[]) {
    this.source = source;
    this.spans = spans;
  }

  /** Undefined when the content holds no word, and so is nothing to translate. */
  add(content: Content | undefined, spec: BlockSpec): DraftBlock | undefined {
    if (!content) return undefined;
    const block: DraftBlock = {
      role: spec.role,
      range: content.range,
      extent: spec.extent ?? content.range,
      content: content.content,
      place: spec.place,
      ancestors: spec.ancestors,
    };
    if (spec.level !== undefined) block.level = spec.level;
    if (spec.name !== undefined) block.name = spec.name;
    this.blocks.push(block);
    return block;
  }

  /** A block of text alone, such as the value of an attribute. */
  addValue(spec: ValueSpec): DraftBlock | undefined {
    const builder = new ContentBuilder(this.source, spec.range.start);
    const context = { dialect: spec.dialect, quotes: spec.quotes ?? 0 };
    readSpans(this.spans, spec.range, (range, span) => {
      if (span) builder.standalone({ ...range, name: span.name, equivalent: span.equivalent });
      else scanText(builder, range, context);
    });
    return this.add(builder.finish(), spec);
  }

  /** In reading order, a block before those that lie inside its codes; those within `off` left out. */
  finish(off: readonly Range[]): Block[] {
    const kept = off.length === 0 ? this.blocks : this.blocks.filter((block) => !isWithin(block.range, off));
    return kept.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  }
}

function isWithin(range: Range, off: readonly Range[]): boolean {
  let low = 0;
  let high = off.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (off[middle]!.end <= range.start) low = middle + 1;
    else high = middle;
  }
  const first = off[low];
  return first !== undefined && first.start <= range.start;
}
