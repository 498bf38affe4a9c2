import { PAIR_CUES } from '../../cues.ts';
import { mismatches, subjectOf } from '../../numbers.ts';
import type { TextRule } from '../../rule.ts';

/** English `billion` is `mil millones`; `billón` is a million millions (DPD, s. v. billón). */
export const numberMagnitude: TextRule = {
  id: 'number-magnitude',
  on: 'text',
  severity: 'error',
  cues: { pair: PAIR_CUES.numbers },
  run: (subject) =>
    mismatches(subject).flatMap(({ lost, added }) => {
      if (!lost || !added || subjectOf({ lost, added }) !== 'magnitude' || meansShort(subject, added.scale))
        return [];
      const at = added.range;
      const found = subject.target.text.slice(at.start, at.end);
      const fix = added.scale === 'billones' ? found.replace('billones', 'mil millones') : undefined;
      const expected = subject.source!.text.slice(lost.range.start, lost.range.end);
      return [{ at, values: { expected }, ...(fix ? { fix } : {}) }];
    }),
};

/** Houses of the United States may use `billón` as English does. */
function meansShort({ house }: Parameters<TextRule['run']>[0], scale: string | undefined): boolean {
  return house.billion !== 'long' && /^bill[oó]n/.test(scale ?? '') && house.locale.startsWith('es');
}
