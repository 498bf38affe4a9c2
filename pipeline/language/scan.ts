/**
 * One pass over a text, leaving numbers: the buckets of its n-grams and the hashes of its words. Training and
 * identification both read a text through here, so they cannot disagree.
 */
import { EDGE, isPlainLetter, letterCode, mayCompose, OTHER_LATIN, OTHER_SCRIPT } from './letters.ts';

/** Buckets for n-grams: 2 ** BUCKET_BITS. */
export const BUCKET_BITS = 16;
/** Letters read of one text; past that nothing changes a verdict, and the time is bounded. */
export const MAX_LETTERS = 320;

/** Code units looked at to find those letters. */
const MAX_UNITS = 8192;
const MAX_GRAMS = MAX_LETTERS * 7 + 64;
const LONGEST_GRAM = 5;
const MASKS = [0, 0x3f, 0xfff, 0x3ffff, 0xffffff, 0x3fffffff] as const;
const SALTS = [0, 0x2545f491, 0x1b873593, 0x6c078965, 0x4f1bbcdc, 0x3c6ef372] as const;
const WORD_SALT = 0x5bd1e995;
const FIRST_HASH = 0x811c9dc5;

/** What a scan leaves behind, valid until the next scan: one set of buffers serves all, for speed. */
export interface Scan {
  readonly grams: Uint32Array;
  gramCount: number;
  /** 32-bit hashes of the words, lower case. */
  readonly words: Uint32Array;
  wordCount: number;
  letters: number;
  /** Letters of other scripts, and Latin letters that none of the languages known here uses. */
  strangeLetters: number;
}

const grams = new Uint32Array(MAX_GRAMS);

const scanned: Scan = {
  grams,
  gramCount: 0,
  words: new Uint32Array(MAX_LETTERS + 1),
  wordCount: 0,
  letters: 0,
  strangeLetters: 0,
};

/** Reads the words of a text, addresses and placeholders left out. The text is composed (NFC). */
export function scan(text: string): Scan {
  return read(text, false);
}

/** Reads the words inside addresses too: a text that is nothing but an address still leans one way. */
export function scanAddresses(text: string): Scan {
  return read(text, true);
}

let withAddresses = false;

function read(text: string, addresses: boolean): Scan {
  withAddresses = addresses;
  scanned.gramCount = scanned.wordCount = scanned.letters = scanned.strangeLetters = 0;
  let at = 0;
  while (at < text.length && scanned.letters < MAX_LETTERS) {
    const unit = text.charCodeAt(at);
    if (isPlainLetter(letterCode(unit))) at = readWord(text, at);
    else if (unit === OPEN_BRACE) at = skipPast(text, at, CLOSE_BRACE);
    else if (unit === LESS && opensTag(text.charCodeAt(at + 1))) at = skipPast(text, at, GREATER);
    else if (unit === AT_SIGN && !withAddresses) at = skipToSpace(text, at);
    else {
      if ((unit === 0xbf || unit === 0xa1) && scanned.gramCount < MAX_GRAMS) {
        grams[scanned.gramCount++] = bucketOf(unit, SALTS[1]);
      }
      at++;
    }
  }
  return scanned;
}

/** The hash that a single word, at `[start, end)` of a text, has in a scan; 0 for what holds no word, or more than one. */
export function hashWord(text: string, start = 0, end = text.length): number {
  let hash = FIRST_HASH;
  let mayEnd = false;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const code = letterCode(unit);
    const isPlain = isPlainLetter(code);
    if (code === 0 || mayCompose(unit) || (!isPlain && !mayEnd)) return hashUneven(text.slice(start, end));
    mayEnd = isPlain;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return mayEnd && end - start <= MAX_LETTERS ? finish(hash) : hashUneven(text.slice(start, end));
}

/** What is not letters alone, with single apostrophes or dots inside, is scanned as any text. */
function hashUneven(word: string): number {
  const result = scan(composed(word));
  return result.wordCount === 1 ? result.words[0]! : 0;
}

