/** What a glance takes each unit of a text for. */
import { CUES } from './cues.ts';
import { CODE_MARK } from './reading.ts';

/** A glance does not know these. */
export const UNKNOWN = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const SPACE = 3;
export const OPEN = 4;
export const CLOSE = 5;
export const POINT = 6;
/** `.`, a point like others but before digits. */
export const STOP = 7;
export const BRACE = 8;
export const HYPHEN = 9;
export const OTHER = 10;
/** What stands before the first unit. */
export const START = 11;
const KINDS = 12;

/** Letters are below; behind them in the tables stand a block of punctuation, and codes. */
export const LETTERS_END = 0x250;
const BLOCK = 0x2000;
const BLOCK_SIZE = 0x100;
const CODE = LETTERS_END + BLOCK_SIZE;
const NOWHERE = CODE + 1;
const SLOTS = NOWHERE + 1;

/** A unit's place in the tables. */
export function slotOf(unit: number): number {
  if (unit < LETTERS_END) return unit;
  if ((unit & ~(BLOCK_SIZE - 1)) === BLOCK) return LETTERS_END + (unit - BLOCK);
  // A code with a text of its own: neither a letter nor a mark, to any rule.
  return unit === CODE_MARK.charCodeAt(0) ? CODE : NOWHERE;
}

export const KIND = new Uint8Array(SLOTS);
export const CUE = new Int32Array(SLOTS);
/** Of a letter, its lower case and its own cues, whose bits are beyond any unit's; 0 for all else. */
export const LETTER_CUES = new Int32Array(LETTERS_END);
export const LOWER_CASE = 0x3fff;
/** What a text ends with, when it ends there: a mark of `ENDS`, 0 for others, `NO_END` for those that only close. */
export const END = new Int32Array(SLOTS);
export const NO_END = -1;

const ENDS = '.?!:;…,';
const CLOSING = '"»\')]}*_ \u00a0\u2019\u201d';

for (let unit = 0; unit < LETTERS_END; unit++) {
  const character = String.fromCharCode(unit);
  KIND[unit] = kindOf(character);
  if (/[^\P{N}\d]/u.test(character)) CUE[unit]! |= CUES.odd | CUES.figures;
  if ((unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) || (unit >= 127 && unit < 0xa0))
    CUE[unit]! |= CUES.odd;
  if (KIND[unit] === SPACE && unit !== 32) CUE[unit]! |= CUES.spaced;
}

/** Whose lower case is two units is no letter that we know. */
function kindOf(character: string): number {
  if (/\p{L}/u.test(character)) return character.toLowerCase().length === 1 ? LETTER : UNKNOWN;
  if (/\d/.test(character)) return DIGIT;
  return /\s/.test(character) ? SPACE : OTHER;
}

const slotsOf = (characters: string) => [...characters].map((one) => slotOf(one.charCodeAt(0)));
const setKind = (characters: string, kind: number) => {
  for (const slot of slotsOf(characters)) KIND[slot] = kind;
};
const cue = (characters: string, bits: number) => {
  for (const slot of slotsOf(characters)) CUE[slot]! |= bits;
};
setKind('([«¿¡\u2018\u201c', OPEN);
setKind(')]»\u201d', CLOSE);
setKind(',;:?!\u2026', POINT);
setKind('.', STOP);
setKind('{', BRACE);
setKind('-', HYPHEN);
setKind(`\u2010\u2013\u2014\u2019\u20ac${CODE_MARK}`, OTHER);
cue('}', CUES.brace | CUES.murky);
cue('@', CUES.at | CUES.murky);
cue('#', CUES.hash);
cue('&', CUES.amp | CUES.murky);
cue('<>', CUES.tag | CUES.murky);
cue('`', CUES.murky);
cue('%$€£¥', CUES.sign);
cue('%$', CUES.murky);
cue('"«»\u2018\u201c\u201d', CUES.quote);
cue('()[]', CUES.bracket);
cue('?!¿¡', CUES.mark);
cue('.\u2026', CUES.stop);
cue('\u2026', CUES.glued);
cue(',;:', CUES.comma);
cue('-\u2010\u2013\u2014', CUES.hyphen);
cue('\n\r', CUES.line);
cue('ºª°ÃÂâ\u00ad', CUES.odd);
cue('AEIOU', CUES.vowel);
for (const slot of slotsOf(CLOSING)) END[slot] = NO_END;
for (const mark of ENDS) END[slotOf(mark.charCodeAt(0))] = mark.charCodeAt(0);

for (let unit = 0; unit < LETTERS_END; unit++) {
  if (KIND[unit] !== LETTER) continue;
  const lower = String.fromCharCode(unit).toLowerCase().charCodeAt(0);
  LETTER_CUES[unit] = lower | CUE[unit]! | (lower === unit ? 0 : CUES.capital);
  CUE[unit] = 0;
}

const MEETINGS = new Int32Array(KINDS * KINDS);
const meeting = (before: readonly number[], kinds: readonly number[], bits: number) => {
  for (const one of before) for (const kind of kinds) MEETINGS[one * KINDS + kind]! |= bits;
};
meeting([POINT, STOP], [LETTER, OPEN, CLOSE, POINT, STOP, BRACE, HYPHEN, OTHER], CUES.glued);
meeting([DIGIT], [LETTER], CUES.figures);
meeting([SPACE, START, OPEN], [SPACE], CUES.spaced);
meeting([SPACE, START], [CLOSE, POINT, STOP], CUES.spaced);
meeting([START], [SPACE], CUES.edge);
meeting([HYPHEN], [HYPHEN], CUES.murky);

/** Cues of two kinds beside each other. */
export function meetingOf(before: number, kind: number): number {
  return MEETINGS[before * KINDS + kind]!;
}
