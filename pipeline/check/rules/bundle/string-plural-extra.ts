import { categoriesOf, pluralKey } from '../../../model/plurals.ts';
import { familiesOf } from '../../families.ts';
import type { BundleRule } from '../../rule.ts';

/** A plural form that the locale's grammar never asks for: `_few` in Spanish. */
export const stringPluralExtra: BundleRule = {
  id: 'string-plural-extra',
  on: 'bundle',
  severity: 'warning',
  run: ({ texts, locale, place }) =>
    [...familiesOf(texts).values()].flat().flatMap((form) => {
      const wanted = categoriesOf(locale, form.type);
      // `_zero` is i18next's own, for every language.
      if (wanted.includes(form.category) || form.category === 'zero') return [];
      const values = { key: pluralKey(form), locale, wanted: wanted.join(', ') };
      return [
        { place: place(pluralKey(form), 'key'), message: { key: 'check:string-plural-extra', values } },
      ];
    }),
};
