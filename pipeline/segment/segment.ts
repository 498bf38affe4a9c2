/** Blocks to segments. `join.ts` is the inverse. */
import type { Article, BlockRole } from '../model/article.ts';
import type { Segment, SegmentCode } from '../model/segment.ts';
import type { Range } from '../model/text.ts';
import { codedText } from './coded.ts';
import { hashCoded, identities } from './identity.ts';
import { readPart } from './reading.ts';
import { type RawUnit, recutUnits } from './recut.ts';
import { splitSentences } from './sentences.ts';
import { cutUnits, rangeOf, type UnitPiece } from './units.ts';
import type { BodyView, Replacement } from './view.ts';

/** A segment with the way back to the source. */
export interface SegmentUnit {
  readonly segment: Segment;
  readonly pieces: readonly UnitPiece[];
}

/** The segments of an article's body, in reading order. Text without a letter is no segment. */
export function segmentArticle(article: Article, view: BodyView): Segment[] {
  return segmentUnits(article, view).map(({ segment }) => segment);
}

interface Cut {
  readonly article: Article;
  readonly view: BodyView;
  readonly units: readonly SegmentUnit[];
}

/** The last ones, so that an article at hand is segmented once for its plan, its proof and its editions. */
const latest: Cut[] = [];
/** An article may have a view for each edition. All of an archive's would be as much as the rest of its plan. */
const KEPT = 8;

export function segmentUnits(article: Article, view: BodyView): readonly SegmentUnit[] {
  const known = latest.find((one) => one.article === article && isCutAlike(one.view, view));
  if (known) return known.units;
  const units = cutArticle(article, view);
  if (latest.push({ article, view, units }) > KEPT) latest.shift();
  return units;
}

/** What leaves the output has no say in how the rest is cut. */
function isCutAlike(a: BodyView, b: BodyView): boolean {
  const isSame = (one: readonly unknown[] = [], other: readonly unknown[] = []): boolean =>
    one === other || one.length + other.length === 0;
  return (
    a.parts === b.parts &&
    a.language === b.language &&
    isSame(a.replacements, b.replacements) &&
    isSame(a.recut, b.recut)
  );
}

function cutArticle(article: Article, view: BodyView): SegmentUnit[] {
  const identify = identities();
  const raw = cutBlocks(article, view);
  const units = view.recut ? recutUnits(article, raw, view.recut) : raw;
  return units.map(({ block, pieces }) => {
    const source = codedText(pieces);
    const sourceHash = hashCoded(source);
    const range = { start: rangeOf(pieces[0]!).start, end: rangeOf(pieces.at(-1)!).end };
    const { role } = article.blocks[block]!;
    const codes = codesOf(pieces);
    return {
      segment: { id: identify(sourceHash), block, role, range, source, sourceHash, codes },
      pieces,
    };
  });
}

function cutBlocks(article: Article, view: BodyView): RawUnit[] {
  const replacements = replacementsByBlock(view);
  const units: RawUnit[] = [];
  for (const part of view.parts) {
    const block = article.blocks[part.block];
    if (!block) continue;
    const reading = readPart(article, part, replacements.get(part.block) ?? []);
    const sentences = isOneSegment(block.role)
      ? whole(reading.text)
      : splitSentences(reading.text, view.language);
    for (const pieces of cutUnits(reading, sentences)) units.push({ block: part.block, pieces });
  }
  return units;
}

/** Headings and titles are read as one, whatever stops they hold. */
function isOneSegment(role: BlockRole): boolean {
  return role === 'heading' || role === 'title';
}

function whole(text: string): Range[] {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return end > start ? [{ start, end }] : [];
}

export function replacementsByBlock(view: BodyView): ReadonlyMap<number, readonly Replacement[]> {
  const found = new Map<number, Replacement[]>();
  for (const replacement of view.replacements ?? []) {
    const list = found.get(replacement.block);
    if (list) list.push(replacement);
    else found.set(replacement.block, [replacement]);
  }
  for (const list of found.values()) list.sort((a, b) => a.range.start - b.range.start);
  return found;
}

function codesOf(pieces: readonly UnitPiece[]): SegmentCode[] {
  const codes: SegmentCode[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'code' || piece.type === 'close') continue;
    const { name, equivalent } = piece.code;
    codes.push({ id: piece.tag, type: piece.type, name, equivalent });
  }
  return codes;
}
