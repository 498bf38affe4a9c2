/** Words of a text with their places. A word holds letters, figures after a letter, inner apostrophes and hyphens. */

import { isEven } from './even.ts';

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Its text is cut out when it is asked for: of most words only the place is. */
class PlacedWord implements Word {
  readonly #within: string;
  readonly start: number;
  readonly end: number;

  constructor(within: string, start: number, end: number) {
    this.#within = within;
    this.start = start;
    this.end = end;
  }

  get text(): string {
    return this.#within.slice(this.start, this.end);
  }
}

const LETTER = 1;
const FIGURE = 2;
const JOINER = 4;

/** Latin, Greek and Cyrillic are looked up; the rest is asked of a regular expression, as they are the first time. */
const TABLE_SIZE = 0x500;
const NOT_ASKED = 255;
const TABLE = new Uint8Array(TABLE_SIZE).fill(NOT_ASKED);

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  if (character === "'" || character === '-' || character === '’') return JOINER;
  if (/[\p{L}\p{M}]/u.test(character)) return LETTER;
  return /\p{N}/u.test(character) ? FIGURE : 0;
}

/** Surrogates count as letters: most of what is written with them is. */
function classOf(unit: number): number {
  if (unit < TABLE_SIZE) {
    if (TABLE[unit] === NOT_ASKED) TABLE[unit] = classify(unit);
    return TABLE[unit]!;
  }
  if (unit >= 0xd800 && unit <= 0xdfff) return unit >= 0xd83c && unit <= 0xd83e ? 0 : LETTER;
  if (unit >= 0x2000 && unit < 0x2c00) return unit === 0x2019 ? JOINER : 0;
  return classify(unit);
}

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length; ) {
    if (classOf(text.charCodeAt(at)) !== LETTER) at++;
    else {
      const end = endOfWord(text, at);
      words.push(new PlacedWord(text, at, end));
      at = end;
    }
  }
  return words;
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === LETTER || kind === FIGURE) continue;
    if (kind !== JOINER || at + 1 >= text.length) break;
    const next = classOf(text.charCodeAt(at + 1));
    if (next !== LETTER && next !== FIGURE) break;
  }
  return at;
}

/** Words of a stretch of a text, counted up to `most`. */
export function countWords(
  text: string,
  start = 0,
  end = text.length,
  most = Number.POSITIVE_INFINITY,
): number {
  let count = 0;
  for (let at = start; at < end && count < most; ) {
    if (classOf(text.charCodeAt(at)) !== LETTER) at++;
    else {
      at = endOfWord(text, at);
      count++;
    }
  }
  return count;
}

export function firstWord(text: string): string {
  let at = 0;
  while (at < text.length && classOf(text.charCodeAt(at)) !== LETTER) at++;
  return at < text.length ? text.slice(at, endOfWord(text, at)) : '';
}

/** Whether one of the words passes, told by where it starts and ends. */
export function someWord(text: string, test: (start: number, end: number) => boolean): boolean {
  for (let at = 0; at < text.length; ) {
    if (classOf(text.charCodeAt(at)) !== LETTER) at++;
    else {
      const end = endOfWord(text, at);
      if (test(at, end)) return true;
      at = end;
    }
  }
  return false;
}

/** Words of the first `limit` units of a text, lower case. */
export function lowerWords(text: string, limit = 400): string[] {
  return wordsOf((text.length > limit ? text.slice(0, limit) : text).toLowerCase()).map((word) => word.text);
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** Lower case without accents, for weaker comparisons. */
export function unaccent(text: string): string {
  if (isPlain(text)) return text;
  // Latin letters lose their accents one by one, without asking Unicode of the whole text.
  return isEven(text) ? text.replace(/[\u00c0-\u02ff]/g, bareLetter) : bare(text);
}

const bareLetters = new Map<string, string>();

function bareLetter(letter: string): string {
  const held = bareLetters.get(letter) ?? bare(letter);
  bareLetters.set(letter, held);
  return held;
}

function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC');
}
