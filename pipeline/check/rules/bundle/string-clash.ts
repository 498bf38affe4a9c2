import type { BundleRule } from '../../rule.ts';

/** `share` and `share.postOn` cannot both be texts: written with a dot, one hides the other. */
export const stringClash: BundleRule = {
  id: 'string-clash',
  on: 'bundle',
  severity: 'error',
  run: ({ texts, locale, place }) => {
    return [...parentsOf(texts.keys())]
      .filter((key) => texts.has(key))
      .map((key) => ({
        place: place(key, 'key'),
        message: { key: 'check:string-clash', values: { key, locale } },
      }));
  },
};

/** Keys stand together under their parent: of each that stands below the last one's there is nothing to note. */
function parentsOf(keys: Iterable<string>): Set<string> {
  const parents = new Set<string>();
  let last = '';
  for (const key of keys) {
    const dot = key.lastIndexOf('.');
    if (dot <= 0 || (dot === last.length && key.startsWith(last))) continue;
    last = key.slice(0, dot);
    parents.add(last);
  }
  return parents;
}
