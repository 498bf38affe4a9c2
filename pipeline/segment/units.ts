/**
 * A reading cut into units: a sentence each, as text and codes.
 *
 * A pair of codes around whole sentences stays outside of them, and so do images, notes and the like at a
 * sentence's edge: they are written from the source wherever the sentence goes. Sentences that share a pair
 * which begins or ends inside one of them are one unit, so that no translation can tear the pair apart.
 */
import type { CodeInline } from '../model/article.ts';
import type { Range } from '../model/text.ts';
import { type Pairs, pairCodes } from './pairs.ts';
import { type CodeRun, type Reading, type Run, type TextRun, toSource } from './reading.ts';

export type UnitPiece = UnitText | UnitCode;

export interface UnitText {
  readonly kind: 'text';
  readonly value: string;
  readonly range: Range;
  readonly replaced: boolean;
}

export interface UnitCode {
  readonly kind: 'code';
  /** The tag's number in the coded text, from 1 in each unit. */
  readonly tag: number;
  readonly type: 'open' | 'close' | 'standalone';
  readonly code: CodeInline;
}

export function rangeOf(piece: UnitPiece): Range {
  return piece.kind === 'text' ? piece.range : piece.code.range;
}

/** From the first piece to the last. */
export function spanOf(pieces: readonly UnitPiece[]): Range {
  return { start: rangeOf(pieces[0]!).start, end: rangeOf(pieces.at(-1)!).end };
}

/** Sentences are ranges of `reading.text`; units with no letter in their text are left out. */
export function cutUnits(reading: Reading, sentences: readonly Range[]): UnitPiece[][] {
  const pairs = pairCodes(reading.runs);
  const merged = pairs.size === 0 ? sentences : fitSentences(reading.runs, sentences, pairs);
  const units: UnitPiece[][] = [];
  let first = 0;
  for (const sentence of merged) {
    while (first < reading.runs.length && endOf(reading.runs[first]!) < sentence.start) first++;
    const pieces = unitPieces(reading.runs, first, { sentence, pairs });
    if (pieces.some(hasLetter)) units.push(pieces);
  }
  return units;
}

/** Most letters are plain ones, and asking for those first is many times faster. */
export function hasLetter(piece: UnitPiece): boolean {
  return piece.kind === 'text' && (/[A-Za-z]/.test(piece.value) || /\p{L}/u.test(piece.value));
}

function endOf(run: Run): number {
  return run.start + (run.kind === 'code' ? run.length : run.value.length);
}

function fitSentences(runs: readonly Run[], sentences: readonly Range[], pairs: Pairs): readonly Range[] {
  return widenSentences(runs, mergeSentences(runs, sentences, pairs), pairs);
}

/** White space at a sentence's edge that lies inside a pair of the sentence (`<b>so </b>`) belongs to it. */
function widenSentences(runs: readonly Run[], sentences: Range[], pairs: Pairs): Range[] {
  for (const run of runs) {
    const close = run.kind === 'code' && run.code.type === 'open' ? pairs.get(run) : undefined;
    if (!close) continue;
    const at = sentenceFrom(sentences, run.start);
    const sentence = sentences[at];
    if (!sentence || at !== sentenceUntil(sentences, close.start)) continue;
    const { start, end } = sentence;
    if (run.start > start && close.start > end) sentences[at] = { start, end: close.start };
    if (close.start < end && run.start < start) sentences[at] = { start: run.start, end };
  }
  return sentences;
}

