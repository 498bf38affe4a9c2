/** Sentences that an engine was to translate and did not: where each stands, and why. */
import { plainText } from '../model/coded-text.ts';
import type { Failure, Message } from '../model/finding.ts';
import { indexLines, type Position, positionAt } from '../model/text.ts';
import { answerKey } from './answers.ts';
import type { Plan } from './plan.ts';
import type { Unmet } from './unmet-reasons.ts';

export interface UnmetSentence {
  readonly status: Unmet['status'];
  readonly article: string;
  readonly edition: string;
  readonly file: string;
  readonly start: Position;
  /** As a reader reads it. */
  readonly text: string;
  /** What it would have cost; 0 where it stands elsewhere before, for no text is bought twice. */
  readonly characters: number;
  readonly failure?: Failure;
  readonly why?: Message;
}

/** With the answer key of its text. */
export type KeyedUnmet = readonly [key: string, sentence: UnmetSentence];

/** In the order of the plan. */
export function unmetSentences(
  plan: Pick<Plan, 'articles'>,
  unmet: ReadonlyMap<string, Unmet>,
): KeyedUnmet[] {
  if (unmet.size === 0) return [];
  return plan.articles.flatMap(({ article, editions }) => {
    const lines = indexLines(article.source);
    return editions.flatMap((planned) => {
      if (planned.kind !== 'translation') return [];
      const edition = planned.edition.name;
      return planned.requests.flatMap((segment): KeyedUnmet[] => {
        const key = answerKey(edition, planned.record.sourceLanguage, segment.source);
        const why = unmet.get(key);
        if (!why) return [];
        const start = positionAt(lines, segment.range.start);
        const place = { article: article.id, edition, file: article.path, start };
        return [[key, { ...why, ...place, text: plainText(segment.source) }]];
      });
    });
  });
}

/** A text that was told before costs nothing once more. Takes note of what is told. */
export function pricedOnce(unmet: readonly KeyedUnmet[], told: Set<string>): UnmetSentence[] {
  return unmet.map(([key, sentence]) => {
    const isKnown = told.has(key);
    told.add(key);
    return isKnown ? { ...sentence, characters: 0 } : sentence;
  });
}
