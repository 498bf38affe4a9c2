import { CUES } from '../../cues.ts';
import { findAll, notIn } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** No full stop directly after ? or ! (Ortografía, IV, 3.4.9.2). */
export const stopAfterMark: TextRule = {
  id: 'stop-after-mark',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.mark },
  run: ({ source, target }) =>
    findAll(target.words, /[?!]\.(?![.\p{L}\p{N}[(])/gu)
      .filter(notIn(source?.text))
      .map((found) => ({ at: found, fix: found.text[0]! })),
};
