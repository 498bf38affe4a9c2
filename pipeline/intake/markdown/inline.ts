/** The inside of a Markdown block: text and codes from the parser's tree. */
import type { Ancestor, CodeName } from '../../model/article.ts';
import type { Range } from '../../model/text.ts';
import type { BlockList } from '../blocks.ts';
import { ContentBuilder } from '../content.ts';
import { MARKDOWN, scanText } from '../scan-text.ts';
import { readSpans } from '../templates/read-spans.ts';
import { readImage, readLink, readReference } from './inline-link.ts';
import { readExpression, readHtmlTag, readJsxElement } from './inline-tag.ts';
import { Kind, type Node, type Tree } from './tree.ts';

export interface InlineContext {
  readonly tree: Tree;
  readonly blocks: BlockList;
  /** How many `>` may start a continuation line. */
  readonly quotes: number;
  readonly ancestors: readonly Ancestor[];
}

/** A parent whose children are being read, and how it ends. */
export interface Frame {
  readonly children: readonly Node[];
  at: number;
  readonly close: (() => void) | undefined;
}

const PAIRS: Readonly<Record<number, CodeName>> = {
  [Kind.emphasis]: 'italic',
  [Kind.strong]: 'bold',
  [Kind.delete]: 'strike',
};

type Visit = (reader: InlineReader, node: Node, frame: Frame) => void;

const VISITS: Readonly<Record<number, Visit>> = {
  [Kind.text]: (reader, node) => reader.text(node),
  [Kind.inlineCode]: (reader, node) => readCode(reader, node),
  [Kind.break]: (reader, node, frame) => readBreak(reader, node, frame),
  [Kind.link]: readLink,
  [Kind.linkReference]: readReference,
  [Kind.image]: readImage,
  [Kind.imageReference]: readImage,
  [Kind.footnoteReference]: (reader, node) => reader.standalone(node, 'footnote'),
  [Kind.html]: readHtmlTag,
  [Kind.jsxText]: readJsxElement,
  [Kind.textExpression]: readExpression,
};

/** Reads the children of a paragraph, heading or cell. Depth is on a stack of its own: input may be hostile. */
export class InlineReader {
  readonly context: InlineContext;
  readonly builder: ContentBuilder;
  readonly source: string;
  /** Names of elements whose end tag was looked for in vain. */
  unclosed: Set<string> | undefined;
  readonly #frames: Frame[] = [];

  constructor(context: InlineContext, start: number) {
    this.context = context;
    this.source = context.blocks.source;
    this.builder = new ContentBuilder(this.source, start);
  }

  read(children: readonly Node[]): ContentBuilder {
    this.#frames.push({ children, at: 0, close: undefined });
    while (this.#frames.length > 0) {
      const frame = this.#frames.at(-1)!;
      const node = frame.children[frame.at++];
      if (node) this.#visit(node, frame);
      else {
        frame.close?.();
        this.#frames.pop();
      }
    }
    return this.builder;
  }

  text(range: Range): void {
    const context = { dialect: MARKDOWN, quotes: this.context.quotes };
    readSpans(this.context.blocks.spans, range, (part, span) => {
      if (!span) scanText(this.builder, part, context);
      else if (span.type === 'open') this.builder.open({ ...part, name: span.name }, ':');
      else if (span.type === 'close') this.builder.close({ ...part, name: span.name }, ':');
      else this.builder.standalone({ ...part, name: span.name, equivalent: span.equivalent });
    });
  }

  standalone({ start, end }: Range, name: CodeName, equivalent = ''): void {
    this.builder.standalone({ start, end, name, equivalent });
  }

  /** Markup before the first child opens, markup after the last one closes; the children are read between. */
  pair(node: Node, name: CodeName, whenTranslated?: string): void {
    const children = this.context.tree.children(node);
    const first = children[0];
    const last = children.at(-1);
    if (!first || !last) {
      this.standalone(node, name);
      return;
    }
    const key = String(node.id);
    this.builder.open({ start: node.start, end: first.start, name }, key);
    const close = () => {
      const range = { start: Math.max(last.end, this.builder.end), end: node.end };
      this.builder.close(
        { ...range, name, ...(whenTranslated === undefined ? {} : { whenTranslated }) },
        key,
      );
    };
    this.#frames.push({ children, at: 0, close });
  }

  slice(range: Range): string {
    return this.source.slice(range.start, range.end);
  }

  #visit(node: Node, frame: Frame): void {
    const visit = VISITS[node.kind];
    if (visit) visit(this, node, frame);
    else this.pair(node, PAIRS[node.kind] ?? 'html');
  }
}

/** The indent of the line after a hard break belongs to the break. */
function readBreak(reader: InlineReader, node: Node, frame: Frame): void {
  const next = frame.children[frame.at];
  reader.standalone({ start: node.start, end: next ? next.start : node.end }, 'break');
}

/** CommonMark 0.31, 6.1: the backticks and one space of padding are not part of the code. */
function readCode(reader: InlineReader, node: Node): void {
  const raw = reader.slice(node);
  let ticks = 0;
  while (raw[ticks] === '`') ticks++;
  const inside = raw.slice(ticks, raw.length - ticks).replace(/\r\n?|\n/g, ' ');
  const isPadded = inside.startsWith(' ') && inside.endsWith(' ') && inside.trim() !== '';
  reader.standalone(node, 'code', isPadded ? inside.slice(1, -1) : inside);
}
