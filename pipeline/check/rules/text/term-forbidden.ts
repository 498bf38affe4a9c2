import { isInside } from '../../find.ts';
import type { TextRule } from '../../rule.ts';
import { findTerm } from '../../terms.ts';

/** A form that the glossary says not to use. */
export const termForbidden: TextRule = {
  id: 'term-forbidden',
  on: 'text',
  severity: 'warning',
  run: ({ target, terms }) =>
    terms.flatMap(({ forbidden, forms, exactCase }) => {
      const approved = forms[target.language] ?? [];
      const found = (forbidden[target.language] ?? []).flatMap((form) => findTerm(target, form, exactCase));
      if (found.length === 0) return [];
      // "red social" may be right where "red" alone is not.
      const good = approved.map((form) => {
        const ranges = findTerm(target, form, false);
        return { ranges, whole: new Set(ranges.map(({ start, end }) => `${start}-${end}`)) };
      });
      return found
        .filter(
          (one) =>
            !good.some(({ ranges, whole }) => isInside(one, ranges) && !whole.has(`${one.start}-${one.end}`)),
        )
        .map((one) => ({ at: one, values: { expected: approved.join(' / ') } }));
    }),
};
