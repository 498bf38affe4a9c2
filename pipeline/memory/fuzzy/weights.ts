/**
 * What tokens weigh, in twentieths of a word, and what it costs to make one of another.
 *
 * A name, number, address or placeholder is copied or looked up, not translated, and weighs half a word; codes
 * and punctuation are put right in a moment. Two laws hold, and the index depends on them (`prefix.ts`): taking
 * out or putting in costs a token's weight, and so does, at least, exchanging it for a token of another key.
 */
import type { TokenClass } from './tokens.ts';

export const WORD_WEIGHT = 20;

export const WEIGHTS: Readonly<Record<TokenClass, number>> = {
  word: WORD_WEIGHT,
  name: 10,
  number: 10,
  address: 10,
  placeholder: 10,
  punctuation: 4,
  code: 4,
};

/** The same key in another form: `Said` for `said`, `5` for `3`, `;` for `,`. */
export const FORM_COSTS: Readonly<Record<TokenClass, number>> = {
  word: 2,
  name: 2,
  number: 4,
  address: 4,
  placeholder: 4,
  punctuation: 2,
  code: 2,
};
