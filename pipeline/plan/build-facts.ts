/** What a build keeps of an article once it is done with it: small enough to be kept of every article of an archive. */
import type { HeldArticle, PublishedArticle } from '../bundle/site.ts';
import type { ArticleId } from '../model/article.ts';
import type { StrayWord } from '../model/separation.ts';
import { indexLines, type Position, positionAt } from '../model/text.ts';
import type { ArticlePlan } from './plan.ts';
import type { Rendered, RenderedArticle, UnresolvedKey } from './render.ts';

export interface ArticleFacts {
  readonly id: ArticleId;
  readonly path: string;
  readonly strays: readonly StrayFact[];
  /** One for each edition, in the config's order; none where nothing is published. */
  readonly editions: readonly EditionFact[];
  /** Paths of the records, by edition. */
  readonly records: Readonly<Record<string, string>>;
  /** Labels that an edition had no text for. */
  readonly unresolved: readonly UnresolvedKey[];
  readonly sentences: SentenceFacts;
}

export interface StrayFact extends Pick<StrayWord, 'word' | 'suggestion' | 'range' | 'safe'> {
  readonly start: Position;
}

export type EditionFact =
  | { readonly kind: 'published'; readonly article: PublishedArticle }
  | { readonly kind: 'held'; readonly article: HeldArticle };

/** Sentences of all translations of an article. */
export interface SentenceFacts {
  readonly total: number;
  /** No memory had them. */
  readonly requested: number;
  /** Of those, what engines gave, and what was asked for in vain. */
  readonly translated: number;
  readonly failed: number;
  /** What another build would have to request. */
  readonly open: number;
}

export function factsOf(
  { article, separation, editions }: ArticlePlan,
  rendered: RenderedArticle | undefined,
  sentences: SentenceFacts,
): ArticleFacts {
  const lines = separation.strays.length ? indexLines(article.source) : [];
  return {
    id: article.id,
    path: article.path,
    strays: separation.strays.map(({ word, suggestion, range, safe }) => ({
      word,
      ...(suggestion === undefined ? {} : { suggestion }),
      range,
      safe,
      start: positionAt(lines, range.start),
    })),
    editions: rendered?.editions.map(factOf) ?? [],
    records: Object.fromEntries(
      editions.flatMap((one) => (one.kind === 'translation' ? [[one.edition.name, one.path]] : [])),
    ),
    unresolved: rendered?.unresolved ?? [],
    sentences,
  };
}

function factOf(rendered: Rendered): EditionFact {
  const { kind, article } = rendered;
  return kind === 'published' ? { kind, article } : { kind, article };
}