/** Joins the sentences that a pair ties together. Pairs are nested, so the outer ones decide first. */
function mergeSentences(runs: readonly Run[], sentences: readonly Range[], pairs: Pairs): Range[] {
  const tied = new Uint8Array(sentences.length);
  let tiedUntil = 0;
  for (const run of runs) {
    if (run.kind !== 'code' || run.code.type !== 'open') continue;
    const close = pairs.get(run);
    if (!close) continue;
    const first = sentenceFrom(sentences, run.start);
    const last = sentenceUntil(sentences, close.start);
    if (last <= first || last <= tiedUntil) continue;
    if (run.start <= sentences[first]!.start && close.start >= sentences[last]!.end) continue;
    for (let at = Math.max(first, tiedUntil); at < last; at++) tied[at] = 1;
    tiedUntil = last;
  }
  const merged: Range[] = [];
  for (let at = 0, start = 0; at < sentences.length; at++) {
    if (tied[at] === 1) continue;
    merged.push({ start: sentences[start]!.start, end: sentences[at]!.end });
    start = at + 1;
  }
  return merged;
}

/** The first sentence that ends after `offset`. */
function sentenceFrom(sentences: readonly Range[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last sentence that begins before `offset`, or -1. */
function sentenceUntil(sentences: readonly Range[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

interface Cut {
  readonly sentence: Range;
  readonly pairs: Pairs;
}

/** From the first run to the last that the sentence needs; whatever stands between is part of it. */
function unitPieces(runs: readonly Run[], first: number, cut: Cut): UnitPiece[] {
  const { start, end } = cut.sentence;
  let from = -1;
  let to = -1;
  for (let at = first; at < runs.length && runs[at]!.start <= end; at++) {
    const run = runs[at]!;
    if (run.kind === 'code' ? !isInside(run, cut) : endOf(run) <= start || run.start >= end) continue;
    if (from < 0) from = at;
    to = at;
  }
  if (from < 0) return [];
  const only = runs[from]!;
  if (from === to && only.kind === 'text') return [textPiece(only, cut.sentence)];
  return piecesOf(runs.slice(from, to + 1), cut);
}

function piecesOf(runs: readonly Run[], { sentence, pairs }: Cut): UnitPiece[] {
  const pieces: UnitPiece[] = [];
  const within = pairs.size === 0 ? undefined : new Set<Run>(runs);
  const tags = new Map<CodeRun, number>();
  for (const run of runs) {
    if (run.kind === 'text') {
      addText(pieces, textPiece(run, sentence));
      continue;
    }
    const partner = pairs.get(run);
    const isPaired = partner !== undefined && within?.has(partner) === true;
    const tag = (isPaired ? tags.get(partner) : undefined) ?? tags.size + 1;
    if (run.code.type !== 'close' || !isPaired) tags.set(run, tag);
    pieces.push({ kind: 'code', tag, type: isPaired ? run.code.type : 'standalone', code: run.code });
  }
  return pieces;
}

/** Texts that stand side by side (around an entity, a folded line break) are one. */
function addText(pieces: UnitPiece[], text: UnitText): void {
  const last = pieces.at(-1);
  if (last?.kind !== 'text') {
    pieces.push(text);
    return;
  }
  pieces[pieces.length - 1] = {
    kind: 'text',
    value: last.value + text.value,
    range: { start: last.range.start, end: text.range.end },
    replaced: last.replaced || text.replaced,
  };
}

function textPiece(run: TextRun, sentence: Range): UnitText {
  const from = Math.max(0, sentence.start - run.start);
  const to = Math.min(run.value.length, sentence.end - run.start);
  const whole = from === 0 && to === run.value.length;
  const range = whole ? run.range : { start: toSource(run, from), end: toSource(run, to) };
  return { kind: 'text', value: run.value.slice(from, to), range, replaced: run.replaced };
}

function isInside(run: CodeRun, { sentence, pairs }: Cut): boolean {
  const { start, end } = sentence;
  if (run.length > 0) return run.start >= start && run.start < end;
  const partner = pairs.get(run);
  if (!partner) return run.start > start && run.start < end;
  const from = Math.min(run.start, partner.start);
  const to = Math.max(run.start, partner.start);
  if (from < start || to > end || (from === start && to === end)) return false;
  // A pair with no text in it, at an edge, is no part of the sentence.
  return from !== to || (from > start && from < end);
}
