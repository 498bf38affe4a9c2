import { reportNumbers } from '../../numbers.ts';
import type { TextRule } from '../../rule.ts';

/** Percentages. */
export const percentValue: TextRule = {
  id: 'percent-value',
  on: 'text',
  severity: 'error',
  run: (subject) => reportNumbers(subject, ['percent', 'points']),
};
