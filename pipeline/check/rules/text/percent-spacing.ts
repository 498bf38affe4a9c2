import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** `50 %` or `50%`, as the house has it. */
export const percentSpacing: TextRule = {
  id: 'percent-spacing',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.figures },
  run: ({ target, house }) => {
    if (!house.percent || !target.words.includes('%')) return [];
    const [pattern, fix] =
      house.percent === 'spaced' ? ([CLOSED, '\u00a0%'] as const) : ([SPACED, '%'] as const);
    return findAll(target.words, pattern).map((found) => ({ at: found, fix }));
  },
};

const CLOSED = /(?<=\d)%(?![\p{L}\d])/gu;
const SPACED = /(?<=\d)[ \u00a0\u202f]%(?![\p{L}\d])/gu;
