import { isBlank } from '../../blank.ts';
import type { BundleRule, Report } from '../../rule.ts';

/** A key with nothing to say. */
export const stringEmpty: BundleRule = {
  id: 'string-empty',
  on: 'bundle',
  severity: 'error',
  run: ({ texts, locale, place }) => {
    const reports: Report[] = [];
    for (const [key, text] of texts) {
      if (!isBlank(text)) continue;
      const message = { key: 'check:string-empty', values: { key, locale } };
      reports.push({ place: place(key, 'value'), message });
    }
    return reports;
  },
};
