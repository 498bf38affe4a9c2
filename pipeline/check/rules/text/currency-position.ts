import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** `50 €` or `€50`, as the house has it. */
export const currencyPosition: TextRule = {
  id: 'currency-position',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.figures },
  run: ({ target, house }) => {
    if (!house.currencySign) return [];
    const pattern = house.currencySign === 'after' ? BEFORE : AFTER;
    return findAll(target.words, pattern).map((found) => {
      const { sign = '', number = '' } = found.groups;
      const fix = house.currencySign === 'after' ? `${number}\u00a0${sign}` : `${sign}${number}`;
      return { at: found, fix };
    });
  },
};

/** The dollar sign stands before in Spain too, often enough: the euro alone is certain. */
const BEFORE = /(?<![\p{L}\d])(?<sign>€)[ \u00a0]?(?<number>\d{1,12}(?:[.,]\d{1,9}){0,5})(?!\d)/gu;
const AFTER =
  /(?<![\d.,])(?<number>\d{1,12}(?:[.,]\d{1,9}){0,5})[ \u00a0\u202f]?(?<sign>[€$£])(?![\p{L}\d])/gu;
