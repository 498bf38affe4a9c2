import { excerpt } from '../../excerpt.ts';
import type { ArticleRule } from '../../rule.ts';

/** Below this a person is asked: published figures are in docs/separation.md. */
const SURE = 0.75;

/** A block that might be the article's or the site's. It stays in the body until somebody says otherwise. */
export const separationUnsure: ArticleRule = {
  id: 'separation-unsure',
  on: 'article',
  severity: 'info',
  run: ({ separation, place }) =>
    separation.judgements
      .filter(({ confidence }) => confidence < SURE)
      .map(({ range, text, kind, confidence, evidence }) => ({
        place: place(range),
        message: {
          key: `check:separation-unsure.${kind}`,
          values: { text: excerpt(text), percent: Math.round(confidence * 100) },
        },
        evidence: evidence.map(({ message }) => message),
      })),
};
