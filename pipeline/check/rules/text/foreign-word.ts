import type { Token } from '../../../language/numbers/tokens.ts';
import { frequency } from '../../../language/words.ts';
import { type Language, otherLanguage } from '../../../model/locale.ts';
import { CUES } from '../../cues.ts';
import { isInside } from '../../find.ts';
import { LINKING_WORDS } from '../../linking-words.ts';
import { isProseWord } from '../../prose.ts';
import { isInOtherLanguage } from '../../reads-as.ts';
import type { TextRule } from '../../rule.ts';

/** Common words of the other language in a translation: "the", "with", "pero", outside quotations and names. */
export const foreignWord: TextRule = {
  id: 'foreign-word',
  on: 'text',
  severity: 'warning',
  mayTell: ({ source, target, language }) =>
    source !== undefined && (target.cues & (language === 'es' ? CUES.english : CUES.spanish)) !== 0,
  run: ({ source, target, asIs, role }) => {
    if (asIs || !source || role === 'title') return [];
    const { tokens, words, language, quotations } = target;
    const strays = tokens
      .filter((token, at) => isForeign(token, language) && isProseWord(words, token) && isLone(tokens, at))
      .filter((token) => !isInside(token, quotations));
    if (strays.length === 0 || isInOtherLanguage(target)) return [];
    return strays.map((token) => ({ at: token, values: { language: otherLanguage(language) } }));
  },
};

/** Lower case, a linking word of the other language, and at least a hundred times as common there. */
function isForeign({ text, word }: Token, language: Language): boolean {
  if (text !== word || !LINKING_WORDS[language].has(word)) return false;
  return frequency(word, otherLanguage(language)) > 100 * frequency(word, language);
}

/** Between capitals it is part of a name: "Bank of the West", "Museo de los Niños". */
function isLone(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const isName = (token: Token | undefined) => token !== undefined && /^\p{Lu}/u.test(token.text);
  return !(isName(before) || isName(after));
}
