import { CUES, PAIR_CUES } from '../../cues.ts';
import type { TextRule } from '../../rule.ts';
import type { Side } from '../../side.ts';

/** `3/4/2025` is March in one language and April in the other. */
export const dateAmbiguous: TextRule = {
  id: 'date-ambiguous',
  on: 'text',
  severity: 'warning',
  cues: { pair: PAIR_CUES.numbers },
  mayTell: ({ source, target }) => ((source?.cues ?? 0) & target.cues & CUES.figures) !== 0,
  run: ({ source, target }) => {
    if (!source || saysItsOrder(source) || saysItsOrder(target)) return [];
    const written = new Set(
      source.quantities.filter(({ date }) => date?.swappable).map(({ digits }) => digits),
    );
    return target.quantities
      .filter(({ date, digits }) => date?.swappable && written.has(digits))
      .map(({ range }) => ({ at: range }));
  },
};

/** `21/03/2001` beside it tells the reader which number is the day. */
function saysItsOrder({ quantities }: Side): boolean {
  return quantities.some(
    ({ date, digits }) => date && !date.swappable && /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(digits),
  );
}
