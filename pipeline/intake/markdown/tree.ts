/** The one file that knows satteri: Markdown and MDX to a tree with exact UTF-16 offsets. */
import { createMdastHandle, createMdxMdastHandle, dropHandle, MdastReader, serializeHandle } from 'satteri';

/** Numbers of satteri's node types, as far as we tell them apart. */
export const Kind = {
  root: 0,
  paragraph: 1,
  heading: 2,
  thematicBreak: 3,
  blockquote: 4,
  list: 5,
  listItem: 6,
  html: 7,
  code: 8,
  definition: 9,
  text: 10,
  emphasis: 11,
  strong: 12,
  inlineCode: 13,
  break: 14,
  link: 15,
  image: 16,
  linkReference: 17,
  imageReference: 18,
  footnoteDefinition: 19,
  footnoteReference: 20,
  table: 21,
  tableRow: 22,
  tableCell: 23,
  delete: 24,
  descriptionList: 35,
  descriptionTerm: 36,
  descriptionDetails: 37,
  jsxFlow: 100,
  jsxText: 101,
  flowExpression: 102,
  textExpression: 103,
  esm: 104,
} as const;

export interface Node {
  readonly id: number;
  readonly kind: number;
  readonly start: number;
  readonly end: number;
}

export interface Tree {
  readonly root: Node;
  children(node: Node): Node[];
  /** 1–6. */
  headingLevel(node: Node): number;
  isOrdered(node: Node): boolean;
}

/** No front matter (ours finds it), no math (ours tells it from prices); definition lists, as Hugo and PHP Markdown. */
const FEATURES = { frontmatter: false, definitionList: true } as const;

/**
 * Parses text that stands at `base` in the article. Throws on MDX that is not well formed, with satteri's
 * own message; never on Markdown.
 */
export function parseTree(text: string, base: number, syntax: 'markdown' | 'mdx'): Tree {
  const handle = (syntax === 'mdx' ? createMdxMdastHandle : createMdastHandle)(text, FEATURES, true);
  try {
    return treeOf(new MdastReader(serializeHandle(handle)), base, text.length);
  } finally {
    dropHandle(handle);
  }
}

function treeOf(reader: MdastReader, base: number, length: number): Tree {
  const nodeOf = (id: number): Node | undefined => {
    const position = reader.getPosition(id);
    if (!position) return undefined;
    const { start, end } = position;
    return {
      id,
      kind: reader.getNodeType(id),
      start: base + (start.offset ?? 0),
      end: base + (end.offset ?? 0),
    };
  };
  return {
    root: { id: 0, kind: Kind.root, start: base, end: base + length },
    children: (node) => {
      const nodes: Node[] = [];
      for (const id of reader.getChildIds(node.id)) {
        const child = nodeOf(id);
        if (child) nodes.push(child);
      }
      return nodes;
    },
    headingLevel: (node) => Math.max(1, reader.fieldU8(node.id, 0, 1)),
    isOrdered: (node) => reader.getListData(node.id).ordered,
  };
}
