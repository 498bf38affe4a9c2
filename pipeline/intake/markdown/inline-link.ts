/** Links and images: their text is translated, so are their titles, their addresses are not. */
import type { Range } from '../../model/text.ts';
import { MARKDOWN } from '../scan-text.ts';
import type { InlineContext, InlineReader } from './inline.ts';
import { closingBracket, definitionTitle, inlineLinkParts, type TitlePart } from './link-parts.ts';
import { Kind, type Node } from './tree.ts';

export function readLink(reader: InlineReader, node: Node): void {
  if (reader.source[node.start] !== '[') {
    readAddress(reader, node);
    return;
  }
  addTitle(reader.context, inlineLinkParts(reader.source, node)?.title);
  reader.pair(node, 'link');
}

/** `<https://…>` or a bare address, which nobody translates. */
function readAddress(reader: InlineReader, node: Node): void {
  const raw = reader.slice(node);
  reader.standalone(node, 'link', raw.startsWith('<') ? raw.slice(1, -1) : raw);
}

/** `[text][label]`; in `[label][]` and `[label]` the text is the label, and must stay findable. */
export function readReference(reader: InlineReader, node: Node): void {
  const close = closingBracket(reader.source, node.start, node.end);
  const tail = close === undefined ? undefined : reader.source.slice(close + 1, node.end);
  if (tail !== '' && tail !== '[]') reader.pair(node, 'link');
  else reader.pair(node, 'link', `][${reader.source.slice(node.start + 1, close)}]`);
}

export function readImage(reader: InlineReader, node: Node): void {
  reader.standalone(node, 'image');
  const parts =
    node.kind === Kind.image ? inlineLinkParts(reader.source, node) : referenceParts(reader.source, node);
  if (!parts) return;
  const { blocks, ancestors, quotes } = reader.context;
  const place = { kind: 'markdown-alt' } as const;
  blocks.addValue({
    role: 'attribute',
    name: 'alt',
    range: parts.text,
    place,
    ancestors,
    quotes,
    dialect: MARKDOWN,
  });
  addTitle(reader.context, parts.title);
}

/** The alternative text of `![text][label]`, `![label][]` and `![label]`; in the last two it is the label too. */
function referenceParts(source: string, node: Node): { text: Range; title?: TitlePart } | undefined {
  const close = closingBracket(source, node.start + 1, node.end);
  if (close === undefined) return undefined;
  return { text: { start: node.start + 2, end: close } };
}

/** The title of `[label]: destination "title"`. */
export function addDefinition(context: InlineContext, node: Node): void {
  addTitle(context, definitionTitle(context.blocks.source, node));
}

function addTitle({ blocks, ancestors, quotes }: InlineContext, title: TitlePart | undefined): void {
  if (!title) return;
  const place = { kind: 'markdown-title', quote: title.quote } as const;
  const range = { start: title.start, end: title.end };
  blocks.addValue({ role: 'attribute', name: 'title', range, place, ancestors, quotes, dialect: MARKDOWN });
}
