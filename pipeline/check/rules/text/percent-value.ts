import { PAIR_CUES } from '../../cues.ts';
import { reportNumbers } from '../../numbers.ts';
import type { TextRule } from '../../rule.ts';

/** Percentages. */
export const percentValue: TextRule = {
  id: 'percent-value',
  on: 'text',
  severity: 'error',
  cues: { pair: PAIR_CUES.numbers },
  run: (subject) => reportNumbers(subject, ['percent', 'points']),
};
