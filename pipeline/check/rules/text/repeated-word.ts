import type { Token } from '../../../language/numbers/tokens.ts';
import type { Language } from '../../../model/locale.ts';
import { CUES } from '../../cues.ts';
import { isProseWord } from '../../prose.ts';
import type { TextReport, TextRule } from '../../rule.ts';
import type { Side } from '../../side.ts';

/** "the the", "de de": a word typed twice. */
export const repeatedWord: TextRule = {
  id: 'repeated-word',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.repeated },
  run: ({ source, target }) => {
    const found = doubled(target);
    // What the source says twice may be said twice.
    if (found.length === 0 || (source && doubled(source).length > 0)) return [];
    return found;
  },
};

function doubled({ tokens, words, language }: Side): TextReport[] {
  const found: TextReport[] = [];
  for (let at = 1; at < tokens.length; at++) {
    const [first, second] = [tokens[at - 1]!, tokens[at]!];
    if (first.word !== second.word || second.start - first.end !== 1) continue;
    if (/[ \u00a0]/.test(words[first.end]!) && isSlip(words, { first, second, language })) {
      found.push({ at: { start: first.start, end: second.end }, fix: first.text });
    }
  }
  return found;
}

function isSlip(
  text: string,
  { first, second, language }: { first: Token; second: Token; language: Language },
): boolean {
  const isName = second.text !== second.word;
  return (
    !isName && !DOUBLED[language].has(first.word) && isProseWord(text, first) && isProseWord(text, second)
  );
}

/** Said twice on purpose: "had had", "muy muy", "poco poco". */
const DOUBLED: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set('had that very really so no ha bye knock yeah hey there blah many more on in is'.split(' ')),
  es: new Set('muy casi poco ja no sí ya tan bien nada vamos jo toc bla nos se mañana'.split(' ')),
};
