import { CUES } from '../../cues.ts';
import type { TextRule } from '../../rule.ts';

/** Lines are layout: a string has as many as its source. */
export const lineBreaks: TextRule = {
  id: 'line-breaks',
  on: 'text',
  anyLanguage: true,
  severity: 'warning',
  cues: { either: CUES.line },
  run: ({ source, target }) => {
    if (!source) return [];
    const [wanted, given] = [countLines(source.text), countLines(target.text)];
    return wanted === given ? [] : [{ values: { wanted, given } }];
  },
};

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
