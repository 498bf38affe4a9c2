import { parsePluralKey, pluralFamilies } from '../../../model/plurals.ts';
import type { BundleRule } from '../../rule.ts';

/** A key that the reference locale does not have: left over, or missing there. */
export const stringExtra: BundleRule = {
  id: 'string-extra',
  on: 'bundle',
  severity: 'warning',
  run: ({ texts, reference, locale, place }) => {
    if (!reference) return [];
    const there = pluralFamilies(reference.texts.keys());
    return [...texts.keys()]
      .filter((key) => {
        const form = parsePluralKey(key);
        return !reference.texts.has(key) && !(form && there.has(`${form.base}:${form.type}`));
      })
      .map((key) => ({
        place: place(key, 'key'),
        message: { key: 'check:string-extra', values: { key, locale, reference: reference.locale } },
      }));
  },
};
