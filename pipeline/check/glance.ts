/**
 * What one look at a text, unit by unit, says of the rules that may speak of it. Most texts have nothing that most
 * rules look for; a rule that names its cues is asked only about texts that have one. A glance may see a cue that
 * is none: it never overlooks one.
 */
import type { Language } from '../model/locale.ts';
import { CUES, PAIR_CUES } from './cues.ts';
import { isAlone, placeholderEnd } from './glance-stretches.ts';
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
import { cuesOfWord, HASH_START, hashUnit } from './glance-words.ts';

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
  /** A bit for each word, of 32 that words share. */
  readonly wordBits: number;
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

export function glanceAt({ target, source, language, name, role, hasTerms }: Glimpsed): Glance {
  const ours = lookAt(target, targetWords);
  const theirs = source === undefined ? undefined : lookAt(source, sourceWords);
  const pair = theirs ? compare(ours, theirs) : 0;
  const shared = theirs ? sharedRow(ours, theirs) : 0;
  return { language, target: ours, source: theirs, pair, shared, name, role, hasTerms };
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
    row = theirs.wordBits & (1 << (word & 31)) && isSourceWord(word, theirs.words) ? row + 1 : 0;
    if (row > longest) longest = row;
  }
  return longest;
}

function isSourceWord(word: number, count: number): boolean {
  for (let at = 0; at < count; at++) if (sourceWords[at] === word) return true;
  return false;
}

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
  let wordBits = 0;
  let before = SPACE;
  let beforeUnit = 0;
  let lastWord = 0;
  let lastWordCues = 0;
  let lastWordEnd = -9;
  const { length } = text;
  for (let at = 0; at < length; at++) {
    let unit = text.charCodeAt(at);
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
      const start = at;
      if (before === POINT) cues |= CUES.glued;
      if (before === DIGIT) cues |= CUES.figures;
      if (unit === 65 || unit === 69 || unit === 73 || unit === 79 || unit === 85) cues |= CUES.vowel;
      const isFirst = initial === 0;
      if (isFirst) initial = unit === LOWER[unit] ? 2 : 1;
      let hash = HASH_START;
      let upperRun = 0;
      do {
        const lower = LOWER[unit]!;
        if (lower === 0) return everything(text);
        hash = Math.imul(hash ^ lower, 0x01000193);
        cues |= CUE[unit]!;
        if (unit === lower) upperRun = 0;
        else {
          if (!isFirst || at > start) cues |= CUES.capital;
          if (++upperRun > 1) cues |= CUES.capitals;
        }
        last = unit;
        unit = text.charCodeAt(++at);
        // Behind the end there is no number.
      } while (unit < KNOWN && CLASS[unit] === LETTER);
      letters += at - start;
      lastWordCues = cuesOfWord(hash);
      cues |= lastWordCues;
      if (hash === lastWord && start - lastWordEnd === 1) cues |= CUES.repeated;
      lastWord = hash;
      lastWordEnd = at;
      if (count < MOST_WORDS) words[count] = hash;
      wordBits |= 1 << (hash & 31);
      count++;
      before = LETTER;
      beforeUnit = last;
      at--;
      continue;
    }
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
      const end = placeholderEnd(text, at);
      if (end > 0) {
        let sum = HASH_START;
        for (let inner = at; inner < end; inner++) {
          const code = text.charCodeAt(inner);
          if (code === 44 || code === 45) hasFormat = true;
          sum = hashUnit(sum, code);
        }
        placeholders = (placeholders + sum) | 0;
        placeholderCount++;
        cues |= CUES.placeholder;
        if (before === POINT) cues |= CUES.glued;
        at = end - 1;
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
  return { text, cues, letters, digits, placeholders, isPlain, last, initial, words: count, wordBits };
}

function isSpace(unit: number): boolean {
  return unit < KNOWN && CLASS[unit] === SPACE;
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
    wordBits: EVERYTHING,
  };
}
