import { reportNumbers } from '../../numbers.ts';
import type { TextRule } from '../../rule.ts';

/** Day, month and year of a date. */
export const dateValue: TextRule = {
  id: 'date-value',
  on: 'text',
  severity: 'error',
  run: (subject) => reportNumbers(subject, ['date']),
};
