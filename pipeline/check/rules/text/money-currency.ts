import { PAIR_CUES } from '../../cues.ts';
import { compareNumbers } from '../../numbers.ts';
import type { TextRule } from '../../rule.ts';

/** The amount is the same and the money is not. */
export const moneyCurrency: TextRule = {
  id: 'money-currency',
  on: 'text',
  severity: 'error',
  cues: { pair: PAIR_CUES.numbers },
  run: (subject) =>
    compareNumbers(subject)
      .changed.filter(({ source, target }) => source.kind === 'money' && target.kind === 'money')
      .map(({ source, target }) => ({
        at: target.range,
        values: { expected: subject.source!.text.slice(source.range.start, source.range.end) },
      })),
};
