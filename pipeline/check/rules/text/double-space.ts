import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Exactly two: more of them align something. */
export const doubleSpace: TextRule = {
  id: 'double-space',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.spaced },
  run: ({ source, target }) =>
    !target.words.includes('  ') || source?.text.includes('  ')
      ? []
      : findAll(target.words, /(?<=[^\s\uFFFC]) {2}(?=[^\s\uFFFC])/g).map((found) => ({
          at: found,
          fix: ' ',
        })),
};
