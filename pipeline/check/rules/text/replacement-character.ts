import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** U+FFFD stands where a letter was lost. */
export const replacementCharacter: TextRule = {
  id: 'replacement-character',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { target: CUES.odd },
  run: ({ source, target }) =>
    !target.text.includes('\uFFFD') || source?.text.includes('\uFFFD')
      ? []
      : findAll(target.text, LOST).map((found) => ({ at: found })),
};

const LOST = /[^\s\uFFFD]{0,20}\uFFFD[^\s]{0,20}/g;
