/**
 * A target carried over to a source that says the same words in another dress.
 *
 * The rule: white space, quotation marks, letter case, commas, stops and dashes change nothing of a translation,
 * so target and state stay; a capital or a final mark that the target shares with its source follows the source.
 * Codes keep their places by the words they stand at; one that has gone leaves the target, and a new one goes
 * where the target holds the very words it stands around. A question or exclamation that comes or goes, and a
 * code that was put in, ask for a look: the state falls to `translated`. Where a code finds no place, nothing is
 * carried over.
 */
import { type CodedText, formatCoded, type Piece, parseCoded } from '../model/coded-text.ts';
import type { RecordSegment, Segment, SegmentCode, State } from '../model/segment.ts';
import { type PlacedTag, readWords } from './align-words.ts';

export interface Adapted {
  readonly target: CodedText;
  readonly state: State;
}

/** Undefined when a code of the new source finds no place in the old target. */
export function adaptTarget(old: RecordSegment, segment: Segment): Adapted | undefined {
  if (old.target === '') return { target: old.target, state: old.state };
  const remapped = remapCodes(old, segment);
  if (!remapped) return undefined;
  const pieces = followFinalMark(
    followCapital(remapped.pieces, old.source, segment.source),
    old.source,
    segment.source,
  );
  const isSettled = !remapped.inserted && marksOf(old.source) === marksOf(segment.source);
  return { target: formatCoded(pieces), state: isSettled ? old.state : atMostTranslated(old.state) };
}

export function atMostTranslated(state: State): State {
  return state === 'initial' ? 'initial' : 'translated';
}

function marksOf(text: string): string {
  return text.replace(/[^?!¿¡]/g, '');
}

interface Remapped {
  readonly pieces: Piece[];
  readonly inserted: boolean;
}

function remapCodes(old: RecordSegment, segment: Segment): Remapped | undefined {
  if (!hasTags(old.source) && !hasTags(segment.source))
    return { pieces: parseCoded(old.target), inserted: false };
  const before = readWords(old.source).words.length;
  const plain = readWords(segment.source);
  // The old source's own tags count as no words unless the new one's, read the same way, give as many words.
  const isShown = plain.words.length !== before;
  const ours = readWords(old.source).tags;
  const theirs = isShown ? readWords(segment.source, segment.codes).tags : plain.tags;
  const ids = matchTags(ours, theirs);
  let pieces = renumber(parseCoded(old.target), ids);
  const present = new Set(ids.values());
  const missing = theirs.filter((tag) => !present.has(tag.id));
  for (const tag of missing) {
    const text = textAt(segment, tag);
    const placed = text === '' ? undefined : insertTag(pieces, tag, text);
    if (!placed) return undefined;
    pieces = placed;
  }
  return { pieces, inserted: missing.length > 0 };
}

function hasTags(text: string): boolean {
  return text.includes('<');
}

/** New id by old id, for tags of the same type at the same words. */
function matchTags(ours: readonly PlacedTag[], theirs: readonly PlacedTag[]): Map<number, number> {
  const ids = new Map<number, number>();
  const taken = new Set<number>();
  for (const tag of ours) {
    const partner = theirs.find((other) => !taken.has(other.id) && isSamePlace(tag, other));
    if (!partner) continue;
    taken.add(partner.id);
    ids.set(tag.id, partner.id);
  }
  return ids;
}

function isSamePlace(a: PlacedTag, b: PlacedTag): boolean {
  return a.type === b.type && a.from === b.from && a.to === b.to;
}

function renumber(pieces: readonly Piece[], ids: ReadonlyMap<number, number>): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'text') kept.push(piece);
    else if (ids.has(piece.id)) kept.push({ ...piece, id: ids.get(piece.id)! });
  }
  return joinTexts(kept);
}

function joinTexts(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', value: last.value + piece.value };
    } else joined.push(piece);
  }
  return joined;
}

