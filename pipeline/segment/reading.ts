/** A part of a block as one text to be split into sentences, with the way back to the source. */
import type { Article, CodeInline, TextInline } from '../model/article.ts';
import { type Range, slice } from '../model/text.ts';
import { CODE_MARK } from './sentence/characters.ts';
import type { BodyPart, Replacement } from './view.ts';

export interface Reading {
  /** What a reader reads; an inline code with text of its own is one mark, any other code is nothing. */
  readonly text: string;
  /** In order; together they make up `text`. */
  readonly runs: readonly Run[];
}

export type Run = TextRun | CodeRun;

export interface TextRun {
  readonly kind: 'text';
  /** In the reading's text. */
  readonly start: number;
  readonly value: string;
  readonly range: Range;
  /** True when `value` is not what the source says there. */
  readonly replaced: boolean;
}

export interface CodeRun {
  readonly kind: 'code';
  readonly start: number;
  /** Code units in the reading's text. */
  readonly length: 0 | 1;
  readonly code: CodeInline;
}

export function readPart(article: Article, part: BodyPart, replacements: readonly Replacement[]): Reading {
  const block = article.blocks[part.block];
  const runs: Run[] = [];
  let text = '';
  if (!block) return { text, runs };
  const { start, end } = part.range;
  for (const inline of block.content) {
    if (inline.range.end <= start || inline.range.start >= end) continue;
    if (inline.kind === 'code') {
      const shown = shownAs(inline);
      runs.push({ kind: 'code', start: text.length, length: shown === '' ? 0 : 1, code: inline });
      text += shown;
      continue;
    }
    const isWhole = inline.range.start >= start && inline.range.end <= end;
    if (isWhole && replacements.length === 0) {
      runs.push({
        kind: 'text',
        start: text.length,
        value: inline.value,
        range: inline.range,
        replaced: false,
      });
      text += inline.value;
      continue;
    }
    for (const piece of textPieces(article.source, inline, { limits: part.range, replacements })) {
      runs.push({ ...piece, start: text.length });
      text += piece.value;
    }
  }
  return { text, runs };
}

function shownAs(code: CodeInline): string {
  if (code.name === 'break') return ' ';
  return code.type === 'standalone' && code.equivalent !== '' ? CODE_MARK : '';
}

type TextPiece = Omit<TextRun, 'start'>;

interface Limits {
  readonly limits: Range;
  readonly replacements: readonly Replacement[];
}

function textPieces(source: string, inline: TextInline, { limits, replacements }: Limits): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = Math.max(limits.start, inline.range.start);
  const end = Math.min(limits.end, inline.range.end);
  for (const { range, text } of replacements) {
    if (range.start < from || range.end > end) continue;
    if (range.start > from) pieces.push(slicePiece(source, inline, { start: from, end: range.start }));
    pieces.push({ kind: 'text', value: text, range, replaced: true });
    from = range.end;
  }
  if (end > from) pieces.push(slicePiece(source, inline, { start: from, end }));
  return pieces;
}

/** A text either is its slice of the source, or stands for its value as a whole (an entity, a folded line break). */
function slicePiece(source: string, inline: TextInline, range: Range): TextPiece {
  const isWhole = range.start === inline.range.start && range.end === inline.range.end;
  return { kind: 'text', value: isWhole ? inline.value : slice(source, range), range, replaced: false };
}

/** Source offset of a code unit of a run's value, or of its end. */
export function toSource({ value, range, replaced }: TextRun, offset: number): number {
  if (offset <= 0) return range.start;
  if (offset >= value.length || replaced || value.length !== range.end - range.start) return range.end;
  return range.start + offset;
}
