import { PAIR_CUES } from '../../cues.ts';
import { reportNumbers } from '../../numbers.ts';
import type { TextRule } from '../../rule.ts';

/** Day, month and year of a date. */
export const dateValue: TextRule = {
  id: 'date-value',
  on: 'text',
  severity: 'error',
  cues: { pair: PAIR_CUES.numbers },
  run: (subject) => reportNumbers(subject, ['date']),
};
