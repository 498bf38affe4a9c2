import { languageOf } from '../../../model/locale.ts';
import type { ArticleRule } from '../../rule.ts';

/** A link inside the site that names an edition leads out of every other one. */
export const linkEdition: ArticleRule = {
  id: 'link-edition',
  on: 'article',
  severity: 'warning',
  run: ({ article, separation, editions = [], place }) => {
    const names = new Set(editions.flatMap(({ name, locale }) => [name, locale]).map(lower));
    const own = editions.filter(({ language }) => language === separation.language);
    const ownNames = new Set(own.flatMap(({ name, locale }) => [name, locale]).map(lower));
    const body = new Set(separation.judgements.flatMap(({ kind, block }) => (kind === 'body' ? block : [])));
    const links = article.blocks.flatMap(({ content }, block) =>
      body.has(block) ? content.filter((inline) => inline.kind === 'code' && inline.name === 'link') : [],
    );
    return links.flatMap(({ range }) => {
      const code = article.source.slice(range.start, range.end);
      const match = ADDRESS.exec(code);
      const edition = match?.[2] ?? '';
      // A link that says itself that it leads to another language is meant.
      if (!match || !names.has(lower(edition)) || /\bhreflang\b/i.test(code)) return [];
      const isOwn = ownNames.has(lower(edition));
      if (isOwn && own.length === editions.length) return [];
      const start = range.start + match.index + match[1]!.length;
      const values = { edition, language: languageOf(edition) ?? edition };
      const variant = isOwn ? 'own' : 'other';
      return [
        {
          place: place({ start, end: start + edition.length + 1 }),
          message: { key: `check:link-edition.${variant}`, values },
        },
      ];
    });
  },
};

/** The first step of a path from the site's root, in Markdown, HTML or a reference. */
const ADDRESS = /(\]\(<?|href\s{0,3}=\s{0,3}["']?)\/([a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?)(?=[/"')>\s]|$)/i;

function lower(name: string): string {
  return name.toLowerCase().replace('_', '-');
}
