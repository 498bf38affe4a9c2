import type { BundleRule } from '../../rule.ts';

/** A key with nothing to say. */
export const stringEmpty: BundleRule = {
  id: 'string-empty',
  on: 'bundle',
  severity: 'error',
  run: ({ texts, locale, place }) =>
    [...texts]
      .filter(([, text]) => text.trim() === '')
      .map(([key]) => ({
        place: place(key, 'value'),
        message: { key: 'check:string-empty', values: { key, locale } },
      })),
};
