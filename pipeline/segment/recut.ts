/** Sentences cut otherwise than the rules would: a reviewer made two of one, or one of two. */
import type { Article, TextInline } from '../model/article.ts';
import type { Recut, SegmentId } from '../model/segment.ts';
import type { Range } from '../model/text.ts';
import { codedText } from './coded.ts';
import { hashCoded, identities } from './identity.ts';
import { hasLetter, rangeOf, type UnitPiece, type UnitText } from './units.ts';

/** A sentence before it has a name. */
export interface RawUnit {
  /** Index into `article.blocks`. */
  readonly block: number;
  readonly pieces: readonly UnitPiece[];
}

/** In the order the cuts were made; one whose sentence is not there, or that cannot be made, is passed over. */
export function recutUnits(
  article: Article,
  units: readonly RawUnit[],
  recuts: readonly Recut[],
): readonly RawUnit[] {
  return recuts.reduce((now, recut) => recutOnce(article, now, recut), units);
}

function recutOnce(article: Article, units: readonly RawUnit[], recut: Recut): readonly RawUnit[] {
  const ids = idsOf(units);
  const at = ids.indexOf(recut.sentence);
  const unit = units[at];
  if (!unit) return units;
  if (recut.kind === 'split') {
    const parts = splitUnit(article, unit, recut.at);
    return parts ? units.toSpliced(at, 1, ...parts) : units;
  }
  const next = units[at + 1];
  const one = next && ids[at + 1] === recut.next ? mergeUnits(article, unit, next) : undefined;
  return one ? units.toSpliced(at, 2, one) : units;
}

function idsOf(units: readonly RawUnit[]): SegmentId[] {
  const identify = identities();
  return units.map(({ pieces }) => identify(hashCoded(codedText(pieces))));
}

/** Undefined inside a pair of codes, at an end, or where one part would have no letter. */
export function splitUnit(article: Article, unit: RawUnit, at: number): [RawUnit, RawUnit] | undefined {
  const place = placeOf(unit.pieces, at);
  if (!place) return undefined;
  const { index, offset } = place;
  const cut = unit.pieces[index];
  const before = unit.pieces.slice(0, index);
  const after = unit.pieces.slice(index);
  if (cut?.kind === 'text' && offset > 0) {
    const texts = cutText(article, unit.block, { piece: cut, offset });
    if (!texts) return undefined;
    before.push(texts[0]);
    after[0] = texts[1];
  }
  const parts = [trim(article, unit.block, before), trim(article, unit.block, after)] as const;
  if (!parts[0] || !parts[1] || !parts.every((part) => isWhole(part!) && part!.some(hasLetter)))
    return undefined;
  return [
    { block: unit.block, pieces: renumber(parts[0]) },
    { block: unit.block, pieces: renumber(parts[1]) },
  ];
}

/** Undefined for sentences of different blocks, or with more than white space between them. */
export function mergeUnits(article: Article, first: RawUnit, second: RawUnit): RawUnit | undefined {
  if (first.block !== second.block) return undefined;
  const range = { start: rangeOf(first.pieces.at(-1)!).end, end: rangeOf(second.pieces[0]!).start };
  if (range.end < range.start || !isBlank(article, first.block, range)) return undefined;
  const gap: UnitText = { kind: 'text', value: range.end > range.start ? ' ' : '', range, replaced: false };
  const shift = Math.max(0, ...first.pieces.map((piece) => (piece.kind === 'code' ? piece.tag : 0)));
  const shifted = second.pieces.map((piece) =>
    piece.kind === 'code' ? { ...piece, tag: piece.tag + shift } : piece,
  );
  return { block: first.block, pieces: joinTexts([...first.pieces, gap, ...shifted]) };
}

/** Where an offset of the coded text falls: before a piece, or inside a text. */
function placeOf(pieces: readonly UnitPiece[], at: number): { index: number; offset: number } | undefined {
  for (const [index, piece] of pieces.entries()) {
    const start = codedText(pieces.slice(0, index)).length;
    if (at <= start) return at > 0 && at === start ? { index, offset: 0 } : undefined;
    if (piece.kind !== 'text') continue;
    const before = pieces.slice(0, index);
    for (let offset = 1; offset < piece.value.length; offset++) {
      const head = { ...piece, value: piece.value.slice(0, offset) };
      if (codedText([...before, head]).length >= at) return { index, offset };
    }
  }
  return undefined;
}

