/** Segments back into their article: its source with the translated stretches replaced. */
import { localeSaidBy, primaryLanguage, readHead } from '../language/page-head.ts';
import type { Article, Block, Inline } from '../model/article.ts';
import { type CodedText, type Piece, parseCoded } from '../model/coded-text.ts';
import { languageOf } from '../model/locale.ts';
import type { SegmentId } from '../model/segment.ts';
import type { Range } from '../model/text.ts';
import { type Edit, Edits } from './edits.ts';
import type { Chunk } from './escape/chunk.ts';
import { labelsOf } from './escape/labels.ts';
import { writeBlock } from './escape/write.ts';
import type { RawUnit } from './recut.ts';
import { codesToRewrite, type Touched } from './references.ts';
import { rawUnits, replacementsByBlock, segmentUnits } from './segment.ts';
import { rangeOf, spanOf, type UnitPiece } from './units.ts';
import type { BodyView, Replacement } from './view.ts';

export interface JoinOptions {
  /** Writes every segment from its pieces, the unchanged ones too: what a proof wants to see. */
  readonly rewrite?: boolean;
  /** BCP 47 tag to write where the article says that it is in another language. */
  readonly locale?: string;
}

/** Without targets, replacements, cuts and locale the result is `article.source`. */
export function joinArticle(
  article: Article,
  view: BodyView,
  targets: ReadonlyMap<SegmentId, CodedText>,
  options: JoinOptions = {},
): string {
  const edits = new Edits(article.source);
  for (const range of view.cuts ?? []) edits.add({ range, write: () => ({ range, text: '' }) });
  for (const edit of localeEdits(article, view, options)) edits.add(edit);
  for (const edit of blockEdits(article, { view, targets, edits, rewrite: options.rewrite === true }))
    edits.add(edit);
  return edits.render();
}

/** Front matter's or `<html>`'s own, and in a page whatever else says the same to machines. */
function localeEdits({ declared, format, source }: Article, view: BodyView, { locale }: JoinOptions): Edit[] {
  const from = declared?.language ?? view.language;
  if (locale === undefined || languageOf(locale) === from) return [];
  const said = format === 'html' ? readHead(source).languages : [];
  const written = said
    .filter(({ text }) => primaryLanguage(text) === from)
    .map(({ name, start, end }) => ({ range: { start, end }, text: localeSaidBy(name, locale) }));
  return [...(declared ? [{ range: declared.range, text: locale }] : []), ...written].map((edit) => ({
    range: edit.range,
    write: () => edit,
  }));
}

interface Job {
  readonly view: BodyView;
  readonly targets: ReadonlyMap<SegmentId, CodedText>;
  readonly edits: Edits;
  readonly rewrite: boolean;
}

/** A stretch of a block to be written: a segment, or words that replace others outside the body. */
type Change =
  | { readonly range: Range; readonly unit: RawUnit; readonly target: CodedText | undefined }
  | { readonly range: Range; readonly text: string };

function blockEdits(article: Article, job: Job): Edit[] {
  const changes = collectChanges(article, job);
  const defines = labelsOf(article.source);
  const mdx = article.path.endsWith('.mdx');
  return Array.from(changes, ([index, list]) => {
    const block = article.blocks[index]!;
    const scene = { source: article.source, range: block.range, place: block.place, mdx, defines };
    const write = () => writeBlock(chunksOf(article, block, { changes: list, edits: job.edits }), scene);
    return { range: block.range, write };
  });
}

function collectChanges(article: Article, { view, targets, rewrite }: Job): Map<number, Change[]> {
  const changes = new Map<number, Change[]>();
  const add = (block: number, change: Change) => {
    const list = changes.get(block);
    if (list) list.push(change);
    else changes.set(block, [change]);
  };
  const replacements = replacementsByBlock(view);
  if (targets.size === 0 && replacements.size === 0 && !rewrite) return changes;
  const covered = new Set<Replacement>();
  for (const { unit, target } of aimedUnits(article, view, targets)) {
    const range = spanOf(unit.pieces);
    for (const replacement of replacements.get(unit.block) ?? []) {
      if (contains(range, replacement.range)) covered.add(replacement);
    }
    if (
      target !== undefined ||
      rewrite ||
      unit.pieces.some((piece) => piece.kind === 'text' && piece.replaced)
    )
      add(unit.block, { range, unit, target });
  }
  for (const [block, list] of replacements) {
    for (const replacement of list) if (!covered.has(replacement)) add(block, replacement);
  }
  for (const list of changes.values()) list.sort((a, b) => a.range.start - b.range.start);
  return changes;
}

