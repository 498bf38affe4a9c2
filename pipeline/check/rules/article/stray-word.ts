import { excerpt } from '../../excerpt.ts';
import type { ArticleRule } from '../../rule.ts';

/** A word of the other language inside a sentence of the article. */
export const strayWord: ArticleRule = {
  id: 'stray-word',
  on: 'article',
  severity: 'warning',
  run: ({ article, separation, place }) =>
    separation.strays.map((stray) => {
      const { range, word, suggestion, language, safe } = stray;
      const around = article.source
        .slice(Math.max(0, range.start - 30), range.end + 30)
        .replace(/\s+/g, ' ')
        .trim();
      const values = { word, language, suggestion: suggestion ?? '', context: excerpt(around, 90) };
      return {
        place: place(range),
        message: { key: suggestion ? 'check:stray-word.suggested' : 'check:stray-word.found', values },
        evidence: stray.evidence.map(({ message }) => message),
        ...(safe && suggestion !== undefined ? { fix: { ...range, text: suggestion } } : {}),
      };
    }),
};
