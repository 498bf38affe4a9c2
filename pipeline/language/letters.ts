/**
 * Letters as small numbers. Case is folded; accents are kept, for they carry most of the evidence; every
 * other mark separates words.
 */

/** Stands before and after every word. */
export const EDGE = 63;
/** A letter of a Latin alphabet that none of the seven languages writes. */
export const OTHER_LATIN = 60;
/** A letter of another script. */
export const OTHER_SCRIPT = 61;

const ALPHABET = 'abcdefghijklmnopqrstuvwxyzáéíóúüñçàèìòùâêîôûãõäöëïßœæ';
const APOSTROPHE = ALPHABET.length + 1;
const MIDDLE_DOT = ALPHABET.length + 2;
const ORDINAL = ALPHABET.length + 3;

/** Code units below this are looked up; it ends after Latin Extended-B. */
const TABLE_SIZE = 0x250;
const TABLE = buildTable();

/** 1–62 for a letter, 0 for what separates words. */
export function letterCode(unit: number): number {
  return unit < TABLE_SIZE ? TABLE[unit]! : beyondTable(unit);
}

/** Whether NFC could change the text at this code unit: marks, jamo, singletons; dashes and quotes excepted. */
export function mayCompose(unit: number): boolean {
  return unit >= 0x300 && (unit < 0x2010 || unit > 0x2027);
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(TABLE_SIZE);
  for (let unit = 0; unit < TABLE_SIZE; unit++) {
    const letter = String.fromCharCode(unit);
    const lower = letter.toLowerCase();
    if (lower === letter.toUpperCase()) continue;
    const place = ALPHABET.indexOf(lower);
    table[unit] = place < 0 ? OTHER_LATIN : place + 1;
  }
  table["'".charCodeAt(0)] = APOSTROPHE;
  table['·'.charCodeAt(0)] = MIDDLE_DOT;
  table['ª'.charCodeAt(0)] = ORDINAL;
  table['º'.charCodeAt(0)] = ORDINAL;
  return table;
}

function beyondTable(unit: number): number {
  if (unit === 0x2019) return APOSTROPHE;
  if (unit >= 0x1e00 && unit <= 0x1eff) return OTHER_LATIN;
  // Punctuation, symbols, arrows, box drawing; private use; presentation forms of punctuation.
  if (unit >= 0x2000 && unit <= 0x2bff) return 0;
  if (unit >= 0x3000 && unit <= 0x303f) return 0;
  if (unit >= 0xd800 && unit <= 0xf8ff) return 0;
  if (unit >= 0xfe00 && unit <= 0xfe6f) return 0;
  if (unit >= 0xff00 && unit <= 0xff20) return 0;
  return unit < 0x370 ? 0 : OTHER_SCRIPT;
}

/** A letter that can begin or end a word; apostrophes and dots count only between letters. */
export function isPlainLetter(code: number): boolean {
  return code !== 0 && code !== APOSTROPHE && code !== MIDDLE_DOT;
}
