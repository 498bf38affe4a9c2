import { PAIR_CUES } from '../../cues.ts';
import { reportNumbers } from '../../numbers.ts';
import type { TextRule } from '../../rule.ts';

/** Every number of the source is said, whatever its punctuation or spelling. */
export const numberValue: TextRule = {
  id: 'number-value',
  on: 'text',
  severity: 'error',
  cues: { pair: PAIR_CUES.numbers },
  run: (subject) => reportNumbers(subject, ['number', 'code']),
};
