/** Tags and expressions inside a Markdown paragraph: HTML, JSX. */
import { addAttributeBlocks, isUntranslated } from '../html/attributes.ts';
import { codeNameOf, OPAQUE_BLOCKS, OPAQUE_INLINES, VOID } from '../html/elements.ts';
import { readTag, readTagAttributes, type Tag } from '../html/tag.ts';
import type { Frame, InlineReader } from './inline.ts';
import { Kind, type Node } from './tree.ts';

export function readHtmlTag(reader: InlineReader, node: Node, frame: Frame): void {
  const tag = readTag(reader.source, node);
  const name = tag.name.toLowerCase();
  const code = { start: node.start, end: node.end, name: codeNameOf(name) };
  if (tag.type === 'comment') reader.standalone(node, 'comment');
  else if (tag.type === 'close') reader.builder.close(code, `<${name}`);
  else {
    if (!readOpaque(reader, { node, tag, frame })) {
      if (tag.type === 'standalone' || VOID.has(name)) reader.builder.standalone(code);
      else reader.builder.open(code, `<${name}`);
    }
    addAttributes(reader, tag);
  }
}

/** An element that is not translated is one code, up to its end tag; false when it is none, or never ends. */
function readOpaque(reader: InlineReader, at: { node: Node; tag: Tag; frame: Frame }): boolean {
  const { node, tag } = at;
  if (tag.type !== 'open' || !isOpaque(reader, tag)) return false;
  const name = tag.name.toLowerCase();
  const last = skipElement(reader, name, at.frame);
  if (!last) return false;
  const shown = reader.slice({ start: node.end, end: last.start });
  reader.standalone({ start: node.start, end: last.end }, codeNameOf(name), shown);
  return true;
}

function isOpaque(reader: InlineReader, tag: Tag): boolean {
  const name = tag.name.toLowerCase();
  return OPAQUE_INLINES.has(name) || OPAQUE_BLOCKS.has(name) || isUntranslated(reader.source, tag.attributes);
}

/** Goes past the end tag among the siblings, and gives it back. */
function skipElement(reader: InlineReader, name: string, frame: Frame): Node | undefined {
  if (reader.unclosed?.has(name)) return undefined;
  let depth = 1;
  for (let at = frame.at; at < frame.children.length; at++) {
    const sibling = frame.children[at]!;
    if (sibling.kind !== Kind.html) continue;
    const tag = readTag(reader.source, sibling);
    if (tag.name.toLowerCase() !== name) continue;
    depth += tag.type === 'open' ? 1 : tag.type === 'close' ? -1 : 0;
    if (depth > 0) continue;
    frame.at = at + 1;
    return sibling;
  }
  reader.unclosed ??= new Set();
  reader.unclosed.add(name);
  return undefined;
}

/** `<Link to="…">text</Link>` in MDX. */
export function readJsxElement(reader: InlineReader, node: Node): void {
  const head = readTag(reader.source, { start: node.start, end: node.end });
  const children = reader.context.tree.children(node);
  const end = children[0]?.start ?? node.end;
  const attributes = readTagAttributes(reader.source, { start: node.start + 1 + head.name.length, end });
  const tag: Tag = { ...head, attributes };
  if (isOpaque(reader, tag)) {
    const shown = children.length === 0 ? '' : reader.slice({ start: end, end: children.at(-1)!.end });
    reader.standalone(node, codeNameOf(tag.name.toLowerCase()), shown);
    return;
  }
  addAttributes(reader, tag);
  reader.pair(node, codeNameOf(tag.name.toLowerCase()));
}

/** `{price}`; a JSX comment shows nothing. */
export function readExpression(reader: InlineReader, node: Node): void {
  const raw = reader.slice(node);
  if (/^\{\s*\/\*/.test(raw)) reader.standalone(node, 'comment');
  else reader.standalone(node, 'interpolation', raw);
}

function addAttributes(reader: InlineReader, tag: Tag): void {
  const { blocks } = reader.context;
  addAttributeBlocks(blocks, tag.name, { attributes: tag.attributes, within: reader.context });
}
