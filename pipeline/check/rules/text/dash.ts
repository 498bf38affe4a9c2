import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** A hyphen between spaces, or two of them, where a dash is meant. */
export const dash: TextRule = {
  id: 'dash',
  on: 'text',
  severity: 'warning',
  articlesOnly: true,
  cues: { target: CUES.hyphen },
  run: ({ target, house, role }) =>
    house.dash && role === 'paragraph'
      ? findAll(target.words, HYPHEN).map((found) => ({ at: found, values: { expected: house.dash! } }))
      : [],
};

/** Not in a list of names, nor between numbers. */
const HYPHEN = /(?<=[\p{Ll},] )--?(?= \p{Ll})/gu;
