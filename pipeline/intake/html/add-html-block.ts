/** Gives a finished stretch of HTML text its role, and the elements it stands in. */
import type { Ancestor, BlockRole } from '../../model/article.ts';
import type { BlockList } from '../blocks.ts';
import type { Content } from '../content.ts';
import { hintsOf } from './attributes.ts';
import type { ElementStack } from './element-stack.ts';
import { readTag } from './tag.ts';

const HEADING = /^h[1-6]$/;

export function addHtmlBlock(blocks: BlockList, content: Content, stack: ElementStack): void {
  const element = stack.top;
  const name = element?.name ?? '';
  const ancestors = withWrappers(blocks.source, content, stack.ancestors);
  const place = { kind: 'html' } as const;
  if (name === 'title') {
    blocks.add(content, { role: 'attribute', name: 'title', place, ancestors });
    return;
  }
  const level = HEADING.test(name) ? Number(name[1]) : undefined;
  const role: BlockRole = level === 1 && !hasTitle(blocks) ? 'title' : (element?.role ?? 'paragraph');
  blocks.add(content, { role, level, place, ancestors });
}

function hasTitle(blocks: BlockList): boolean {
  return blocks.blocks.some((block) => block.role === 'title');
}

/** Elements of a sentence that hold all of it (`<a class="share">Share</a>`) say what it is for, too. */
function withWrappers(
  source: string,
  { content }: Content,
  ancestors: readonly Ancestor[],
): readonly Ancestor[] {
  const wrappers: Ancestor[] = [];
  for (let at = 0; at < content.length / 2; at++) {
    const first = content[at]!;
    const last = content[content.length - 1 - at]!;
    if (first.kind !== 'code' || last.kind !== 'code' || first.type !== 'open' || first.id !== last.id) break;
    const tag = readTag(source, first.range);
    if (tag.type !== 'open') break;
    wrappers.push({ name: tag.name.toLowerCase(), hints: hintsOf(source, tag.attributes) });
  }
  return wrappers.length === 0 ? ancestors : [...ancestors, ...wrappers];
}
