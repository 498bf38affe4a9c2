import type { ArticleRule } from '../../rule.ts';

/** The article says it is in one language and reads as the other. */
export const sourceLanguage: ArticleRule = {
  id: 'source-language',
  on: 'article',
  severity: 'error',
  run: ({ article, separation, place }) => {
    const { declared } = article;
    if (!declared || declared.language === separation.language) return [];
    const values = { declared: declared.language, found: separation.language };
    return [{ place: place(declared.range), message: { key: 'check:source-language', values } }];
  },
};
