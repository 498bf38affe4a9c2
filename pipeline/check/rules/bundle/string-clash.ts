import type { BundleRule } from '../../rule.ts';

/** `share` and `share.postOn` cannot both be texts: written with a dot, one hides the other. */
export const stringClash: BundleRule = {
  id: 'string-clash',
  on: 'bundle',
  severity: 'error',
  run: ({ texts, locale, place }) => {
    const parents = new Set<string>();
    for (const key of texts.keys()) {
      const dot = key.lastIndexOf('.');
      if (dot > 0) parents.add(key.slice(0, dot));
    }
    return [...texts.keys()]
      .filter((key) => parents.has(key))
      .map((key) => ({
        place: place(key, 'key'),
        message: { key: 'check:string-clash', values: { key, locale } },
      }));
  },
};
