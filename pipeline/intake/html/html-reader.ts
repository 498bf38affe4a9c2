/** Reads HTML into blocks: a page, a fragment, or the stretches of HTML in a Markdown article, one after another. */
import { decodeHTML } from 'entities';
import type { Ancestor, CodeName } from '../../model/article.ts';
import type { Range } from '../../model/text.ts';
import type { BlockList } from '../blocks.ts';
import { ContentBuilder } from '../content.ts';
import { HTML, scanText } from '../scan-text.ts';
import { readSpans } from '../templates/read-spans.ts';
import { addHtmlBlock } from './add-html-block.ts';
import { type Attribute, addAttributeBlocks, hintsOf, isUntranslated } from './attributes.ts';
import { type Element, ElementStack } from './element-stack.ts';
import { BLOCKS, CONTROLS, codeNameOf, OPAQUE_BLOCKS, OPAQUE_INLINES, SENTENCES, VOID } from './elements.ts';
import { paragraphsOf } from './paragraphs.ts';
import { tokenize } from './tokenize.ts';

/** An element whose content is not read: what is inside is one code, or no part of any block. */
interface Opaque {
  readonly name: string;
  readonly code: CodeName | undefined;
  readonly start: number;
  depth: number;
  shown: string;
}

export interface HtmlContext {
  /** Offset of the text in the article. */
  readonly base: number;
  readonly ancestors: readonly Ancestor[];
  /** How many `>` may start a line: the quotations around it. */
  readonly quotes: number;
}

export class HtmlReader {
  /** The `lang` of `<html>`. */
  declared: Attribute | undefined;
  readonly #blocks: BlockList;
  readonly #stack: ElementStack;
  readonly #jsx: boolean;
  #builder: ContentBuilder | undefined;
  #opaque: Opaque | undefined;
  #quotes = 0;

  /** `jsx`: names with a capital are components, which hold blocks. */
  constructor(blocks: BlockList, { jsx }: { jsx: boolean }) {
    this.#blocks = blocks;
    this.#jsx = jsx;
    this.#stack = new ElementStack((element, end) => this.#settleExtent(element, end));
  }

  /** The open elements, for the Markdown between two stretches of HTML. */
  get ancestors(): readonly Ancestor[] {
    return this.#stack.ancestors;
  }

  /** True inside `translate="no"` or an element that is not read. */
  get isMuted(): boolean {
    return this.#stack.isMuted || this.#opaque !== undefined;
  }

  set context(ancestors: readonly Ancestor[]) {
    this.#stack.context = ancestors;
  }

