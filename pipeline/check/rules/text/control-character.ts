import { CUES } from '../../cues.ts';
import { findAll, notIn } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Characters that nobody sees and some programs choke on. */
export const controlCharacter: TextRule = {
  id: 'control-character',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { target: CUES.odd },
  run: ({ source, target }) =>
    findAll(target.text, HIDDEN)
      .filter(notIn(source?.text))
      .map((found) => ({ at: found, values: { code: codeOf(found.text) }, fix: '' })),
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu;

function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
