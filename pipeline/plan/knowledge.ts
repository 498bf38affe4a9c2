/** What separation knows of a site before it looks at an article: its strings, its habits, its editors' decisions. */
import type { Article } from '../model/article.ts';
import type { ResourceTree } from '../model/resources.ts';
import type { Separation } from '../model/separation.ts';
import { phrasebook, phraseIndex } from '../separate/built-in.ts';
import { buildKnownStrings, type KnownStrings } from '../separate/known.ts';
import { learnRepetition } from '../separate/learn-repetition.ts';
import type { Repetition } from '../separate/repetition.ts';
import { separate } from '../separate/separate.ts';
import type { Snapshot } from './snapshot.ts';

export { phrasebook };

export interface SiteKnowledge {
  readonly known: KnownStrings;
  readonly repetition: Repetition;
  /** `asked` is told each text that was looked up in what recurs. */
  readonly separate: (article: Article, asked?: (text: string) => void) => Separation;
}

/** `repetition` is what an earlier build kept, where there is no time to read every article. */
export function learnKnowledge(
  { articles, locales, config, decisions }: Pick<Snapshot, 'articles' | 'locales' | 'config' | 'decisions'>,
  repetition: Repetition = learnRepetition(articles),
): SiteKnowledge {
  const known = buildKnownStrings({
    phrasebook,
    phrases: phraseIndex(),
    locales: treesOf(locales),
    namespace: config.namespace,
  });
  const knowledge = { known, repetition, decisions };
  return {
    known,
    repetition,
    separate: (article, asked) => separate(article, asked ? { ...knowledge, asked } : knowledge),
  };
}

/** All strings of the site's locale files and no others, for questions that the phrasebook has no say in. */
export function siteOwnStrings(locales: Snapshot['locales']): KnownStrings {
  return buildKnownStrings({ locales: treesOf(locales), namespace: '' });
}

function treesOf(locales: Snapshot['locales']): Record<string, Record<string, ResourceTree>> {
  const trees: Record<string, Record<string, ResourceTree>> = {};
  for (const { locale, namespace, document } of locales) {
    trees[locale] = { ...trees[locale], [namespace]: document.value as ResourceTree };
  }
  return trees;
}
