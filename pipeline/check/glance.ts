/**
 * What one look at a text, unit by unit, says of the rules that may speak of it. Most texts have nothing that most
 * rules look for; a rule that names its cues is asked only about texts that have one. A glance may see a cue that
 * is none: it never overlooks one.
 */
import type { Language } from '../model/locale.ts';
import { HASH_START, hashUnit, WORD_CUES, WORDS } from './glance-words.ts';

/** Of a single text. */
export const CUES = {
  ...WORD_CUES,
  /** Digits with something beside them: a mark, a sign, a word. */
  figures: 1 << 0,
  /** A brace that is no whole placeholder's. */
  brace: 1 << 1,
  /** `{{x}}`, whole and plain. */
  placeholder: 1 << 2,
  at: 1 << 3,
  hash: 1 << 4,
  amp: 1 << 5,
  /** `<` or `>`. */
  tag: 1 << 6,
  /** `%`, `$` and signs of other money. */
  sign: 1 << 7,
  quote: 1 << 8,
  bracket: 1 << 9,
  /** `?`, `!`, `¿`, `¡`. */
  mark: 1 << 10,
  /** `.` or `…`. */
  stop: 1 << 11,
  /** `,`, `;` or `:`. */
  comma: 1 << 12,
  /** White space twice, before a mark, or after an opening one. */
  spaced: 1 << 13,
  /** A mark that touches a letter or another mark behind it. */
  glued: 1 << 14,
  /** Two capitals in a row. */
  capitals: 1 << 15,
  /** A capital anywhere but at the first letter. */
  capital: 1 << 16,
  hyphen: 1 << 17,
  /** A line break. */
  line: 1 << 18,
  /** White space at an edge. */
  edge: 1 << 19,
  /** Control characters, raised letters, what garbled text is made of. */
  odd: 1 << 20,
  /** One word twice in a row. */
  repeated: 1 << 21,
  /** A word that begins with A, E, I, O or U. */
  vowel: 1 << 22,
  /** May hold an address, a tag or another stretch that is not words. */
  murky: 1 << 30,
} as const;

/** Of a text beside its source. */
export const PAIR_CUES = {
  /** They may not say the same numbers. */
  numbers: 1 << 0,
  /** They do not have the same placeholders, plain and each once. */
  placeholders: 1 << 1,
  /** They may end in different marks. */
  ends: 1 << 2,
  /** The source begins with a capital and the target does not. */
  initials: 1 << 3,
} as const;

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

const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const OPEN = 4;
const CLOSE = 5;
const POINT = 6;
const OTHER = 7;

const KNOWN = 0x250;
const CLASS = new Uint8Array(KNOWN);
const LOWER = new Uint16Array(KNOWN);
const CUE = new Int32Array(KNOWN);
/** Closing marks that end-punctuation looks past. */
const CLOSING = new Uint8Array(KNOWN);

for (let unit = 0; unit < KNOWN; unit++) {
  const character = String.fromCharCode(unit);
  const lower = character.toLowerCase();
  CLASS[unit] = /\p{L}/u.test(character)
    ? LETTER
    : /\d/.test(character)
      ? DIGIT
      : /\s/.test(character)
        ? SPACE
        : OTHER;
  LOWER[unit] = lower.length === 1 ? lower.charCodeAt(0) : 0;
  if (/[^\P{N}\d]/u.test(character)) CUE[unit]! |= CUES.odd | CUES.figures;
}
const setAll = (characters: string, to: (unit: number) => void) => {
  for (const character of characters) to(character.charCodeAt(0));
};
const cue = (characters: string, bits: number) =>
  setAll(characters, (unit) => {
    CUE[unit]! |= bits;
  });
setAll('([«¿¡', (unit) => {
  CLASS[unit] = OPEN;
});
setAll(')]»', (unit) => {
  CLASS[unit] = CLOSE;
});
setAll('.,;:?!', (unit) => {
  CLASS[unit] = POINT;
});
setAll('"»\')]}*_ \u00a0', (unit) => {
  CLOSING[unit] = 1;
});
cue('{}', CUES.brace | CUES.murky);
cue('@', CUES.at | CUES.murky);
cue('#', CUES.hash);
cue('&', CUES.amp | CUES.murky);
cue('<>', CUES.tag | CUES.murky);
cue('`', CUES.murky);
cue('%$€£¥', CUES.sign);
cue('%$', CUES.murky);
cue('"«»', CUES.quote);
cue('()[]', CUES.bracket);
cue('?!¿¡', CUES.mark);
cue('.', CUES.stop);
cue(',;:', CUES.comma);
cue('-', CUES.hyphen);
cue('\n\r', CUES.line);
cue('ºª°ÃÂâ\u00ad', CUES.odd);
for (let unit = 0; unit < 0xa0; unit++)
  if ((unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) || unit >= 127) CUE[unit]! |= CUES.odd;

/** Units beyond the table that prose is full of: what each is taken for. */
const FAR = new Map<number, readonly [kind: number, cues: number]>([
  [0x2010, [OTHER, CUES.hyphen]],
  [0x2013, [OTHER, CUES.hyphen]],
  [0x2014, [OTHER, CUES.hyphen]],
  [0x2018, [OPEN, CUES.quote]],
  [0x2019, [OTHER, 0]],
  [0x201c, [OPEN, CUES.quote]],
  [0x201d, [CLOSE, CUES.quote]],
  [0x2026, [POINT, CUES.stop | CUES.glued]],
  [0x20ac, [OTHER, CUES.sign]],
]);
const FAR_CLOSING = new Set([0x2019, 0x201d]);

const ENDS = new Set([...'.?!:;…,'].map((mark) => mark.charCodeAt(0)));

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
