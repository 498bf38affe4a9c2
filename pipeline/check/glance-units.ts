/** What each UTF-16 unit is to a glance: its kind, its small letter, and the cues it gives by itself. */
import { CUES } from './cues.ts';
import { CODE_MARK } from './reading.ts';

export const LETTER = 1;
export const DIGIT = 2;
export const SPACE = 3;
export const OPEN = 4;
export const CLOSE = 5;
export const POINT = 6;
export const OTHER = 7;

/** Units below are in the tables. */
export const KNOWN = 0x250;
export const CLASS = new Uint8Array(KNOWN);
export const LOWER = new Uint16Array(KNOWN);
export const CUE = new Int32Array(KNOWN);
/** Closing marks that end-punctuation looks past. */
export const CLOSING = new Uint8Array(KNOWN);

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
export const FAR = new Map<number, readonly [kind: number, cues: number]>([
  [0x2010, [OTHER, CUES.hyphen]],
  [0x2013, [OTHER, CUES.hyphen]],
  [0x2014, [OTHER, CUES.hyphen]],
  [0x2018, [OPEN, CUES.quote]],
  [0x2019, [OTHER, 0]],
  [0x201c, [OPEN, CUES.quote]],
  [0x201d, [CLOSE, CUES.quote]],
  [0x2026, [POINT, CUES.stop | CUES.glued]],
  [0x20ac, [OTHER, CUES.sign]],
  // A code with a text of its own: neither a letter nor a mark, to any rule.
  [CODE_MARK.charCodeAt(0), [OTHER, 0]],
]);
export const FAR_CLOSING = new Set([0x2019, 0x201d]);

export const ENDS = new Set([...'.?!:;…,'].map((mark) => mark.charCodeAt(0)));
