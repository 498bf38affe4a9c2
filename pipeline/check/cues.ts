/** What a glance at a text finds that some rule may have something to say of. */
import { WORD_CUES } from './glance-words.ts';

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
