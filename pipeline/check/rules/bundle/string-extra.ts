import { parsePluralKey } from '../../../model/plurals.ts';
import { familiesOf } from '../../families.ts';
import type { BundleRule, Report } from '../../rule.ts';
import { haveSameKeys } from '../../same-keys.ts';

/** A key that the reference locale does not have: left over, or missing there. */
export const stringExtra: BundleRule = {
  id: 'string-extra',
  on: 'bundle',
  severity: 'warning',
  run: ({ texts, reference, locale, place }) => {
    if (!reference || haveSameKeys(texts, reference.texts)) return [];
    const there = familiesOf(reference.texts);
    const reports: Report[] = [];
    for (const key of texts.keys()) {
      if (reference.texts.has(key)) continue;
      const form = parsePluralKey(key);
      if (form && there.has(`${form.base}:${form.type}`)) continue;
      const values = { key, locale, reference: reference.locale };
      reports.push({ place: place(key, 'key'), message: { key: 'check:string-extra', values } });
    }
    return reports;
  },
};
