import { parsePluralKey } from '../../../model/plurals.ts';
import { familiesOf } from '../../families.ts';
import type { BundleRule, Report } from '../../rule.ts';
import { haveSameKeys } from '../../same-keys.ts';

/** A key of the reference locale that this locale lacks. Plural forms are `string-plural`'s, by this locale's own categories. */
export const stringMissing: BundleRule = {
  id: 'string-missing',
  on: 'bundle',
  severity: 'error',
  run: ({ texts, reference, locale, place }) => {
    if (!reference || haveSameKeys(texts, reference.texts)) return [];
    const here = familiesOf(texts);
    const there = familiesOf(reference.texts);
    const told = new Set<string>();
    const reports: Report[] = [];
    for (const key of reference.texts.keys()) {
      const form = parsePluralKey(key);
      if (!form && texts.has(key)) continue;
      const family = form && `${form.base}:${form.type}`;
      const plural = family !== undefined && there.has(family) ? form : undefined;
      const missing = plural ? !here.has(family!) && !texts.has(plural.base) : !texts.has(key);
      const shown = plural ? plural.base : key;
      if (!missing || told.has(shown)) continue;
      told.add(shown);
      const values = { key: shown, locale, reference: reference.locale, text: reference.texts.get(key)! };
      reports.push({ place: place(key), message: { key: 'check:string-missing', values } });
    }
    return reports;
  },
};
