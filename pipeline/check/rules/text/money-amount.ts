import { reportNumbers } from '../../numbers.ts';
import type { TextRule } from '../../rule.ts';

/** Amounts of money. */
export const moneyAmount: TextRule = {
  id: 'money-amount',
  on: 'text',
  severity: 'error',
  run: (subject) => reportNumbers(subject, ['money']),
};
