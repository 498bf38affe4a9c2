import { primaryLanguage, readHead } from '../../../language/page-head.ts';
import type { ArticleRule } from '../../rule.ts';

/** `og:locale`, `inLanguage` and their like name the language of the page. */
export const pageLanguage: ArticleRule = {
  id: 'page-language',
  on: 'article',
  severity: 'error',
  run: ({ article, separation, place }) => {
    if (article.format !== 'html') return [];
    const { lang, languages } = readHead(article.source);
    const language = lang ? primaryLanguage(lang.text) : separation.language;
    return languages
      .filter(({ text }) => primaryLanguage(text) !== language)
      .map(({ name, text, start, end }) => ({
        place: place({ start, end }),
        message: { key: 'check:page-language', values: { name, found: text, language } },
      }));
  },
};
