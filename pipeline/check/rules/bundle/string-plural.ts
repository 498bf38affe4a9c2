import { categoriesOf, pluralKey } from '../../../model/plurals.ts';
import { familiesOf } from '../../families.ts';
import type { BundleRule } from '../../rule.ts';

/** Every plural has each category that CLDR gives its locale: Spanish one, many, other. */
export const stringPlural: BundleRule = {
  id: 'string-plural',
  on: 'bundle',
  severity: 'error',
  run: ({ texts, locale, place }) =>
    [...familiesOf(texts).values()].flatMap((forms) => {
      const [first] = forms;
      if (!first) return [];
      const wanted = categoriesOf(locale, first.type);
      const missing = wanted.filter((category) => !forms.some((form) => form.category === category));
      if (!missing.length) return [];
      const values = { key: first.base, locale, missing: missing.join(', '), wanted: wanted.join(', ') };
      return [{ place: place(pluralKey(first), 'key'), message: { key: 'check:string-plural', values } }];
    }),
};
