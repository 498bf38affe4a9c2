import { reportNumbers } from '../../numbers.ts';
import type { TextRule } from '../../rule.ts';

/** Times of day, on either clock. */
export const timeValue: TextRule = {
  id: 'time-value',
  on: 'text',
  severity: 'error',
  run: (subject) => reportNumbers(subject, ['time']),
};