/** Each unit with its translation, where it has one that is not its source. */
function aimedUnits(
  article: Article,
  view: BodyView,
  targets: Job['targets'],
): { unit: RawUnit; target: CodedText | undefined }[] {
  if (targets.size === 0) return rawUnits(article, view).map((unit) => ({ unit, target: undefined }));
  return segmentUnits(article, view).map((unit) => {
    const target = targets.get(unit.segment.id);
    return { unit, target: target === unit.segment.source ? undefined : target };
  });
}

function contains(outer: Range, inner: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

interface Writing {
  readonly changes: readonly Change[];
  readonly edits: Edits;
}

function chunksOf(article: Article, block: Block, { changes, edits }: Writing): Chunk[] {
  const chunks: Chunk[] = [];
  const rewritten = codesToRewrite(block, changes.flatMap(touchedBy));
  let at = block.range.start;
  const keepSource = (range: Range) => {
    if (range.end > range.start) chunks.push(raw(article, block, { range, edits }));
  };
  const keep = ({ start, end }: Range) => {
    let from = start;
    for (const { range, whenTranslated: value = '' } of rewritten) {
      if (range.start < from || range.end > end) continue;
      keepSource({ start: from, end: range.start });
      chunks.push({ kind: 'raw', text: value, read: () => value });
      from = range.end;
    }
    keepSource({ start: from, end });
  };
  for (const change of changes) {
    if (change.range.start < at) continue;
    keep({ start: at, end: change.range.start });
    if ('text' in change) chunks.push({ kind: 'text', value: change.text });
    else addUnit(chunks, change, keep);
    at = change.range.end;
  }
  keep({ start: at, end: block.range.end });
  return chunks;
}

function touchedBy(change: Change): Touched[] {
  const { range } = change;
  if ('text' in change) return [{ range }];
  const { unit, target } = change;
  if (target !== undefined) return [{ range, source: unit.pieces, target: parseCoded(target) }];
  return unit.pieces
    .filter((piece) => piece.kind === 'text' && piece.replaced)
    .map((piece) => ({ range: rangeOf(piece) }));
}

function raw(article: Article, block: Block, { range, edits }: { range: Range; edits: Edits }): Chunk {
  const text = edits.render(range, block.range);
  return { kind: 'raw', text, read: () => readingAt(article, block.content, range) };
}

/** What a reader reads in a stretch of a block. */
function readingAt({ source }: Article, content: readonly Inline[], { start, end }: Range): string {
  let value = '';
  for (const inline of content) {
    if (inline.range.end <= start || inline.range.start >= end) continue;
    const whole = inline.range.start >= start && inline.range.end <= end;
    if (inline.kind === 'text' && whole) value += inline.value;
    else value += source.slice(Math.max(start, inline.range.start), Math.min(end, inline.range.end));
  }
  return value;
}

function addUnit(
  chunks: Chunk[],
  { unit, target }: Extract<Change, { unit: RawUnit }>,
  keep: (range: Range) => void,
): void {
  if (target === undefined) {
    for (const piece of unit.pieces) {
      if (piece.kind === 'text' && piece.replaced) chunks.push({ kind: 'text', value: piece.value });
      else keep(rangeOf(piece));
    }
    return;
  }
  const pieces = parseCoded(target);
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!;
    const same = sourcePiece(unit.pieces, pieces, at);
    if (piece.kind === 'text') {
      if (same) keep(rangeOf(same));
      else chunks.push({ kind: 'text', value: piece.value });
      continue;
    }
    const code = findCode(unit.pieces, piece);
    if (code) keep(code.code.range);
  }
}

/** A text piece that stands between the same codes as in the source, and reads the same, is written as it was. */
function sourcePiece(
  source: readonly UnitPiece[],
  target: readonly Piece[],
  at: number,
): UnitPiece | undefined {
  const piece = target[at]!;
  if (piece.kind !== 'text') return undefined;
  return source.find((candidate, index) => {
    if (candidate.kind !== 'text' || candidate.replaced || candidate.value !== piece.value) return false;
    return isSameCode(source[index - 1], target[at - 1]) && isSameCode(source[index + 1], target[at + 1]);
  });
}

function isSameCode(ours: UnitPiece | undefined, theirs: Piece | undefined): boolean {
  if (!ours || !theirs) return !ours && !theirs;
  return (
    ours.kind === 'code' && theirs.kind === 'code' && ours.tag === theirs.id && ours.type === theirs.type
  );
}

function findCode(pieces: readonly UnitPiece[], wanted: Extract<Piece, { kind: 'code' }>) {
  for (const piece of pieces) {
    if (piece.kind === 'code' && piece.tag === wanted.id && piece.type === wanted.type) return piece;
  }
  return undefined;
}
