import type { SegmentRule } from '../../rule.ts';

/** An article that the edition lacks altogether: one finding, where each sentence would have had its own. */
export const articleMissing: SegmentRule = {
  id: 'article-missing',
  on: 'segment',
  severity: 'error',
  run: ({ article, edition, sourcePlace, articleMissing: lack }) =>
    lack?.isFirst
      ? [
          {
            place: sourcePlace,
            message: {
              key: 'check:article-missing',
              values: { article: article.id, edition: edition.name, count: lack.missing },
            },
          },
        ]
      : [],
};
