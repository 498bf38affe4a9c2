import type { SegmentRule } from '../../rule.ts';

/** An article that the edition lacks altogether: one finding, where each sentence would have had its own. */
export const articleMissing: SegmentRule = {
  id: 'article-missing',
  on: 'segment',
  severity: 'error',
  run: (subject) => {
    const { article, edition, articleMissing: lack } = subject;
    return lack?.isFirst
      ? [
          {
            place: subject.sourcePlace,
            message: {
              key: 'check:article-missing',
              values: { article: article.id, edition: edition.name, count: lack.missing },
            },
          },
        ]
      : [];
  },
};
