import { PAIR_CUES } from '../../cues.ts';
import { reportNumbers } from '../../numbers.ts';
import type { TextRule } from '../../rule.ts';

/** Amounts of money. */
export const moneyAmount: TextRule = {
  id: 'money-amount',
  on: 'text',
  severity: 'error',
  cues: { pair: PAIR_CUES.numbers },
  run: (subject) => reportNumbers(subject, ['money']),
};
