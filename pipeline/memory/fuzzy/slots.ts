/** The places of a sentence where something may be put in another's place: numbers, dates, addresses, placeholders. */
import type { Piece } from '../../model/coded-text.ts';
import type { Language } from '../../model/locale.ts';
import { calendarWord } from './calendar.ts';
import { type Token, tokenisePieces } from './tokens.ts';

export type SlotKind = 'number' | 'month' | 'weekday' | 'address' | 'placeholder';

export interface Slot {
  readonly kind: SlotKind;
  readonly text: string;
  /** Index into the tokens. */
  readonly token: number;
  /** Of a month or weekday: which. */
  readonly index?: number;
}

export interface Slotted {
  readonly pieces: readonly Piece[];
  readonly tokens: readonly Token[];
  readonly slots: readonly Slot[];
}

export function readSlots(pieces: readonly Piece[], language: Language): Slotted {
  const tokens = tokenisePieces(pieces);
  const slots = tokens.flatMap((token, at): Slot[] => {
    if (token.class === 'number' || token.class === 'address' || token.class === 'placeholder')
      return [{ kind: token.class, text: token.text, token: at }];
    const word = calendarWord(tokens, at, language);
    return word ? [{ kind: word.kind, text: token.text, token: at, index: word.index }] : [];
  });
  return { pieces, tokens, slots };
}

/** All that must be the same: the text with its slots blotted out, codes numbered as they come. */
export function frameOf(slotted: Slotted): string {
  const ids = codeIds(slotted.pieces);
  const parts = slotted.pieces.map((piece, index) =>
    piece.kind === 'code' ? [piece.type, ids.indexOf(piece.id)] : framePiece(slotted, piece.value, index),
  );
  return JSON.stringify(parts);
}

function framePiece({ tokens, slots }: Slotted, value: string, piece: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { token: at, kind } of slots) {
    const token = tokens[at]!;
    if (token.piece !== piece) continue;
    parts.push(value.slice(from, token.at).normalize('NFC'), kind);
    from = token.at + token.text.length;
  }
  parts.push(value.slice(from).normalize('NFC'));
  return parts;
}

/** Ids in the order they come in, each once. */
export function codeIds(pieces: readonly Piece[]): number[] {
  return [...new Set(pieces.flatMap((piece) => (piece.kind === 'code' ? [piece.id] : [])))];
}
