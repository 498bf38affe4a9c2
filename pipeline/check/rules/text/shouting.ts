import { CUES } from '../../cues.ts';
import type { TextRule } from '../../rule.ts';
import type { Side } from '../../side.ts';

/** A text in capitals whose source is not. */
export const shouting: TextRule = {
  id: 'shouting',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.capitals },
  run: ({ source, target }) =>
    isShouted(target) && source && !isShouted(source) && /\p{Ll}{4}/u.test(source.words) ? [{}] : [],
};

function isShouted({ words, tokens }: Side): boolean {
  if (!LOUD.test(words)) return false;
  let loud = 0;
  let all = 0;
  for (const { text, word } of tokens) {
    if (text.length < 4) continue;
    all++;
    if (text !== word && text === text.toUpperCase()) loud++;
  }
  return loud >= 2 && loud * 2 > all;
}

/** Four letters in a row, none of them small. */
const LOUD = /[\p{Lu}\p{Lt}\p{Lo}\p{Lm}\p{M}]{4}/u;
