/** Where each edition stands: sentences by state for each article, strings by language. */
import type { Completeness } from '../bundle/site.ts';
import type { Language } from '../model/locale.ts';
import { baseKey } from '../model/plurals.ts';
import { completeness, heldReason } from './completeness.ts';
import type { Plan } from './plan.ts';
import { resolveResources } from './resources.ts';
import type { Snapshot } from './snapshot.ts';

export interface SiteStatus {
  readonly editions: readonly EditionStatus[];
}

export interface EditionStatus {
  readonly edition: string;
  readonly locale: string;
  readonly articles: readonly ArticleStatus[];
  readonly strings: { readonly total: number; readonly done: number };
}

export interface ArticleStatus {
  readonly id: string;
  readonly language: Language;
  readonly original: boolean;
  readonly publishable: boolean;
  readonly completeness: Completeness;
}

export function siteStatus(plan: Plan, snapshot: Snapshot): SiteStatus {
  const { config } = snapshot;
  const resources = config.editions.map((edition) =>
    resolveResources(snapshot, edition, plan.strings.additions),
  );
  const keys = new Set(
    resources.flatMap((namespaces) => [...namespaces].flatMap(([name, texts]) => baseKeys(name, texts))),
  );
  return {
    editions: config.editions.map((edition, at) => ({
      edition: edition.name,
      locale: edition.locale,
      articles: plan.articles.flatMap(({ article, separation, editions }) =>
        editions
          .filter((planned) => planned.edition.name === edition.name)
          .map((planned) => {
            const counts = completeness(planned);
            return {
              id: article.id,
              language: separation.language,
              original: planned.kind === 'original',
              publishable: heldReason(planned, counts) === undefined,
              completeness: counts,
            };
          }),
      ),
      strings: {
        total: keys.size,
        done: new Set([...resources[at]!].flatMap(([name, texts]) => baseKeys(name, texts))).size,
      },
    })),
  };
}

/** Plural forms count as one string: languages have different numbers of them. */
function baseKeys(namespace: string, texts: ReadonlyMap<string, string>): string[] {
  return [...texts].filter(([, text]) => text.trim() !== '').map(([key]) => `${namespace}:${baseKey(key)}`);
}
