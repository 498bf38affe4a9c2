import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** No "12 mil 140": digits and words are mixed for round millions only (DPD, s. v. números). */
export const numberMixed: TextRule = {
  id: 'number-mixed',
  on: 'text',
  severity: 'warning',
  language: 'es',
  cues: { target: CUES.figures },
  run: ({ target }) =>
    !target.words.includes(' mil ')
      ? []
      : findAll(target.words, MIXED).map((found) => {
          const [thousands = '', rest = ''] = found.text.split(/ mil /);
          return { at: found, fix: `${thousands}\u00a0${rest.padStart(3, '0')}` };
        }),
};

const MIXED = /(?<![\d.,])\d{1,3} mil \d{1,3}(?![\d.,]?\d)/g;
