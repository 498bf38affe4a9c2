/** Whether a text is in the form that it would be folded to, told by its code units. */

/**
 * True of a text without white space but single spaces between words, and without a character that NFC could change.
 * One pass without a regular expression: this is asked of every text, and true of nearly all. A text of rare
 * characters may be even and is not known to be.
 */
export function isEven(text: string): boolean {
  let last = SPACE;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < SPACE || (unit === SPACE && last === SPACE) || (unit > 0x7e && !isPlain(unit))) return false;
    last = unit;
  }
  return last !== SPACE || text === '';
}

const SPACE = 0x20;

/** Latin letters and signs, no control and no-break space; dashes, quotation marks and dots of an ellipsis. */
function isPlain(unit: number): boolean {
  return (unit > 0xa0 && unit < 0x300) || (unit >= 0x2010 && unit <= 0x2027);
}
