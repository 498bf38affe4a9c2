/** A sentence as tokens, each of one class: what a match score is made of. */
import { type Piece, parseCoded } from '../../model/coded-text.ts';
import { isPlainMark, plainWordEnd } from './plain-words.ts';

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
    // address, placeholder, number, word, punctuation
    String.raw`((?:https?:\/\/|www\.)[^\s<>"«»“”]{1,2000}|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,255})`,
    String.raw`(\{\{[^{}]{1,200}\}\}|\$t\([^()]{1,200}\)|\$\{[^{}]{1,200}\}|\{[\p{L}\p{N}_.]{1,64}\}|%(?:\d{1,2}\$)?[sdif@](?![\p{L}\p{N}]))`,
    String.raw`(\d+(?:[.,'’\u00a0\u202f]\d+)*)`,
    String.raw`([\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}\p{N}_]+)*)`,
    String.raw`(\S)`,
  ].join('|'),
  'gu',
);

const SPACE = 0x20;

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

/** Most of a text is plain words, and seeing them without the expression is many times faster. */
function readPiece(tokens: Token[], value: string, piece: number): void {
  let at = 0;
  while (at < value.length) {
    const unit = value.charCodeAt(at);
    if (unit === SPACE) {
      at++;
      continue;
    }
    const end = plainWordEnd(value, at);
    if (end > at) {
      const text = value.slice(at, end);
      tokens.push({ class: 'word', text, folded: text.toLowerCase(), piece, at });
      at = end;
    } else if (isPlainMark(unit)) {
      tokens.push({ class: 'punctuation', text: value[at]!, folded: '', piece, at });
      at++;
    } else {
      TOKEN.lastIndex = at;
      const match = TOKEN.exec(value);
      if (!match) return;
      tokens.push(tokenOf(match, piece));
      at = TOKEN.lastIndex;
    }
  }
}

/** Leaves `TOKEN.lastIndex` at the token's end. */
function tokenOf(match: RegExpExecArray, piece: number): Token {
  const [whole, address, placeholder, number, word] = match;
  const at = match.index;
  if (address !== undefined) {
    const text = withoutFinalMarks(address);
    TOKEN.lastIndex = at + text.length;
    return { class: 'address', text, folded: '', piece, at };
  }
  if (placeholder !== undefined) return { class: 'placeholder', text: placeholder, folded: '', piece, at };
  if (number !== undefined) return readNumber(match.input, number, { piece, at });
  if (word !== undefined) return { class: 'word', text: word, folded: fold(word), piece, at };
  return { class: 'punctuation', text: whole, folded: '', piece, at };
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
function markNames(tokens: Token[]): Token[] {
  const shapes = tokens.map((token) => (token.class === 'word' ? shapeOf(token.text) : NO_WORD));
  const words = shapes.reduce<number>((count, shape) => count + (shape === NO_WORD ? 0 : 1), 0);
  const capitals = shapes.reduce<number>((count, shape) => count + (shape > 0 ? 1 : 0), 0);
  const isTitleCase = words >= 4 && capitals * 2 > words;
  let begins = true;
  return tokens.map((token, at) => {
    const isFirst = begins;
    if (token.class !== 'code') begins = token.class === 'punctuation' && OPENS.has(token.text);
    const shape = shapes[at]!;
    if (shape === NO_WORD) return token;
    const isName = !isTitleCase && (shape > 1 || (shape === 1 && !isFirst));
    return isName ? { ...token, class: 'name' } : token;
  });
}

/** In the place of a word's shape. */
const NO_WORD = -1;

/** After these a capital may be the first of a sentence. */
const OPENS = new Set(['.', '?', '!', ':', '…', '"', '“', '«', '‘', '(', '¿', '¡', '—', '–']);

/** 0 no capital, 1 the first letter only, 2 all of at least two letters, 3 mixed (`iPhone`). */
export function shapeOf(word: string): 0 | 1 | 2 | 3 {
  const lower = word.toLowerCase();
  if (word === lower) return 0;
  if (word === word.toUpperCase() && word.length > 1) return 2;
  return word.slice(1) === lower.slice(1) ? 1 : 3;
}
