/**
 * What one look at a text, unit by unit, says of the rules that may speak of it. Most texts have nothing that most
 * rules look for; a rule that names its cues is asked only about texts that have one. A glance may see a cue that
 * is none: it never overlooks one.
 */
import type { Language } from '../model/locale.ts';
import { CUES, PAIR_CUES } from './cues.ts';
import {
  CLASS,
  CLOSE,
  CLOSING,
  CUE,
  DIGIT,
  ENDS,
  FAR,
  FAR_CLOSING,
  KNOWN,
  LETTER,
  LOWER,
  OPEN,
  OTHER,
  POINT,
  SPACE,
} from './glance-units.ts';
import { HASH_START, hashUnit, WORDS } from './glance-words.ts';

export interface Look {
  readonly text: string;
  readonly cues: number;
  readonly letters: number;
  /** Sums over digits and placeholders, whatever their order. */
  readonly digits: number;
  readonly placeholders: number;
  /** At most one of each, or none with a format: their order says nothing. */
  readonly isPlain: boolean;
  /** The mark it ends with, closing ones left out, or 0; and the first letter's case: 1 upper, 2 lower, 0 none. */
  readonly last: number;
  readonly initial: number;
  readonly words: number;
}

export interface Glance {
  readonly language: Language;
  readonly target: Look;
  readonly source: Look | undefined;
  readonly pair: number;
  /** The longest row of words of the target that the source has, in any order. */
  readonly shared: number;
  readonly name: string | undefined;
  readonly role: string;
  readonly hasTerms: boolean;
}

const EVERYTHING = -1;
const ANY_WORD =
  CUES.day | CUES.number | CUES.english | CUES.spanish | CUES.place | CUES.repeated | CUES.vowel;
/** Rows of words are counted in texts up to this many; longer ones may share any. */
const MOST_WORDS = 64;
const MANY = 1000;

const targetWords = new Int32Array(MOST_WORDS);
const sourceWords = new Int32Array(MOST_WORDS);

export interface Glimpsed {
  readonly target: string;
  readonly source: string | undefined;
  readonly language: Language;
  readonly name: string | undefined;
  readonly role: string;
  readonly hasTerms: boolean;
}

export function glanceAt({ target, source, ...rest }: Glimpsed): Glance {
  const ours = lookAt(target, targetWords);
  if (source === undefined) return { ...rest, target: ours, source, pair: 0, shared: 0 };
  const theirs = lookAt(source, sourceWords);
  return {
    ...rest,
    target: ours,
    source: theirs,
    pair: compare(ours, theirs),
    shared: sharedRow(ours, theirs),
  };
}

function compare(ours: Look, theirs: Look): number {
  const either = ours.cues | theirs.cues;
  if (either & CUES.murky) return EVERYTHING;
  const sameDigits = !(either & CUES.figures) && ours.digits === theirs.digits;
  const wordsMatter = (ours.cues & theirs.cues & CUES.number) !== 0 || (either & CUES.capitals) !== 0;
  const samePlaceholders =
    !(either & (CUES.brace | CUES.sign)) &&
    ours.placeholders === theirs.placeholders &&
    ours.isPlain &&
    theirs.isPlain;
  const sameEnd = ours.last === theirs.last && !(either & (CUES.quote | CUES.mark));
  return (
    (sameDigits && !wordsMatter ? 0 : PAIR_CUES.numbers) |
    (samePlaceholders ? 0 : PAIR_CUES.placeholders) |
    (sameEnd ? 0 : PAIR_CUES.ends) |
    (theirs.initial === 1 && ours.initial === 2 ? PAIR_CUES.initials : 0)
  );
}

function sharedRow(ours: Look, theirs: Look): number {
  if (ours.words > MOST_WORDS || theirs.words > MOST_WORDS) return MANY;
  if ((ours.cues | theirs.cues) & CUES.murky) return MANY;
  let longest = 0;
  let row = 0;
  for (let at = 0; at < ours.words; at++) {
    const word = targetWords[at]!;
    let other = 0;
    while (other < theirs.words && sourceWords[other] !== word) other++;
    row = other < theirs.words ? row + 1 : 0;
    if (row > longest) longest = row;
  }
  return longest;
}

/** A placeholder that nothing can be said of but its name and its format. */
const PLACEHOLDER = /\{\{-?[ ]?\w[\w.]{0,60}(?:, ?\w{1,40})?[ ]?\}\}(?!\})/y;