  /** Reads one stretch; elements it leaves open hold what comes next. */
  read(text: string, { base, ancestors, quotes }: HtmlContext): void {
    this.#stack.context = ancestors;
    this.#quotes = quotes;
    tokenize(text, base, {
      text: (range) => this.#text(range),
      open: (range, name, attributes, selfClosing) => this.#open(range, name, { attributes, selfClosing }),
      close: (range, name) => this.#close(range, name.toLowerCase()),
      comment: (range) => this.#comment(range),
    });
    if (this.#opaque?.code) this.#endOpaque(base + text.length);
    this.#flush();
  }

  finish(end: number): void {
    this.#flush();
    this.#stack.closeAll(end);
  }

  #text(range: Range): void {
    if (this.#opaque) {
      if (this.#opaque.code === 'code') this.#opaque.shown += decodeHTML(this.#slice(range));
      return;
    }
    if (this.#stack.isMuted) return;
    const splits = !SENTENCES.has(this.#stack.top?.name ?? '') && !this.#builder?.isOpen;
    if (!splits) this.#scan(range);
    else {
      paragraphsOf(this.#blocks.source, range, (part, isFirst) => {
        if (!isFirst) this.#flush();
        this.#scan(part);
      });
    }
  }

  #scan(range: Range): void {
    const builder = this.#ensureBuilder(range.start);
    const context = { dialect: HTML, quotes: this.#quotes };
    readSpans(this.#blocks.spans, range, (part, span) => {
      if (!span) scanText(builder, part, context);
      else if (span.mask !== 'blank')
        builder.standalone({ ...part, name: span.name, equivalent: span.equivalent });
    });
  }

  #open(
    range: Range,
    tag: string,
    { attributes, selfClosing }: { attributes: Attribute[]; selfClosing: boolean },
  ): void {
    const name = tag.toLowerCase();
    if (this.#opaque) {
      if (this.#isInterruption(name)) this.#endOpaque(range.start);
      else {
        if (name === this.#opaque.name && !selfClosing && !VOID.has(name)) this.#opaque.depth++;
        return;
      }
    }
    const isBlock = this.#isBlock(tag, name);
    if (isBlock) this.#flush();
    if (name === 'html') this.declared ??= attributes.find((attribute) => attribute.name === 'lang');
    const muted = isUntranslated(this.#blocks.source, attributes);
    const empty = VOID.has(name) || (selfClosing && (this.#jsx || OPAQUE_INLINES.has(name)));
    if (isBlock) this.#openBlock(range, name, { attributes, muted, empty });
    else this.#openInline(range, name, { muted, empty });
    if (!this.#stack.isMuted && !muted) {
      addAttributeBlocks(this.#blocks, tag, { attributes, within: this.#stack });
    }
  }

  #openBlock(
    range: Range,
    name: string,
    { attributes, muted, empty }: { attributes: Attribute[]; muted: boolean; empty: boolean },
  ): void {
    if (empty) return;
    if (OPAQUE_BLOCKS.has(name)) {
      this.#opaque = { name, code: undefined, start: range.start, depth: 1, shown: '' };
      return;
    }
    const ancestor = { name, hints: hintsOf(this.#blocks.source, attributes) };
    this.#stack.push({ name, ancestor, start: range.start, blocks: this.#blocks.blocks.length, muted });
  }

  #openInline(range: Range, name: string, { muted, empty }: { muted: boolean; empty: boolean }): void {
    if (this.#stack.isMuted) return;
    const code = codeNameOf(name);
    const builder = this.#ensureBuilder(range.start);
    if (!empty && (muted || OPAQUE_INLINES.has(name))) {
      this.#opaque = { name, code: muted ? 'code' : code, start: range.start, depth: 1, shown: '' };
    } else if (!empty) builder.open({ ...range, name: code }, name);
    else if (code === 'break' && builder.endsInBreak()) this.#flush();
    else builder.standalone({ ...range, name: code });
  }

  #close(range: Range, name: string): void {
    if (this.#opaque) {
      if (name === this.#opaque.name) {
        if (--this.#opaque.depth === 0) this.#endOpaque(range.end);
        return;
      }
      if (!this.#isInterruption(name)) return;
      this.#endOpaque(range.start);
    }
    if (this.#stack.holds(name)) {
      this.#flush();
      this.#stack.close(name, range.end, range.start);
    } else if (this.#builder && !this.#stack.isMuted && !BLOCKS.has(name)) {
      this.#builder.close({ ...range, name: codeNameOf(name) }, name);
    }
  }

  /** Gutenberg writes a comment before and after each block; any other comment may stand inside a sentence. */
  #comment(range: Range): void {
    if (this.#opaque) return;
    if (/^<!--\s*\/?wp:/.test(this.#blocks.source.slice(range.start, range.start + 40))) this.#flush();
    else this.#builder?.standalone({ ...range, name: 'comment' });
  }

  /** A block cannot stand inside a code: whoever wrote it forgot the end tag. */
  #isInterruption(name: string): boolean {
    return this.#opaque?.code !== undefined && BLOCKS.has(name);
  }

  #isBlock(tag: string, name: string): boolean {
    const inSentence = SENTENCES.has(this.#stack.top?.name ?? '');
    if (CONTROLS.has(name)) return !inSentence;
    if (BLOCKS.has(name) || OPAQUE_BLOCKS.has(name)) return true;
    return this.#jsx && tag !== name && !inSentence;
  }

  #endOpaque(end: number): void {
    const { code, start, shown } = this.#opaque!;
    this.#opaque = undefined;
    if (code) this.#ensureBuilder(start).standalone({ start, end, name: code, equivalent: shown });
  }

  #ensureBuilder(start: number): ContentBuilder {
    this.#builder ??= new ContentBuilder(this.#blocks.source, start);
    return this.#builder;
  }

  #flush(): void {
    const content = this.#builder?.finish();
    this.#builder = undefined;
    if (content) addHtmlBlock(this.#blocks, content, this.#stack);
  }

  /** The element goes with its block when it holds no other. */
  #settleExtent(element: Element, end: number): void {
    const count = this.#blocks.blocks.length - element.blocks;
    if (count === 0 || count >= MAX_OWN) return;
    const own = this.#blocks.blocks.slice(element.blocks);
    const texts = own.filter((block) => block.role !== 'attribute' || block.place.kind === 'html');
    const [block] = texts;
    if (!block || texts.length > 1 || block.extent !== block.range) return;
    block.extent = wholeLines(this.#blocks.source, { start: element.start, end });
  }

  #slice(range: Range): string {
    return this.#blocks.source.slice(range.start, range.end);
  }
}

/** Blocks of an element that are looked at: a text, and its attributes. */
const MAX_OWN = 20;

/** The range with its lines' indent and line break, when nothing else stands on them. */
function wholeLines(source: string, range: Range): Range {
  let start = range.start;
  while (start > 0 && isBlank(source.charCodeAt(start - 1))) start--;
  if (start > 0 && source.charCodeAt(start - 1) !== 10) return range;
  let end = range.end;
  while (end < source.length && isBlank(source.charCodeAt(end))) end++;
  if (end < source.length && source.charCodeAt(end) !== 10) return range;
  return { start, end: Math.min(source.length, end + 1) };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}
