import type { PagesRule, Report } from '../../rule.ts';

/** Two articles that one edition would publish at one address. */
export const slugCollision: PagesRule = {
  id: 'slug-collision',
  on: 'pages',
  severity: 'error',
  run: (articles) => {
    const first = new Map<string, string>();
    return articles.flatMap(({ article, addresses = [] }) =>
      addresses.flatMap(({ edition, path, place }): Report[] => {
        // Servers and disks differ about capitals and final slashes; a site must not depend on them.
        const address = `${edition} ${path.toLowerCase().replace(/^\/|(?:\/|\/index|\.html?)$/g, '')}`;
        const earlier = first.get(address);
        if (earlier === undefined) {
          first.set(address, article.path);
          return [];
        }
        const values = { path, edition, other: earlier };
        return [{ place, edition, message: { key: 'check:slug-collision', values } }];
      }),
    );
  },
};
