/** An article's segments as adoption aligns them. */
import type { AdoptCode, AdoptUnit } from '../memory/adopt/unit.ts';
import type { Article } from '../model/article.ts';
import type { CodedText } from '../model/coded-text.ts';
import type { SegmentId } from '../model/segment.ts';
import { slice } from '../model/text.ts';
import { type SegmentUnit, segmentUnits } from '../segment/segment.ts';
import type { UnitPiece } from '../segment/units.ts';
import type { BodyView } from '../segment/view.ts';

/** `known`: the translations that the record has already. */
export function adoptUnits(
  article: Article,
  view: BodyView,
  known: ReadonlyMap<SegmentId, CodedText> = new Map(),
): AdoptUnit[] {
  let last = -1;
  return segmentUnits(article, view).map((unit): AdoptUnit => {
    const { block, id } = unit.segment;
    const isFirst = block !== last;
    const before = isFirst ? markupBefore(article, block) : '';
    last = block;
    const target = known.get(id);
    return { ...describe(article, unit), before, ...(target ? { known: target } : {}) };
  });
}

function describe({ blocks, source }: Article, unit: SegmentUnit): Omit<AdoptUnit, 'before'> {
  const { id, block, role } = unit.segment;
  const { level, name } = blocks[block] ?? {};
  return {
    id,
    block,
    role,
    text: unit.segment.source,
    codes: codesOf(source, unit.pieces),
    ...(level === undefined ? {} : { level }),
    ...(name === undefined ? {} : { name }),
  };
}

/** Of the source between the block before and this one; a block inside another has none. */
function markupBefore({ blocks, source }: Article, block: number): string {
  const start = blocks[block]?.range.start ?? 0;
  const end = blocks[block - 1]?.range.end ?? 0;
  return end < start ? source.slice(end, start).trim() : '';
}

function codesOf(source: string, pieces: readonly UnitPiece[]): AdoptCode[] {
  const codes = new Map<number, AdoptCode>();
  for (const piece of pieces) {
    if (piece.kind !== 'code') continue;
    const { name, equivalent, range } = piece.code;
    const open = codes.get(piece.tag);
    const markup = slice(source, range);
    if (piece.type === 'close' && open) codes.set(piece.tag, { ...open, markup: `${open.markup} ${markup}` });
    else if (piece.type !== 'close')
      codes.set(piece.tag, { id: piece.tag, type: piece.type, name, equivalent, markup });
  }
  return [...codes.values()];
}
