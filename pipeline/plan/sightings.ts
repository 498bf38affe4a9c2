/** Where the site's own strings were seen, with the key of each. */
import type { Judgement } from '../model/separation.ts';
import { keyFor } from '../separate/keys.ts';
import type { SiteKnowledge } from './knowledge.ts';
import type { ArticlePlan } from './plan.ts';
import { type Sighting, toSighting } from './strings.ts';

export function sightingsOf(
  articles: readonly Pick<ArticlePlan, 'article' | 'separation'>[],
  site: Pick<SiteKnowledge, 'known'>,
): Sighting[] {
  return articles.flatMap(({ article, separation }) =>
    separation.judgements.flatMap((judgement) => sightingOf(article.path, judgement, site) ?? []),
  );
}

/** Undefined for what never becomes a key. */
export function sightingOf(
  file: string,
  judgement: Judgement,
  { known }: Pick<SiteKnowledge, 'known'>,
): Sighting | undefined {
  if (judgement.kind !== 'interface') return undefined;
  const { origin, ...key } = keyFor(judgement, known);
  return toSighting(file, judgement, { ...key, isNew: origin === 'new' });
}
