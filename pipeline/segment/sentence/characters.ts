/** Classes of characters that decide where sentences end. All take UTF-16 code units. */

/** What stands for an inline code in the text to be split; read as a word. */
export const CODE_MARK = '\uFFFC';

export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0x85 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** `. ? ! …` and their full-width forms. */
export function isTerminator(code: number): boolean {
  return (
    code === 46 || code === 63 || code === 33 || code === 0x2026 || code === 0x203d || isWideTerminator(code)
  );
}

function isWideTerminator(code: number): boolean {
  return (
    code === 0x3002 ||
    code === 0xff01 ||
    code === 0xff1f ||
    code === 0x2047 ||
    code === 0x2048 ||
    code === 0x2049
  );
}

/** Marks that may follow a terminator and belong to its sentence. */
export function isCloser(code: number): boolean {
  return (
    code === 34 ||
    code === 39 ||
    code === 41 ||
    code === 93 ||
    code === 125 ||
    code === 0xbb ||
    code === 0x2019 ||
    code === 0x201d ||
    code === 0x203a ||
    code === 0x301d
  );
}

/** Marks that may stand before the first word of a sentence. */
export function isOpener(code: number): boolean {
  return (
    code === 34 ||
    code === 39 ||
    code === 40 ||
    code === 91 ||
    code === 123 ||
    code === 0xab ||
    code === 0x2018 ||
    code === 0x201c ||
    code === 0x2039 ||
    code === 0x2d ||
    code === 0x2013 ||
    code === 0x2014 ||
    code === 0x2015 ||
    code === 42 ||
    code === 95
  );
}

export function isInverted(code: number): boolean {
  return code === 0xbf || code === 0xa1;
}

export function isBullet(code: number): boolean {
  return (
    code === 0x2022 ||
    code === 0x2043 ||
    code === 0x25e6 ||
    code === 0x25aa ||
    code === 0x25cf ||
    code === 0x2023
  );
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export type LetterCase = 'upper' | 'lower' | 'none';

/** `none` for what is no letter, or a letter without case. */
export function letterCase(code: number): LetterCase {
  if (code < 128) {
    if (code >= 97 && code <= 122) return 'lower';
    return code >= 65 && code <= 90 ? 'upper' : 'none';
  }
  const char = String.fromCharCode(code);
  const lower = char.toLowerCase();
  if (lower !== char) return 'upper';
  return char.toUpperCase() !== char ? 'lower' : 'none';
}

export function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return (
    code === 0xaa || code === 0xba || letterCase(code) !== 'none' || /\p{L}/u.test(String.fromCharCode(code))
  );
}
