import { PAIR_CUES } from '../../cues.ts';
import { compareNumbers } from '../../numbers.ts';
import type { TextRule } from '../../rule.ts';

/** A measure is kept, or converted and rounded; the number alone never changes its unit. */
export const unitValue: TextRule = {
  id: 'unit-value',
  on: 'text',
  severity: 'warning',
  cues: { pair: PAIR_CUES.numbers },
  run: (subject) =>
    compareNumbers(subject)
      .changed.filter(({ source, target }) => source.unit && target.unit && source.unit !== target.unit)
      .map(({ source, target }) => ({
        at: withUnit(subject.target.text, target.range.start, target.range.end),
        values: {
          expected: subject
            .source!.text.slice(source.range.start, source.range.end + 12)
            .split(/\s+/, 2)
            .join(' '),
        },
      })),
};

function withUnit(text: string, start: number, from: number) {
  const rest = /^[\s-]?[\p{L}°/]{1,20}/u.exec(text.slice(from, from + 24))?.[0] ?? '';
  return { start, end: from + rest.length };
}
