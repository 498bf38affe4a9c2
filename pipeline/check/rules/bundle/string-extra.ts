import { parsePluralKey } from '../../../model/plurals.ts';
import { familiesOf } from '../../families.ts';
import type { BundleRule } from '../../rule.ts';

/** A key that the reference locale does not have: left over, or missing there. */
export const stringExtra: BundleRule = {
  id: 'string-extra',
  on: 'bundle',
  severity: 'warning',
  run: ({ texts, reference, locale, place }) => {
    if (!reference) return [];
    const there = familiesOf(reference.texts);
    return [...texts.keys()]
      .filter((key) => {
        if (reference.texts.has(key)) return false;
        const form = parsePluralKey(key);
        return !(form && there.has(`${form.base}:${form.type}`));
      })
      .map((key) => ({
        place: place(key, 'key'),
        message: { key: 'check:string-extra', values: { key, locale, reference: reference.locale } },
      }));
  },
};
