/** A sentence cut in two by a reviewer, or two made one: the record as it is then. */
import { type CodedText, formatCoded, parseCoded } from '../model/coded-text.ts';
import { hashText } from '../model/hash.ts';
import type { Change, RecordSegment, Recut, Segment, TranslationRecord } from '../model/segment.ts';
import { brokenCode } from '../review/codes.ts';
import type { Who } from '../review/decide.ts';
import { segmentArticle } from '../segment/segment.ts';
import { entryOf, type Galley } from './review-galley.ts';

export interface SplitAt {
  /** Offsets in the coded texts. */
  readonly source: number;
  readonly target?: number;
}

/** Undefined where it cannot be cut: inside a pair of codes, at an end. */
export function splitSegment(
  galley: Galley,
  segment: Segment,
  { at, who }: { at: SplitAt; who: Who },
): TranslationRecord | undefined {
  const recut: Recut = { kind: 'split', sentence: segment.id, at: at.source };
  const segments = recutSegments(galley, recut);
  const index = galley.planned.segments.indexOf(segment);
  if (segments.length !== galley.planned.segments.length + 1) return undefined;
  const old = entryOf(galley, segment);
  const parts = cutTarget(old.target, at.target ?? old.target.length);
  const halves = [segments[index]!, segments[index + 1]!].map((half, part) =>
    entryFrom(half, part === 0 ? parts[0] : renumbered(parts[1]), { olds: [old], who, did: 'split' }),
  );
  return withEntries(galley, { recut, segments, index, put: halves, olds: [old] });
}

/** With the sentence after it. Undefined where they are not of one paragraph. */
export function mergeSegments(galley: Galley, segment: Segment, who: Who): TranslationRecord | undefined {
  const index = galley.planned.segments.indexOf(segment);
  const next = galley.planned.segments[index + 1];
  if (!next) return undefined;
  const recut: Recut = { kind: 'merge', sentence: segment.id, next: next.id };
  const segments = recutSegments(galley, recut);
  if (segments.length !== galley.planned.segments.length - 1) return undefined;
  const olds = [entryOf(galley, segment), entryOf(galley, next)];
  const shift = Math.max(0, ...tagsOf(segment.source));
  const targets = [olds[0]!.target, shifted(olds[1]!.target, shift)].filter((target) => target !== '');
  const one = entryFrom(segments[index]!, targets.join(' '), { olds, who, did: 'merged' });
  return withEntries(galley, { recut, segments, index, put: [one], olds });
}

function recutSegments({ article, planned, record }: Galley, recut: Recut): Segment[] {
  const view = { ...planned.view, recut: [...(record.recut ?? []), recut] };
  return segmentArticle(article.article, view);
}

interface Making {
  readonly olds: readonly RecordSegment[];
  readonly who: Who;
  readonly did: Change['did'];
}

/** A text whose codes no longer fit waits for a person, with what it was beside it. */
function entryFrom(
  { id, source, sourceHash }: Segment,
  text: string,
  { olds, who, did }: Making,
): RecordSegment {
  const trimmed = text.trim() as CodedText;
  const isWhole = olds.every(({ target }) => target !== '') && trimmed !== '';
  const target = brokenCode(source, trimmed) === undefined ? trimmed : ('' as CodedText);
  const first = olds[0]!;
  const comments = olds.flatMap((old) => old.comments ?? []);
  const before = { target: first.target, state: first.state, origin: first.origin };
  return {
    id,
    source,
    target,
    state: isWhole && target !== '' ? 'translated' : 'initial',
    origin: 'person',
    by: who.reviewer.name,
    at: who.at,
    sourceHash,
    targetHash: hashText(target),
    ...(target === '' && first.target !== ''
      ? { previous: { source: first.source, target: first.target } }
      : {}),
    ...(comments.length ? { comments } : {}),
    history: [{ did, by: who.reviewer.name, at: who.at, before }],
  };
}

/** What the old sentences were translated as is memory, should they be wanted again. */
function withEntries(
  galley: Galley,
  at: {
    recut: Recut;
    segments: readonly Segment[];
    index: number;
    put: readonly RecordSegment[];
    olds: readonly RecordSegment[];
  },
): TranslationRecord {
  const { record, planned } = galley;
  const entries = planned.segments.map((segment) => entryOf(galley, segment));
  const all = entries.toSpliced(at.index, at.olds.length, ...at.put);
  const segments = all.map((entry, index): RecordSegment => ({ ...entry, id: at.segments[index]!.id }));
  const gone = at.olds.filter(({ target }) => target !== '');
  const kept = record.retired.filter(({ source }) => !gone.some((old) => old.source === source));
  return { ...record, recut: [...(record.recut ?? []), at.recut], segments, retired: [...kept, ...gone] };
}

/** Not inside a tag: then before it. */
function cutTarget(target: string, at: number): [string, string] {
  const tag = [...target.matchAll(/<\/?\d+\/?>/g)].find(
    ({ index, 0: whole }) => index < at && at < index + whole.length,
  );
  const place = tag ? tag.index : at;
  return [target.slice(0, place), target.slice(place)];
}

function renumbered(target: string): string {
  const tags = new Map<number, number>();
  return formatCoded(
    parseCoded(target).map((piece) => {
      if (piece.kind === 'text') return piece;
      const id = tags.get(piece.id) ?? tags.size + 1;
      tags.set(piece.id, id);
      return { ...piece, id };
    }),
  );
}

function shifted(target: string, by: number): string {
  return formatCoded(
    parseCoded(target).map((piece) => (piece.kind === 'text' ? piece : { ...piece, id: piece.id + by })),
  );
}

function tagsOf(text: string): number[] {
  return parseCoded(text).flatMap((piece) => (piece.kind === 'code' ? [piece.id] : []));
}
