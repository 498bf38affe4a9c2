import { CUES } from '../../cues.ts';
import { findAll, notIn } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Zero-width characters break search and wrap lines where nobody expects it; joined emoji need theirs. */
export const zeroWidth: TextRule = {
  id: 'zero-width',
  on: 'text',
  severity: 'error',
  cues: { target: CUES.odd },
  run: ({ source, target }) =>
    findAll(target.text, HIDDEN)
      .filter(notIn(source?.text))
      .map((found) => ({ at: found, values: { code: codeOf(found.text) }, fix: '' })),
};

/** A joiner after an emoji (or its variant and skin tone) makes one sign of two. */
const HIDDEN =
  /[\u200b\u2060\ufeff\u180e]+|(?<!\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier})[\u200c\u200d]/gu;

function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