function cutText(
  article: Article,
  block: number,
  { piece, offset }: { piece: UnitText; offset: number },
): [UnitText, UnitText] | undefined {
  const middle = sourceOffset(article, block, { piece, offset });
  if (middle === undefined) return undefined;
  const { value, range } = piece;
  return [
    { ...piece, value: value.slice(0, offset), range: { start: range.start, end: middle } },
    { ...piece, value: value.slice(offset), range: { start: middle, end: range.end } },
  ];
}

/** Undefined inside what stands in the source as one: an entity, a corrected word. */
function sourceOffset(
  article: Article,
  block: number,
  { piece, offset }: { piece: UnitText; offset: number },
): number | undefined {
  if (piece.replaced) return undefined;
  let left = offset;
  for (const inline of textsIn(article, block, piece.range)) {
    const start = Math.max(inline.range.start, piece.range.start);
    const isOneForOne = inline.value.length === inline.range.end - inline.range.start;
    const length = isOneForOne ? Math.min(inline.range.end, piece.range.end) - start : inline.value.length;
    if (left === 0) return start;
    if (left < length) return isOneForOne ? start + left : undefined;
    left -= length;
  }
  return left === 0 ? piece.range.end : undefined;
}

function textsIn(article: Article, block: number, { start, end }: Range): TextInline[] {
  return (article.blocks[block]?.content ?? []).filter(
    (inline) => inline.kind === 'text' && inline.range.end > start && inline.range.start < end,
  ) as TextInline[];
}

/** White space at both ends belongs to no sentence. */
function trim(article: Article, block: number, pieces: readonly UnitPiece[]): UnitPiece[] | undefined {
  const trimmed = [...pieces];
  const first = trimmed[0];
  if (first?.kind === 'text') {
    const offset = first.value.length - first.value.trimStart().length;
    if (offset === first.value.length) trimmed.shift();
    else if (offset > 0) {
      const cut = cutText(article, block, { piece: first, offset });
      if (!cut) return undefined;
      trimmed[0] = cut[1];
    }
  }
  const last = trimmed.at(-1);
  if (last?.kind === 'text') {
    const offset = last.value.trimEnd().length;
    if (offset === 0) trimmed.pop();
    else if (offset < last.value.length) {
      const cut = cutText(article, block, { piece: last, offset });
      if (!cut) return undefined;
      trimmed[trimmed.length - 1] = cut[0];
    }
  }
  return trimmed;
}

/** Every pair that opens here closes here. */
function isWhole(pieces: readonly UnitPiece[]): boolean {
  const open = new Set<number>();
  for (const piece of pieces) {
    if (piece.kind !== 'code') continue;
    if (piece.type === 'open') open.add(piece.tag);
    if (piece.type === 'close' && !open.delete(piece.tag)) return false;
  }
  return open.size === 0;
}

function renumber(pieces: readonly UnitPiece[]): UnitPiece[] {
  const tags = new Map<number, number>();
  return pieces.map((piece) => {
    if (piece.kind !== 'code') return piece;
    const tag = tags.get(piece.tag) ?? tags.size + 1;
    tags.set(piece.tag, tag);
    return { ...piece, tag };
  });
}

function isBlank(article: Article, block: number, range: Range): boolean {
  const content = article.blocks[block]?.content ?? [];
  return content.every((inline) => {
    const { start, end } = inline.range;
    if (end <= range.start || start >= range.end) return true;
    if (inline.kind === 'code') return false;
    const from = Math.max(0, range.start - start);
    const isOneForOne = inline.value.length === end - start;
    const value = isOneForOne ? inline.value.slice(from, range.end - start) : inline.value;
    return value.trim() === '';
  });
}

function joinTexts(pieces: readonly UnitPiece[]): UnitPiece[] {
  const joined: UnitPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind !== 'text' || last?.kind !== 'text') joined.push(piece);
    else
      joined[joined.length - 1] = {
        kind: 'text',
        value: last.value + piece.value,
        range: { start: last.range.start, end: piece.range.end },
        replaced: last.replaced || piece.replaced,
      };
  }
  return joined;
}
