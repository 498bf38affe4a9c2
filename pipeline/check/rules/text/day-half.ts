import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** `a. m.`, `a.m.` or `am`, as the house has it (Spanish: with stops and a space, Ortografía, V, 3.2.5). */
export const dayHalf: TextRule = {
  id: 'day-half',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.figures },
  run: ({ target, house }) => {
    const { dayHalf: style } = house;
    if (!style) return [];
    return findAll(target.words, HALF).flatMap((found) => {
      const wanted = style.replace('a', found.text[0]!.toLowerCase());
      const isRight = found.text.replace(/[\u00a0\u202f]/g, ' ') === wanted;
      return isRight ? [] : [{ at: found, values: { expected: wanted }, fix: wanted.replace(' ', '\u00a0') }];
    });
  },
};

const HALF = /(?<=\d[ \u00a0\u202f]?)[ap](?:m\b|\.[ \u00a0\u202f]?m\.)/gi;
