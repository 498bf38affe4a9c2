import { PAIR_CUES } from '../../cues.ts';
import { reportNumbers } from '../../numbers.ts';
import type { TextRule } from '../../rule.ts';

/** Times of day, on either clock. */
export const timeValue: TextRule = {
  id: 'time-value',
  on: 'text',
  severity: 'error',
  cues: { pair: PAIR_CUES.numbers },
  run: (subject) => reportNumbers(subject, ['time']),
};
