/** A sentence as tokens, each of one class: what a match score is made of. */
import { type Piece, parseCoded } from '../../model/coded-text.ts';

export type TokenClass = 'word' | 'name' | 'number' | 'address' | 'placeholder' | 'punctuation' | 'code';

export interface Token {
  readonly class: TokenClass;
  /** As written; for a code its type. */
  readonly text: string;
  /** Of a word or name: what it is compared by, lower case, NFC. */
  readonly folded: string;
  /** Index into the pieces of the coded text. */
  readonly piece: number;
  /** UTF-16 offset in the piece's text. */
  readonly at: number;
}

/** Each alternative is bounded or eats what it looked at, so any text is read in linear time. */
const TOKEN = new RegExp(
  [
    String.raw`(?<address>(?:https?:\/\/|www\.)[^\s<>"«»“”]{1,2000}|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,255})`,
    String.raw`(?<placeholder>\{\{[^{}]{1,200}\}\}|\$t\([^()]{1,200}\)|\$\{[^{}]{1,200}\}|\{[\p{L}\p{N}_.]{1,64}\}|%(?:\d{1,2}\$)?[sdif@](?![\p{L}\p{N}]))`,
    String.raw`(?<number>\d+(?:[.,'’\u00a0\u202f]\d+)*)`,
    String.raw`(?<word>[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}\p{N}_]+)*)`,
    String.raw`(?<punctuation>\S)`,
  ].join('|'),
  'gu',
);

export function tokenise(text: string): Token[] {
  return tokenisePieces(parseCoded(text));
}

export function tokenisePieces(pieces: readonly Piece[]): Token[] {
  const tokens: Token[] = [];
  pieces.forEach((piece, index) => {
    if (piece.kind === 'code')
      tokens.push({ class: 'code', text: piece.type, folded: '', piece: index, at: 0 });
    else readPiece(tokens, piece.value, index);
  });
  return markNames(tokens);
}

function readPiece(tokens: Token[], value: string, piece: number): void {
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(value); match; match = TOKEN.exec(value)) {
    const { address, placeholder, number, word } = match.groups!;
    const at = match.index;
    if (address !== undefined) {
      const text = withoutFinalMarks(address);
      TOKEN.lastIndex = at + text.length;
      tokens.push({ class: 'address', text, folded: '', piece, at });
    } else if (placeholder !== undefined)
      tokens.push({ class: 'placeholder', text: placeholder, folded: '', piece, at });
    else if (number !== undefined) tokens.push(readNumber(value, number, { piece, at }));
    else if (word !== undefined) tokens.push({ class: 'word', text: word, folded: fold(word), piece, at });
    else tokens.push({ class: 'punctuation', text: match[0], folded: '', piece, at });
  }
}

const WORD_GOES_ON = /[\p{L}\p{M}\p{N}_ºª°]+/uy;

/** `3rd`, `5G` and `4x4` are words: their digits are not a quantity to be put in another's place. */
function readNumber(value: string, number: string, place: { piece: number; at: number }): Token {
  WORD_GOES_ON.lastIndex = place.at + number.length;
  const more = WORD_GOES_ON.exec(value)?.[0];
  if (more === undefined) return { class: 'number', text: number, folded: '', ...place };
  TOKEN.lastIndex = WORD_GOES_ON.lastIndex;
  return { class: 'word', text: number + more, folded: fold(number + more), ...place };
}

function withoutFinalMarks(address: string): string {
  let end = address.length;
  while (end > 1 && ".,;:!?)]}'’".includes(address[end - 1]!)) end--;
  return address.slice(0, end);
}

function fold(word: string): string {
  return word.normalize('NFC').toLowerCase().replaceAll('’', "'");
}

/**
 * Capitalised words inside a sentence, and acronyms anywhere, are names. The first word is none: its capital
 * says nothing. Nor is any word of a headline in title case, where most words have one.
 */
function markNames(tokens: readonly Token[]): Token[] {
  const words = tokens.filter((token) => token.class === 'word');
  const capitals = words.filter((token) => shapeOf(token.text) > 0).length;
  const isTitleCase = words.length >= 4 && capitals * 2 > words.length;
  let begins = true;
  return tokens.map((token) => {
    const isFirst = begins;
    if (token.class !== 'code') begins = token.class === 'punctuation' && OPENS.has(token.text);
    if (token.class !== 'word') return token;
    const shape = shapeOf(token.text);
    const isName = !isTitleCase && (shape > 1 || (shape === 1 && !isFirst));
    return isName ? { ...token, class: 'name' } : token;
  });
}

/** After these a capital may be the first of a sentence. */
const OPENS = new Set(['.', '?', '!', ':', '…', '"', '“', '«', '‘', '(', '¿', '¡', '—', '–']);

/** 0 no capital, 1 the first letter only, 2 all of at least two letters, 3 mixed (`iPhone`). */
export function shapeOf(word: string): 0 | 1 | 2 | 3 {
  const lower = word.toLowerCase();
  if (word === lower) return 0;
  if (word === word.toUpperCase() && word.length > 1) return 2;
  return word.slice(1) === lower.slice(1) ? 1 : 3;
}
