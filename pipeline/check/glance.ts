/**
 * What one look at a text, unit by unit, says of the rules that may speak of it. Most texts have nothing that most
 * rules look for; a rule that names its cues is asked only about texts that have one. A glance may see a cue that
 * is none: it never overlooks one.
 */
import type { Language } from '../model/locale.ts';
import { CUES, PAIR_CUES } from './cues.ts';
import { mayDiffer } from './glance-numbers.ts';
import { isAlone, readDigits, readPlaceholder, readWord } from './glance-stretches.ts';
import {
  BRACE,
  CUE,
  DIGIT,
  END,
  KIND,
  LETTER,
  meetingOf,
  NO_END,
  OTHER,
  SPACE,
  START,
  STOP,
  slotOf,
  UNKNOWN,
} from './glance-units.ts';
import { cuesOfWord } from './glance-words.ts';

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
  const samePlaceholders =
    !(either & (CUES.brace | CUES.sign)) &&
    ours.placeholders === theirs.placeholders &&
    ours.isPlain &&
    theirs.isPlain;
  const sameEnd = ours.last === theirs.last && !(either & (CUES.quote | CUES.mark));
  return (
    (mayDiffer(ours, theirs) ? PAIR_CUES.numbers : 0) |
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
  let wordHash = 0;
  let wordCues = 0;
  let wordEnd = FAR_BEHIND;
  let digitsEnd = FAR_BEHIND;
  let before = START;
  const { length } = text;
  for (let at = 0; at < length; ) {
    const start = at;
    const slot = slotOf(text.charCodeAt(at));
    const kind = KIND[slot]!;
    cues |= CUE[slot]! | meetingOf(before, kind);
    if (kind === LETTER) {
      const { end, hash, first, others, isShouted } = readWord(text, start);
      // A place is a name: "the" is not "The Hague".
      wordCues = cuesOfWord(hash) & (first & CUES.capital ? EVERYTHING : ~CUES.place);
      cues |= wordCues | others | (initial === 0 ? first & ~CUES.capital : first);
      if (isShouted) cues |= CUES.capitals;
      if (hash === wordHash && start - wordEnd === 1) cues |= CUES.repeated;
      if (initial === 0) initial = first & CUES.capital ? 1 : 2;
      if (count < MOST_WORDS) words[count] = hash;
      count++;
      wordBits |= 1 << (hash & 31);
      letters += end - start;
      wordHash = hash;
      wordEnd = end;
      last = 0;
      at = end;
    } else if (kind === DIGIT) {
      const { end, sum } = readDigits(text, start);
      const isLed = (wordCues & CUES.leads) !== 0 && start - wordEnd <= 3;
      if (isLed || !isAlone(text, start, end)) cues |= CUES.figures;
      if (before === STOP && digitsEnd !== start - 1) cues |= CUES.glued;
      digits = (digits + sum) | 0;
      digitsEnd = end;
      last = 0;
      at = end;
    } else if (kind === BRACE) {
      const placeholder = before === BRACE ? undefined : readPlaceholder(text, start);
      cues |= placeholder ? CUES.placeholder : CUES.brace | CUES.murky;
      last = 0;
      at++;
      if (placeholder) {
        placeholders = (placeholders + placeholder.sum) | 0;
        placeholderCount++;
        hasFormat ||= placeholder.hasFormat;
        at = placeholder.end;
        before = OTHER;
        continue;
      }
    } else if (kind === UNKNOWN) return everything(text);
    else {
      if (END[slot]! !== NO_END) last = END[slot]!;
      at++;
    }
    before = kind;
  }
  if (length > 0 && before === SPACE) cues |= CUES.edge;
  // A mark that touches what follows may be an address's (`www.a`, `http://`) or an emoji's name.
  if (cues & CUES.glued) cues |= CUES.murky;
  // What an address leaves of the word it touches may be another word.
  if (cues & CUES.murky) cues |= ANY_WORD;
  const isPlain = placeholderCount < 2 || !hasFormat;
  return { text, cues, letters, digits, placeholders, isPlain, last, initial, words: count, wordBits };
}

/** Of what has not been yet. */
const FAR_BEHIND = -9;

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
