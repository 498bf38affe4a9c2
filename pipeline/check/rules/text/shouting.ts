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

function isShouted({ tokens }: Side): boolean {
  let loud = 0;
  let all = 0;
  for (const { text, word } of tokens) {
    if (text.length < 4) continue;
    all++;
    if (text !== word && text === text.toUpperCase()) loud++;
  }
  return loud >= 2 && loud * 2 > all;
}
