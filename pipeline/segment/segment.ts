/** Blocks to segments. `join.ts` is the inverse. */
import type { Article, BlockRole } from '../model/article.ts';
import type { Segment, SegmentCode } from '../model/segment.ts';
import type { Range } from '../model/text.ts';
import { codedText } from './coded.ts';
import { hashCoded, identities } from './identity.ts';
import { readPart } from './reading.ts';
import { type RawUnit, recutUnits } from './recut.ts';
import { splitSentences } from './sentences.ts';
import { cutUnits, spanOf, type UnitPiece } from './units.ts';
import type { BodyView, Replacement } from './view.ts';

/** A segment with the way back to the source. */
export interface SegmentUnit extends RawUnit {
  readonly segment: Segment;
}

/** The segments of an article's body, in reading order. Text without a letter is no segment. */
export function segmentArticle(article: Article, view: BodyView): Segment[] {
  return segmentUnits(article, view).map(({ segment }) => segment);
}

export function segmentUnits(article: Article, view: BodyView): readonly SegmentUnit[] {
  const cut = cutArticle(article, view);
  cut.named ??= nameUnits(article, cut.units);
  return cut.named;
}

/** The same without what they are known by, for who asks for the stretches alone: naming takes as long as cutting. */
export function rawUnits(article: Article, view: BodyView): readonly RawUnit[] {
  return cutArticle(article, view).units;
}

interface Cut {
  readonly article: Article;
  readonly view: BodyView;
  readonly units: readonly RawUnit[];
  named?: readonly SegmentUnit[];
}

/** The last ones, so that an article at hand is segmented once for its plan, its proof and its editions. */
const latest: Cut[] = [];
/** An article may have a view for each edition. All of an archive's would be as much as the rest of its plan. */
const KEPT = 8;

function cutArticle(article: Article, view: BodyView): Cut {
  const known = latest.find((one) => one.article === article && isCutAlike(one.view, view));
  if (known) return known;
  const units = cutBlocks(article, view);
  const cut: Cut = { article, view, units: view.recut ? recutUnits(article, units, view.recut) : units };
  if (latest.push(cut) > KEPT) latest.shift();
  return cut;
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

function nameUnits(article: Article, units: readonly RawUnit[]): SegmentUnit[] {
  const identify = identities();
  return units.map(({ block, pieces }) => {
    const source = codedText(pieces);
    const sourceHash = hashCoded(source);
    const { role } = article.blocks[block]!;
    const codes = codesOf(pieces);
    return {
      segment: { id: identify(sourceHash), block, role, range: spanOf(pieces), source, sourceHash, codes },
      block,
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

/** One for all sentences without any, which most are. */
const NO_CODES: readonly SegmentCode[] = [];

/** A sentence of one piece is a text. */
function codesOf(pieces: readonly UnitPiece[]): readonly SegmentCode[] {
  if (pieces.length === 1) return NO_CODES;
  const codes: SegmentCode[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'code' || piece.type === 'close') continue;
    const { name, equivalent } = piece.code;
    codes.push({ id: piece.tag, type: piece.type, name, equivalent });
  }
  return codes;
}