/** The words that a new tag stands around, as written. */
function textAt(segment: Segment, tag: PlacedTag): string {
  if (tag.type === 'standalone') return codeOf(segment.codes, tag.id)?.equivalent ?? '';
  let text = '';
  let inside = false;
  for (const piece of parseCoded(segment.source)) {
    if (piece.kind === 'code') {
      if (piece.id === tag.id) inside = piece.type === 'open';
      else if (inside) return '';
    } else if (inside) text += piece.value;
  }
  return text;
}

function codeOf(codes: readonly SegmentCode[] | undefined, id: number): SegmentCode | undefined {
  return codes?.find((code) => code.id === id);
}

/** Puts a tag where its text stands in the target, when that is in one place only. */
function insertTag(pieces: readonly Piece[], tag: PlacedTag, text: string): Piece[] | undefined {
  let found: { piece: number; at: number } | undefined;
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if (piece.kind !== 'text') continue;
    for (let at = piece.value.indexOf(text); at >= 0; at = piece.value.indexOf(text, at + text.length)) {
      if (!isWhole(piece.value, at, text.length)) continue;
      if (found) return undefined;
      found = { piece: index, at };
    }
  }
  if (!found) return undefined;
  const { value } = pieces[found.piece] as Extract<Piece, { kind: 'text' }>;
  const middle: Piece[] =
    tag.type === 'standalone'
      ? [{ kind: 'code', id: tag.id, type: 'standalone' }]
      : [
          { kind: 'code', id: tag.id, type: 'open' },
          { kind: 'text', value: text },
          { kind: 'code', id: tag.id, type: 'close' },
        ];
  const edges = [
    textPiece(value.slice(0, found.at)),
    middle,
    textPiece(value.slice(found.at + text.length)),
  ].flat();
  return [...pieces.slice(0, found.piece), ...edges, ...pieces.slice(found.piece + 1)];
}

function textPiece(value: string): Piece[] {
  return value === '' ? [] : [{ kind: 'text', value }];
}

const WORD_CHARACTER = /[\p{L}\p{N}_]/u;

function isWhole(text: string, at: number, length: number): boolean {
  return !WORD_CHARACTER.test(text[at - 1] ?? '') && !WORD_CHARACTER.test(text[at + length] ?? '');
}

/** A first letter that had the case of its source's takes the case of the new source's. */
function followCapital(pieces: readonly Piece[], before: string, after: string): Piece[] {
  const was = firstLetter(before);
  const is = firstLetter(after);
  const index = pieces.findIndex((piece) => piece.kind === 'text' && firstLetter(piece.value) !== '');
  const piece = pieces[index];
  if (was === is || was.toLowerCase() !== is.toLowerCase() || piece?.kind !== 'text') return [...pieces];
  const ours = firstLetter(piece.value);
  if (isUpper(ours) !== isUpper(was) || isUpper(was) === isUpper(is)) return [...pieces];
  const at = piece.value.indexOf(ours);
  const letter = isUpper(is) ? ours.toUpperCase() : ours.toLowerCase();
  const value = piece.value.slice(0, at) + letter + piece.value.slice(at + ours.length);
  return pieces.map((other, place) => (place === index ? { kind: 'text', value } : other));
}

function firstLetter(text: string): string {
  return /\p{L}/u.exec(text)?.[0] ?? '';
}

function isUpper(letter: string): boolean {
  return letter !== letter.toLowerCase();
}

/** A final stop, comma or colon that the target shared with its source follows the source. */
function followFinalMark(pieces: readonly Piece[], before: string, after: string): Piece[] {
  const was = finalMark(before);
  const is = finalMark(after);
  const last = pieces.at(-1);
  if (was === is || last?.kind !== 'text' || finalMark(last.value) !== was) return [...pieces];
  if (/[?!]$/.test(before) || /[?!]$/.test(after)) return [...pieces];
  const value = last.value.slice(0, last.value.length - was.length) + is;
  return [...pieces.slice(0, -1), { kind: 'text', value }];
}

function finalMark(text: string): string {
  return /(?:\.{3}|[.,;:…])$/.exec(text)?.[0] ?? '';
}