/**
 * The beginning of a text in NFC: long enough for `MAX_LETTERS` between any ordinary markup, short enough for a
 * file of one line. Costs nothing where no character could be composed.
 */
export function composed(text: string): string {
  const start = text.length > MAX_UNITS ? text.trimStart().slice(0, MAX_UNITS) : text;
  for (let at = 0; at < start.length; at++) {
    if (mayCompose(start.charCodeAt(at))) return start.normalize('NFC');
  }
  return start;
}

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const LESS = 0x3c;
const GREATER = 0x3e;
const AT_SIGN = 0x40;
const DOT = 0x2e;
const COLON = 0x3a;
const SLASH = 0x2f;
/** The longest placeholder or tag that is skipped whole. */
const LONGEST_SKIP = 120;

/** Reads the word at `at`, and returns where it ends. Addresses (`a@b`, `http://`, `site.com`) leave nothing. */
function readWord(text: string, at: number): number {
  const gramsBefore = scanned.gramCount;
  let count = gramsBefore;
  let history = EDGE;
  let hash = FIRST_HASH;
  let end = at;
  const limit = Math.min(text.length, at + MAX_LETTERS - scanned.letters);
  for (; end < limit; end++) {
    const code = letterCode(text.charCodeAt(end));
    if (code === 0) break;
    if (!isPlainLetter(code) && !isPlainLetter(letterCode(text.charCodeAt(end + 1)))) break;
    if (code === OTHER_LATIN || code === OTHER_SCRIPT) scanned.strangeLetters++;
    history = (history << 6) | code;
    hash = Math.imul(hash ^ code, 0x01000193);
    count = pushGrams(history, end - at + 2, count);
  }
  if (!withAddresses && opensAddress(text, end)) return skipToSpace(text, end);
  const length = end - at;
  count = pushGrams((history << 6) | EDGE, length + 2, count);
  const word = finish(hash);
  if (length > LONGEST_GRAM - 2) grams[count++] = bucketOf(word, WORD_SALT);
  scanned.gramCount = Math.min(count, MAX_GRAMS);
  scanned.words[scanned.wordCount++] = word;
  scanned.letters += length;
  return end;
}

/**
 * Writes the n-grams that end at the newest letter from `count` on, and returns their number; `available` letters
 * precede or are it. Past the buffer's end a gram is let go: only a run of thousands of question marks comes so far.
 */
function pushGrams(history: number, available: number, count: number): number {
  grams[count] = bucketOf(history & MASKS[1], SALTS[1]);
  grams[count + 1] = bucketOf(history & MASKS[2], SALTS[2]);
  if (available < 3) return count + 2;
  grams[count + 2] = bucketOf(history & MASKS[3], SALTS[3]);
  if (available < 4) return count + 3;
  grams[count + 3] = bucketOf(history & MASKS[4], SALTS[4]);
  if (available < 5) return count + 4;
  grams[count + 4] = bucketOf(history & MASKS[5], SALTS[5]);
  return count + 5;
}

function bucketOf(key: number, salt: number): number {
  let hash = Math.imul(key ^ salt, 0x9e3779b1);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x85ebca77) >>> (32 - BUCKET_BITS);
}

function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  return Math.imul(mixed, 0x846ca68b) >>> 0;
}

function opensAddress(text: string, end: number): boolean {
  const next = text.charCodeAt(end);
  if (next === AT_SIGN) return true;
  if (next === COLON) return text.charCodeAt(end + 1) === SLASH && text.charCodeAt(end + 2) === SLASH;
  if (next !== DOT) return false;
  const after = text.charCodeAt(end + 1);
  return after >= 0x61 && after <= 0x7a;
}

function opensTag(unit: number): boolean {
  return unit === SLASH || (unit >= 0x61 && unit <= 0x7a);
}

function skipPast(text: string, at: number, close: number): number {
  const limit = Math.min(text.length, at + LONGEST_SKIP);
  for (let end = at + 1; end < limit; end++) if (text.charCodeAt(end) === close) return end + 1;
  return at + 1;
}

function skipToSpace(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text.charCodeAt(end) > 0x20) end++;
  return end;
}