function lookAt(text: string, words: Int32Array): Look {
  let cues = 0;
  let letters = 0;
  let digits = 0;
  let placeholders = 0;
  let placeholderCount = 0;
  let hasFormat = false;
  let last = 0;
  let initial = 0;
  let count = 0;
  let before = SPACE;
  let beforeUnit = 0;
  let hash = HASH_START;
  let wordStart = -1;
  let lastWord = 0;
  let lastWordCues = 0;
  let lastWordEnd = -9;
  let upperRun = 0;
  const { length } = text;
  for (let at = 0; at <= length; at++) {
    const unit = at < length ? text.charCodeAt(at) : 32;
    let kind: number;
    let bits = 0;
    if (unit < KNOWN) {
      kind = CLASS[unit]!;
      bits = CUE[unit]!;
    } else {
      const far = FAR.get(unit);
      if (!far) return everything(text);
      kind = far[0];
      bits = far[1];
    }
    if (kind === LETTER) {
      const lower = LOWER[unit]!;
      if (lower === 0) return everything(text);
      cues |= bits;
      if (wordStart < 0) {
        wordStart = at;
        hash = HASH_START;
        if (before === POINT) cues |= CUES.glued;
        if (before === DIGIT) cues |= CUES.figures;
        if (unit === 65 || unit === 69 || unit === 73 || unit === 79 || unit === 85) cues |= CUES.vowel;
      }
      hash = Math.imul(hash ^ lower, 0x01000193);
      letters++;
      if (unit !== lower) {
        if (initial === 0) initial = 1;
        else cues |= CUES.capital;
        if (++upperRun > 1) cues |= CUES.capitals;
      } else {
        if (initial === 0) initial = 2;
        upperRun = 0;
      }
      last = unit;
      before = LETTER;
      beforeUnit = unit;
      continue;
    }
    upperRun = 0;
    if (wordStart >= 0) {
      lastWordCues = WORDS.get(hash) ?? 0;
      cues |= lastWordCues;
      if (hash === lastWord && wordStart - lastWordEnd === 1) cues |= CUES.repeated;
      lastWord = hash;
      lastWordEnd = at;
      wordStart = -1;
      if (count < MOST_WORDS) words[count] = hash;
      count++;
    }
    if (at === length) break;
    if (kind === DIGIT) {
      const start = at;
      if (beforeUnit === 46 && CLASS[text.charCodeAt(at - 2)] !== DIGIT) cues |= CUES.glued;
      let sum = HASH_START;
      let next = unit;
      while (next >= 48 && next <= 57) {
        sum = hashUnit(sum, next);
        at++;
        next = at < length ? text.charCodeAt(at) : 32;
      }
      if (!isAlone(text, start, at, before) || (lastWordCues & CUES.leads && start - lastWordEnd <= 3))
        cues |= CUES.figures;
      digits = (digits + sum) | 0;
      at--;
      last = 48;
      before = DIGIT;
      beforeUnit = 48;
      continue;
    }
    if (unit === 123 && text.charCodeAt(at + 1) === 123 && beforeUnit !== 123) {
      PLACEHOLDER.lastIndex = at;
      const whole = PLACEHOLDER.exec(text)?.[0];
      if (whole !== undefined) {
        let sum = HASH_START;
        for (let inner = 0; inner < whole.length; inner++) {
          const code = whole.charCodeAt(inner);
          if (code === 44 || code === 45) hasFormat = true;
          if (code > 127) return everything(text);
          sum = hashUnit(sum, code);
        }
        placeholders = (placeholders + sum) | 0;
        placeholderCount++;
        cues |= CUES.placeholder;
        if (before === POINT) cues |= CUES.glued;
        at += whole.length - 1;
        last = 0xfffc;
        before = OTHER;
        beforeUnit = 0xfffc;
        continue;
      }
    }
    cues |= bits;
    if (kind === SPACE) {
      if (before === SPACE || before === OPEN || at === 0) cues |= CUES.spaced;
      if (unit !== 32) cues |= CUES.spaced;
    } else if (kind === POINT || kind === CLOSE) {
      if (before === SPACE) cues |= CUES.spaced;
      if (before === POINT) cues |= CUES.glued;
    } else if (before === POINT) cues |= CUES.glued;
    if (unit === 45 && beforeUnit === 45) cues |= CUES.murky;
    if (!(unit < KNOWN ? CLOSING[unit] : FAR_CLOSING.has(unit))) last = unit;
    before = kind;
    beforeUnit = unit;
  }
  if (isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(length - 1))) cues |= CUES.edge;
  // A mark that touches what follows may be an address's (`www.a`, `http://`) or an emoji's name.
  if (cues & CUES.glued) cues |= CUES.murky;
  // What an address leaves of the word it touches may be another word.
  if (cues & CUES.murky) cues |= ANY_WORD;
  if (!ENDS.has(last)) last = 0;
  const isPlain = placeholderCount < 2 || !hasFormat;
  return { text, cues, letters, digits, placeholders, isPlain, last, initial, words: count };
}

function isSpace(unit: number): boolean {
  return unit < KNOWN && CLASS[unit] === SPACE;
}

/** Digits that are no more than digits: between spaces or brackets, before the end or a mark that ends something. */
function isAlone(text: string, start: number, end: number, before: number): boolean {
  if (end - start > 15) return false;
  const isFirst = start === 0 || text[start - 1] === '(' || (before === SPACE && text[start - 1] === ' ');
  if (!isFirst || !isQuiet(text, start - 2)) return false;
  if (end === text.length) return true;
  const next = text[end]!;
  if (next === ' ') return !/[^([{«“"]/.test(text[end + 1] ?? '(');
  if (!').,;:?!'.includes(next)) return false;
  return end + 1 === text.length || (text[end + 1] === ' ' && next !== ')');
}

/** What stands before the space before digits: a sign of money would make them money. */
function isQuiet(text: string, at: number): boolean {
  return at < 0 || /[\p{Ll}}.,:;)]/u.test(text[at]!);
}

/** Of a text with characters that a glance does not know. */
function everything(text: string): Look {
  return {
    text,
    cues: EVERYTHING,
    letters: text.length,
    digits: 0,
    placeholders: 0,
    isPlain: false,
    last: 0,
    initial: 0,
    words: MOST_WORDS + 1,
  };
}
