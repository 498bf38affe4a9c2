/** Plain text to blocks: a line is a block, except where lines were wrapped at a margin. */
import type { Ancestor, BlockRole } from '../../model/article.ts';
import { BlockList } from '../blocks.ts';
import { ContentBuilder } from '../content.ts';
import type { Reading } from '../reading.ts';
import { isEmpty, type Line, linesOf } from './lines.ts';
import { continues, wrapWidth } from './wrapping.ts';

const LIST: readonly Ancestor[] = [
  { name: 'ul', hints: [] },
  { name: 'li', hints: [] },
];
const NONE: readonly Ancestor[] = [];

/** Characters of the longest heading and headline: measured on news sites, 99 of 100 are shorter. */
const MAX_HEADING = 120;
const MAX_TITLE = 200;
const STOP = /[.:;,…]["”’»)\]]*$/;

/** The lines of one block, by index. */
interface Group {
  readonly first: number;
  readonly last: number;
}

export function readText(source: string): Reading {
  const lines = linesOf(source);
  const blocks = new BlockList(source, []);
  const groups = groupLines(source, lines);
  for (let at = 0; at < groups.length; at++)
    addGroup(blocks, lines, { group: groups[at]!, isFirst: at === 0 });
  return { blocks: blocks.finish([]) };
}

function groupLines(source: string, lines: readonly Line[]): Group[] {
  const width = wrapWidth(source, lines);
  const groups: Group[] = [];
  for (let first = 0; first < lines.length; first++) {
    if (isEmpty(lines[first]!)) continue;
    let last = first;
    while (
      width !== undefined &&
      last + 1 < lines.length &&
      continues(source, [lines[last]!, lines[last + 1]!], width)
    ) {
      last++;
    }
    groups.push({ first, last });
    first = last;
  }
  return groups;
}

function addGroup(
  blocks: BlockList,
  lines: readonly Line[],
  { group, isFirst }: { group: Group; isFirst: boolean },
): void {
  const first = lines[group.first]!;
  const last = lines[group.last]!;
  const role = roleOf(blocks.source, lines, { group, isFirst });
  const builder = new ContentBuilder(blocks.source, first.from);
  for (let at = group.first; at <= group.last; at++) addLine(builder, lines[at]!);
  blocks.add(builder.finish(), {
    role,
    level: role === 'title' ? 1 : role === 'heading' ? 2 : undefined,
    extent: { start: first.start, end: last.end },
    place: { kind: 'text' },
    ancestors: first.hasBullet ? LIST : NONE,
  });
}

/** The break between two lines of a wrapped paragraph reads as a space. */
function addLine(builder: ContentBuilder, line: Line): void {
  builder.verbatim(line.from, line.to);
}

function roleOf(source: string, lines: readonly Line[], at: { group: Group; isFirst: boolean }): BlockRole {
  const { first, last } = at.group;
  const line = lines[first]!;
  if (line.hasBullet) return 'list-item';
  const alone = isBlankAt(lines, first - 1) && isBlankAt(lines, last + 1);
  const length = lines[last]!.to - line.from;
  if (!alone || STOP.test(source.slice(Math.max(line.from, lines[last]!.to - 4), lines[last]!.to)))
    return 'paragraph';
  if (at.isFirst && length <= MAX_TITLE) return 'title';
  return length <= MAX_HEADING && first === last ? 'heading' : 'paragraph';
}

function isBlankAt(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  return line === undefined || isEmpty(line);
}
