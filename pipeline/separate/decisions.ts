/** What people decided before. A decision always wins for its own text, and speaks for texts like it. */
import type { InterfacePurpose } from '../model/separation.ts';
import { foldText } from './fold-text.ts';
import { lowerWords } from './words.ts';

/** One entry of the decisions file: text as the article has it, and what a person said it is. */
export type Decision = LineDecision | WordDecision;

export interface LineDecision {
  readonly kind: 'body' | 'interface';
  readonly text: string;
  /** Only in this article; everywhere when absent. */
  readonly article?: string;
  readonly purpose?: InterfacePurpose;
}

/** A word of the other language that belongs where it stands. */
export interface WordDecision {
  readonly kind: 'word';
  readonly word: string;
  readonly article?: string;
}

export interface DecisionMatch {
  readonly decision: LineDecision;
  /** 1 for the very line; below that, the share of words that two lines have in common. */
  readonly likeness: number;
}

export interface DecisionIndex {
  find(text: string, article: string): DecisionMatch | undefined;
  allowsWord(word: string, article: string): boolean;
}

export const NO_DECISIONS: DecisionIndex = { find: () => undefined, allowsWord: () => false };

/** Lines that share at least this part of their words are similar (Jaccard index). */
const SIMILAR = 0.6;
const LONGEST = 300;

export function indexDecisions(decisions: readonly Decision[]): DecisionIndex {
  const lines = decisions.filter((decision): decision is LineDecision => decision.kind !== 'word');
  const words = decisions.filter((decision): decision is WordDecision => decision.kind === 'word');
  if (decisions.length === 0) return NO_DECISIONS;
  const byText = Map.groupBy(lines, (decision) => foldText(decision.text));
  const byWord = new Map<string, LineDecision[]>();
  for (const decision of lines) {
    for (const word of new Set(masked(decision.text)))
      byWord.set(word, [...(byWord.get(word) ?? []), decision]);
  }
  return {
    find: (text, article) => {
      const own = newestFor(byText.get(foldText(text)) ?? [], article);
      if (own) return { decision: own, likeness: 1 };
      return text.length > LONGEST ? undefined : mostSimilar(byWord, text);
    },
    allowsWord: (word, article) =>
      words.some(
        (decision) =>
          decision.word.toLowerCase() === word.toLowerCase() &&
          (decision.article === undefined || decision.article === article),
      ),
  };
}

/** What was said of this article before what was said of all; the later entry before the earlier. */
function newestFor(decisions: readonly LineDecision[], article: string): LineDecision | undefined {
  return (
    decisions.findLast((decision) => decision.article === article) ??
    decisions.findLast((decision) => decision.article === undefined)
  );
}

function mostSimilar(
  byWord: ReadonlyMap<string, readonly LineDecision[]>,
  text: string,
): DecisionMatch | undefined {
  const words = new Set(masked(text));
  let best: DecisionMatch | undefined;
  for (const decision of new Set([...words].flatMap((word) => byWord.get(word) ?? []))) {
    const other = new Set(masked(decision.text));
    const shared = [...words].filter((word) => other.has(word)).length;
    const likeness = shared / (words.size + other.size - shared);
    if (likeness >= SIMILAR && likeness > (best?.likeness ?? 0))
      best = { decision, likeness: likeness * 0.99 };
  }
  return best;
}

/** Words, with every figure the same: "5 min read" is like "12 min read". */
function masked(text: string): string[] {
  return [...lowerWords(text), ...(/\d/.test(text) ? ['#'] : [])];
}
