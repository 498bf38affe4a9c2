import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Clocks of 12 or of 24 hours, as the house has it. */
export const clockStyle: TextRule = {
  id: 'clock-style',
  on: 'text',
  severity: 'info',
  cues: { target: CUES.figures },
  run: ({ target, house }) => {
    if (!house.clock) return [];
    return findAll(target.words, house.clock === '12' ? ON_24 : ON_12).map((found) => ({
      at: found,
      values: { clock: house.clock! },
    }));
  },
};

const ON_24 = /(?<![\d:.,])(?:1[3-9]|2[0-3]):[0-5]\d(?![\d:])/g;
const ON_12 = /(?<![\d:.,])(?:0?\d|1[0-2])(?:[:.][0-5]\d)?[ \u00a0\u202f]?[ap]\.?[ \u00a0\u202f]?m\b\.?/gi;
