/** Where the site's own strings were seen, with the key of each. */
import { keyFor } from '../separate/keys.ts';
import type { SiteKnowledge } from './knowledge.ts';
import type { ArticlePlan } from './plan.ts';
import { type Sighting, toSighting } from './strings.ts';

export function sightingsOf(
  articles: readonly Pick<ArticlePlan, 'article' | 'separation'>[],
  site: Pick<SiteKnowledge, 'known'>,
): Sighting[] {
  return articles.flatMap(({ article, separation }) =>
    separation.judgements.flatMap((judgement) => {
      if (judgement.kind !== 'interface') return [];
      const { origin, ...key } = keyFor(judgement, site.known);
      return toSighting(article.path, judgement, { ...key, isNew: origin === 'new' }) ?? [];
    }),
  );
}
