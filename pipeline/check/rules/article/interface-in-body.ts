import { excerpt } from '../../excerpt.ts';
import type { ArticleRule } from '../../rule.ts';

/** A line of the body that reads exactly as one of the site's own strings. */
export const interfaceInBody: ArticleRule = {
  id: 'interface-in-body',
  on: 'article',
  severity: 'warning',
  run: ({ separation, place, siteKey }) =>
    separation.judgements.flatMap(({ kind, text, range, evidence }) => {
      const key = kind === 'body' ? siteKey(text) : undefined;
      if (key === undefined) return [];
      const message = { key: 'check:interface-in-body', values: { text: excerpt(text), key } };
      return [{ place: place(range), message, evidence: evidence.map((one) => one.message) }];
    }),
};
