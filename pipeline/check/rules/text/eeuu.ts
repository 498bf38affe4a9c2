import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** `EE. UU.` with stops and a space, or `EUA` (DPD, s. v. Estados Unidos). */
export const eeuu: TextRule = {
  id: 'eeuu',
  on: 'text',
  severity: 'warning',
  language: 'es',
  cues: { target: CUES.capitals | CUES.capital },
  run: ({ target }) =>
    /EE|E\.E/.test(target.words)
      ? findAll(target.words, WRONG).map((found) => ({ at: found, fix: 'EE.\u00a0UU.' }))
      : [],
};

const WRONG = /(?<![\p{L}\p{N}])(?:EEUU|EE\.UU\.?|EE UU|E\.E\.U\.U\.|EE\.? UU)(?![\p{L}\p{N}.])/gu;
