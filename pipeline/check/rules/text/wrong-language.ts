import { identify } from '../../../language/identify.ts';
import { excerpt } from '../../excerpt.ts';
import { isInOtherLanguage, LETTERS } from '../../reads-as.ts';
import { withOptions } from '../../rule.ts';
import type { Side } from '../../side.ts';

/** A translation that reads as the other language, quotations left out. */
export const wrongLanguage = withOptions({
  id: 'wrong-language',
  on: 'text',
  severity: 'error',
  options: {
    letters: {
      type: 'integer',
      minimum: 1,
      default: LETTERS,
      description: 'Below this many letters a language is guessed, not told.',
    },
  },
  mayTell: ({ target }, { letters }) => target.letters >= letters,
  run: ({ source, target, asIs, locale }, { letters: least }) => {
    if (asIs || target.text.length < least) return [];
    if (!isInOtherLanguage(target, least) || isListOfNames(target)) return [];
    const { verdict, text } = target.reading;
    // Names and titles that both texts hold are in no language's favour.
    if (verdict === 'other' && source && identify(source.words).verdict === 'other') return [];
    return [{ values: { found: verdict, locale, text: excerpt(text.trim()) } }];
  },
});

/** More words with a capital than without are names or a title, in whatever language. */
function isListOfNames({ tokens }: Side): boolean {
  let capitals = 0;
  for (const { text, word } of tokens) if (text.charCodeAt(0) !== word.charCodeAt(0)) capitals++;
  return capitals * 2 > tokens.length;
}
