import { primaryLanguage, readHead } from '../../../language/page-head.ts';
import type { PagesRule, Report } from '../../rule.ts';

/** A translation is a page of its own: its canonical address is not that of another language, and it has one. */
export const canonical: PagesRule = {
  id: 'canonical',
  on: 'pages',
  severity: 'error',
  run: (articles) => {
    const first = new Map<string, { readonly file: string; readonly language: string }>();
    return articles.flatMap(({ article, separation, place }): Report[] => {
      if (article.format !== 'html') return [];
      const head = readHead(article.source);
      const [own, second] = head.canonical;
      if (!own) return [];
      const language = head.lang ? primaryLanguage(head.lang.text) : separation.language;
      const report = (variant: string, at: typeof own, values: Record<string, string>) => ({
        place: place(at),
        message: { key: `check:canonical.${variant}`, values },
      });
      if (second && second.text !== own.text) return [report('twice', second, { other: own.text })];
      const address = own.text.replace(/#.*$/, '').replace(/\/$/, '');
      const earlier = first.get(address);
      if (!earlier) {
        first.set(address, { file: article.path, language });
        return [];
      }
      const variant = earlier.language === language ? 'same' : 'language';
      return [report(variant, own, { file: earlier.file, language: earlier.language })];
    });
  },
};
