import { PAIR_CUES } from '../../cues.ts';
import { compareNumbers } from '../../numbers.ts';
import type { TextRule } from '../../rule.ts';

/** From 5 % to 6 % is one percentage point, or twenty per cent: they are never the same. */
export const percentPoints: TextRule = {
  id: 'percent-points',
  on: 'text',
  severity: 'warning',
  cues: { pair: PAIR_CUES.numbers },
  run: (subject) =>
    compareNumbers(subject)
      .changed.filter(({ source, target }) => isShare(source.kind) || isShare(target.kind))
      .map(({ source, target }) => ({
        at: target.range,
        values: { expected: subject.source!.text.slice(source.range.start, source.range.end) },
      })),
};

function isShare(kind: string): boolean {
  return kind === 'percent' || kind === 'points';
}
