import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** `é` as one character and as two looks the same, and is not the same to a search. */
export const unicodeForm: TextRule = {
  id: 'unicode-form',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { target: CUES.odd },
  run: ({ target }) =>
    findAll(target.text, DECOMPOSED)
      .filter(({ text }) => text.normalize('NFC') !== text)
      .map((found) => ({ at: found, fix: found.text.normalize('NFC') })),
};

const DECOMPOSED = /\p{L}[\u0300-\u036f]{1,8}/gu;
