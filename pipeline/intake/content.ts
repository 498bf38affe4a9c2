/** Builds the content of one block: text and codes that cover a stretch of the source without a gap. */
import type { CodeInline, CodeName, Inline, TextInline } from '../model/article.ts';
import type { Range } from '../model/text.ts';

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };
type Piece = Draft<TextInline> | Draft<CodeInline>;

export interface Content {
  readonly range: Range;
  readonly content: readonly Inline[];
}

export interface CodeSpec {
  readonly start: number;
  readonly end: number;
  readonly name: CodeName;
  /** The text a reader sees in its place; none when left out. */
  readonly equivalent?: string;
  /** See `CodeInline.whenTranslated`. */
  readonly whenTranslated?: string;
}

const WORD = /[\p{L}\p{N}]/u;
const BLANK = /^\s*$/;
/** A line break, with the quote marks of the next line. */
const SOFT_BREAK = /^[ \t]*[\r\n][\s>]*$/;
/** What the next line begins with, where the line break was text already. */
const QUOTE_MARKS = /^[ \t>]*$/;

/**
 * A text piece is either verbatim (its value is its slice of the source) or atomic (an entity, an escape,
 * a folded white space, which stands for its value as a whole). So whoever cuts a text at an offset of the
 * values joined finds the place in the source at once.
 */
export class ContentBuilder {
  readonly source: string;
  /** Everything before this offset is covered. */
  end: number;
  #pieces: Piece[] = [];
  #open: { readonly key: string; readonly piece: Draft<CodeInline> }[] = [];
  /** Made for the first code that is opened: most texts have none. */
  #openByKey: Map<string, number> | undefined;
  #ids = 0;

  constructor(source: string, start: number) {
    this.source = source;
    this.end = start;
  }

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  /** True when a code that was opened is still open. */
  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  /** True after a line break, white space aside: another one ends the paragraph. */
  endsInBreak(): boolean {
    if (this.isOpen) return false;
    const last = this.#pieces.findLast((piece) => piece.kind === 'code' || !BLANK.test(piece.value));
    return last?.kind === 'code' && last.name === 'break';
  }

  verbatim(start: number, end: number): void {
    if (end > start) this.atomic(start, end, this.source.slice(start, end));
  }

  atomic(start: number, end: number, value: string): void {
    this.#reach(start);
    this.#pieces.push({ kind: 'text', range: { start, end }, value });
    this.end = end;
  }

  standalone(spec: CodeSpec): void {
    this.#reach(spec.start);
    this.#code(spec, ++this.#ids, 'standalone');
  }

  open(spec: CodeSpec, key: string): void {
    this.#reach(spec.start);
    const piece = this.#code(spec, ++this.#ids, 'open');
    this.#open.push({ key, piece });
    this.#openByKey ??= new Map();
    this.#openByKey.set(key, (this.#openByKey.get(key) ?? 0) + 1);
  }

  /** Closes the nearest open code with the key; codes opened inside it and never closed stand alone. */
  close(spec: CodeSpec, key: string): void {
    const open = this.#openByKey;
    if (!open?.get(key)) {
      this.standalone(spec);
      return;
    }
    this.#reach(spec.start);
    for (;;) {
      const top = this.#open.pop()!;
      open.set(top.key, open.get(top.key)! - 1);
      if (top.key === key) {
        this.#code(spec, top.piece.id, 'close');
        return;
      }
      top.piece.type = 'standalone';
    }
  }

  /** The finished content, trimmed of white space, breaks, images and comments at its ends; undefined without a word. */
  finish(): Content | undefined {
    for (const { piece } of this.#open) piece.type = 'standalone';
    const pieces = this.#pieces;
    let from = 0;
    let to = pieces.length;
    while (from < to && isEdge(pieces[from]!)) from++;
    while (to > from && isEdge(pieces[to - 1]!)) to--;
    if (from === to) return undefined;
    const content = to - from === pieces.length ? pieces : pieces.slice(from, to);
    if (!content.some((piece) => piece.kind === 'text' && WORD.test(piece.value))) return undefined;
    trimStart(content[0]!);
    trimEnd(content.at(-1)!);
    if (from > 0 || to < pieces.length) renumber(content);
    return { range: { start: content[0]!.range.start, end: content.at(-1)!.range.end }, content };
  }

  #code(spec: CodeSpec, id: number, type: CodeInline['type']): Draft<CodeInline> {
    const piece: Draft<CodeInline> = {
      kind: 'code',
      range: { start: spec.start, end: spec.end },
      id,
      type,
      name: spec.name,
      equivalent: spec.equivalent ?? '',
    };
    if (spec.whenTranslated !== undefined) piece.whenTranslated = spec.whenTranslated;
    this.#pieces.push(piece);
    this.end = spec.end;
    return piece;
  }

  /** White space that the parser left out reads as a space; anything else is markup. */
  #reach(start: number): void {
    if (start <= this.end) return;
    const range = { start: this.end, end: start };
    const gap = this.source.slice(this.end, start);
    this.end = start;
    const last = this.#pieces.at(-1);
    if (!last) return;
    if (QUOTE_MARKS.test(gap) && this.#endsInFoldedBreak(last))
      last.range = { start: last.range.start, end: start };
    else if (BLANK.test(gap) || SOFT_BREAK.test(gap)) this.#pieces.push({ kind: 'text', range, value: ' ' });
    else {
      this.#ids++;
      this.#pieces.push({
        kind: 'code',
        range,
        id: this.#ids,
        type: 'standalone',
        name: 'html',
        equivalent: '',
      });
    }
  }

  /** White space folded into one space, its last line break included; the next line's marks belong to it. */
  #endsInFoldedBreak(piece: Piece): boolean {
    if (piece.kind !== 'text' || piece.value !== ' ') return false;
    return /[\r\n]/.test(this.source.slice(piece.range.start, piece.range.end));
  }
}

/** Codes that are no part of a sentence they stand before or after. */
const EDGES: ReadonlySet<CodeName> = new Set(['break', 'comment', 'image']);

function isEdge(piece: Piece): boolean {
  if (piece.kind === 'text') return BLANK.test(piece.value);
  return piece.type === 'standalone' && EDGES.has(piece.name);
}

function trimStart(piece: Piece): void {
  if (piece.kind !== 'text') return;
  const trimmed = piece.value.trimStart();
  const start = piece.range.start + piece.value.length - trimmed.length;
  if (start === piece.range.start) return;
  piece.range = { start, end: piece.range.end };
  piece.value = trimmed;
}

function trimEnd(piece: Piece): void {
  if (piece.kind !== 'text') return;
  const trimmed = piece.value.trimEnd();
  const end = piece.range.end - (piece.value.length - trimmed.length);
  if (end === piece.range.end) return;
  piece.range = { start: piece.range.start, end };
  piece.value = trimmed;
}

function renumber(content: readonly Piece[]): void {
  const ids = new Map<number, number>();
  for (const piece of content) {
    if (piece.kind !== 'code') continue;
    if (!ids.has(piece.id)) ids.set(piece.id, ids.size + 1);
    piece.id = ids.get(piece.id)!;
  }
}
