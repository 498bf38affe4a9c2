import { parsePluralKey } from '../../../model/plurals.ts';
import { excerpt } from '../../excerpt.ts';
import type { BundleRule, Report } from '../../rule.ts';

/** Two keys with one text: one key may do for both. */
export const stringTwin: BundleRule = {
  id: 'string-twin',
  on: 'bundle',
  severity: 'info',
  run: ({ texts, reference, locale, place }) => {
    // Two texts of the reference may well be one in another language.
    if (reference) return [];
    const first = new Map<string, string>();
    const reports: Report[] = [];
    for (const [key, text] of texts) {
      const other = first.get(text);
      if (other === undefined) first.set(text, key);
      if (other === undefined || !isSentence(text) || baseOf(other) === baseOf(key)) continue;
      const values = { key, other, locale, text: excerpt(text) };
      reports.push({ place: place(key, 'key'), message: { key: 'check:string-twin', values } });
    }
    return reports;
  },
};

/** Two words at least, placeholders left out. */
function isSentence(text: string): boolean {
  return /\p{L}\s\p{L}/u.test(text.replace(/\{\{[^{}]{0,200}\}\}/g, ''));
}

/** Forms of one plural may well say the same. */
function baseOf(key: string): string {
  return parsePluralKey(key)?.base ?? key;
}
