import { CUES } from '../../cues.ts';
import type { TextRule } from '../../rule.ts';

/** A headline ends without a full stop. */
export const headlineStop: TextRule = {
  id: 'headline-stop',
  on: 'text',
  severity: 'warning',
  articlesOnly: true,
  cues: { target: CUES.stop },
  run: ({ source, target, role }) => {
    if (role !== 'title' && role !== 'heading') return [];
    const text = target.words.trimEnd();
    if (
      !/[\p{Ll}»”]\.$/u.test(text) ||
      source?.words.trimEnd().endsWith('.') ||
      /\p{L}\.\p{L}\.$|\betc\.$/u.test(text) ||
      text.indexOf('. ') >= 0
    )
      return [];
    return [{ at: { start: text.length - 1, end: text.length }, fix: '' }];
  },
};
