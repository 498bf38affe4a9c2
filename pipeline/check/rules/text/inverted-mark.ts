import { CUES } from '../../cues.ts';
import { findAll, isInside } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** English has no ¿ and no ¡. */
export const invertedMark: TextRule = {
  id: 'inverted-mark',
  on: 'text',
  severity: 'error',
  language: 'en',
  cues: { target: CUES.mark },
  run: ({ target }) =>
    findAll(target.words, /[¿¡]+(?=[\p{L}\p{N}"“])/gu)
      .filter((found) => !isInside(found, target.quotations))
      .map((found) => ({ at: found, fix: '' })),
};
