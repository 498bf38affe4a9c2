import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** A question in the middle of a sentence stands behind a comma, unless a linking word leads to it (Ortografía, IV, 3.9.2.3). */
export const commaBeforeQuestion: TextRule = {
  id: 'comma-before-question',
  on: 'text',
  severity: 'off',
  language: 'es',
  cues: { target: CUES.mark },
  run: ({ target }) =>
    findAll(target.words, /(?<word>\p{L}{2,40}) (?=¿)/gu)
      .filter(({ groups }) => !LINKING.has(groups['word']!.toLowerCase()))
      .map(({ end }) => ({ at: { start: end - 1, end: end + 1 }, fix: ', ¿' })),
};

const LINKING = new Set(
  'y e o u pero mas sino ni que porque pues aunque si entonces así luego conque como cuando de a en con por para sobre entre es era son fue pregunta cuestión duda'.split(
    ' ',
  ),
);
