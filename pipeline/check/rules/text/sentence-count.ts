import type { TextRule } from '../../rule.ts';

/** One sentence of the source that became two, or two that became one. */
export const sentenceCount: TextRule = {
  id: 'sentence-count',
  on: 'text',
  severity: 'off',
  run: ({ source, target }) => {
    if (!source) return [];
    const [wanted, given] = [countStops(source.words), countStops(target.words)];
    return wanted === given ? [] : [{ values: { wanted, given } }];
  },
};

function countStops(text: string): number {
  return (text.match(/\p{L}{3}[.?!…]{1,3}["”»’)]{0,3}(?=\s|$)/gu)?.length ?? 0) || 1;
}
