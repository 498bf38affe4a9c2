import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Never an apostrophe as the decimal sign (Ortografía, VIII, 2.2.1.2.1). */
export const decimalApostrophe: TextRule = {
  id: 'decimal-apostrophe',
  on: 'text',
  severity: 'warning',
  language: 'es',
  cues: { target: CUES.figures },
  run: ({ target, house }) =>
    !/\d['’]\d/.test(target.words)
      ? []
      : findAll(target.words, APOSTROPHE).map((found) => ({
          at: found,
          ...(house.numbers ? { fix: found.text.replace(/['’]/, house.numbers.decimal) } : {}),
        })),
};

const APOSTROPHE = /(?<![\d.,'’])\d{1,6}['’]\d{1,3}(?![\d'’"”])/g;
