/** Walks the tree of a Markdown article and makes its blocks. */
import type { Ancestor, BlockRole, Place } from '../../model/article.ts';
import type { Range } from '../../model/text.ts';
import type { BlockList } from '../blocks.ts';
import { addAttributeBlocks, hintsOf, isUntranslated } from '../html/attributes.ts';
import { OPAQUE_BLOCKS } from '../html/elements.ts';
import { HtmlReader } from '../html/html-reader.ts';
import { readTag, readTagAttributes } from '../html/tag.ts';
import { type InlineContext, InlineReader } from './inline.ts';
import { addDefinition } from './inline-link.ts';
import { continuationPrefix, paragraphExtent, wholeLines } from './lines.ts';
import { Kind, type Node, type Tree } from './tree.ts';

/** What a container gives to the blocks in it. */
interface Scope {
  readonly ancestors: readonly Ancestor[];
  readonly role: BlockRole;
  readonly quotes: number;
  /** The list item that a sole block takes with it. */
  readonly item?: Range | undefined;
}

const CONTAINERS: Readonly<Record<number, { readonly name: string; readonly role?: BlockRole }>> = {
  [Kind.blockquote]: { name: 'blockquote', role: 'quote' },
  [Kind.listItem]: { name: 'li', role: 'list-item' },
  [Kind.footnoteDefinition]: { name: 'footnote', role: 'footnote' },
  [Kind.table]: { name: 'table' },
  [Kind.tableRow]: { name: 'tr' },
  [Kind.descriptionList]: { name: 'dl' },
  [Kind.descriptionDetails]: { name: 'dd', role: 'list-item' },
};

export class BlockReader {
  readonly #tree: Tree;
  readonly #blocks: BlockList;
  readonly #html: HtmlReader;
  #hasTitle = false;

  constructor(tree: Tree, blocks: BlockList) {
    this.#tree = tree;
    this.#blocks = blocks;
    this.#html = new HtmlReader(blocks, { jsx: true });
  }

  /** `masked`: the text the tree was made of, which stands at `base`. */
  read(masked: string, base: number): void {
    const stack: { node: Node; scope: Scope }[] = [
      { node: this.#tree.root, scope: { ancestors: [], role: 'paragraph', quotes: 0 } },
    ];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const { node, scope } = next;
      if (node.kind === Kind.html)
        this.#readHtml(masked.slice(node.start - base, node.end - base), node, scope);
      else if (!this.#readLeaf(node, scope)) {
        const inner = this.#enter(node, scope);
        if (!inner) continue;
        const children = this.#tree.children(node);
        const each = children.length === 1 || !inner.item ? inner : { ...inner, item: undefined };
        for (let at = children.length - 1; at >= 0; at--) stack.push({ node: children[at]!, scope: each });
      }
    }
    this.#html.finish(base + masked.length);
  }

  #readHtml(text: string, node: Node, scope: Scope): void {
    this.#html.read(text, { base: node.start, ancestors: scope.ancestors, quotes: scope.quotes });
  }

  /** True when the node is no container. */
  #readLeaf(node: Node, scope: Scope): boolean {
    switch (node.kind) {
      case Kind.paragraph:
        this.#addText(node, scope, { role: scope.role, within: 'paragraph' });
        return true;
      case Kind.heading:
        this.#addHeading(node, scope);
        return true;
      case Kind.tableCell:
        this.#addText(node, scope, { role: 'table-cell', within: 'table-cell' });
        return true;
      case Kind.descriptionTerm:
        this.#addText(node, scope, { role: 'list-item', within: 'paragraph' });
        return true;
      case Kind.definition:
        addDefinition(this.#inlineContext(scope), node);
        return true;
      case Kind.code:
      case Kind.thematicBreak:
      case Kind.esm:
      case Kind.flowExpression:
        return true;
      default:
        return false;
    }
  }

  #addHeading(node: Node, scope: Scope): void {
    const level = this.#tree.headingLevel(node);
    const role = level === 1 && !this.#hasTitle ? 'title' : 'heading';
    const added = this.#addText(node, scope, { role, level, within: 'heading' });
    if (added && role === 'title') this.#hasTitle = true;
  }

  #addText(
    node: Node,
    scope: Scope,
    {
      role,
      level,
      within,
    }: { role: BlockRole; level?: number; within: 'paragraph' | 'heading' | 'table-cell' },
  ): boolean {
    if (this.#html.isMuted) return false;
    const { source } = this.#blocks;
    const children = this.#tree.children(node);
    const context = this.#inlineContext(scope);
    const content = new InlineReader(context, children[0]?.start ?? node.start).read(children).finish();
    if (!content) return false;
    const place: Place = {
      kind: 'markdown',
      prefix: continuationPrefix(source, node.start),
      within,
    };
    this.#blocks.add(content, {
      role,
      level,
      place,
      ancestors: context.ancestors,
      extent: this.#extent(node, scope),
    });
    return true;
  }

  #extent(node: Node, scope: Scope): Range | undefined {
    if (node.kind === Kind.tableCell) return undefined;
    if (scope.item) return wholeLines(this.#blocks.source, scope.item);
    return paragraphExtent(this.#blocks.source, node);
  }

  #inlineContext(scope: Scope): InlineContext {
    this.#html.context = scope.ancestors;
    return { tree: this.#tree, blocks: this.#blocks, quotes: scope.quotes, ancestors: this.#html.ancestors };
  }

  /** What holds for the children; undefined when they are not read. */
  #enter(node: Node, scope: Scope): Scope | undefined {
    if (node.kind === Kind.jsxFlow) return this.#enterJsx(node, scope);
    const container = node.kind === Kind.list ? { name: this.#listName(node) } : CONTAINERS[node.kind];
    if (!container) return scope;
    return {
      ancestors: [...scope.ancestors, { name: container.name, hints: [] }],
      role: container.role ?? scope.role,
      quotes: scope.quotes + (node.kind === Kind.blockquote ? 1 : 0),
      item: node.kind === Kind.listItem || node.kind === Kind.footnoteDefinition ? node : undefined,
    };
  }

  #listName(node: Node): string {
    return this.#tree.isOrdered(node) ? 'ol' : 'ul';
  }

  #enterJsx(node: Node, scope: Scope): Scope | undefined {
    const { source } = this.#blocks;
    const tag = readTag(source, node);
    const name = tag.name.toLowerCase();
    const head = this.#tree.children(node)[0]?.start ?? node.end;
    const attributes = readTagAttributes(source, { start: node.start + 1 + tag.name.length, end: head });
    if (OPAQUE_BLOCKS.has(name) || isUntranslated(source, attributes)) return undefined;
    addAttributeBlocks(this.#blocks, tag.name, { attributes, within: this.#inlineContext(scope) });
    return {
      ...scope,
      ancestors: [...scope.ancestors, { name, hints: hintsOf(source, attributes) }],
      item: undefined,
    };
  }
}
