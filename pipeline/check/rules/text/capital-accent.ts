import type { Token } from '../../../language/numbers/tokens.ts';
import { frequency } from '../../../language/words.ts';
import { CUES } from '../../cues.ts';
import { isInside } from '../../find.ts';
import { isProseWord } from '../../prose.ts';
import type { TextReport, TextRule } from '../../rule.ts';
import type { Side } from '../../side.ts';

/** Capitals keep their accents: `África`, `Últimas noticias` (Ortografía, II, 3.5). */
export const capitalAccent: TextRule = {
  id: 'capital-accent',
  on: 'text',
  severity: 'warning',
  language: 'es',
  cues: { target: CUES.vowel },
  run: ({ source, target }) => {
    if (!/[AEIOU]\p{Ll}{4}/u.test(target.words)) return [];
    const reports: TextReport[] = [];
    for (const token of target.tokens) {
      const meant = accented(token);
      const isLeft = meant && !isIn(source, token.text) && isProseWord(target.words, token);
      if (isLeft && !isInside(token, target.quotations))
        reports.push({ at: token, values: { expected: meant }, fix: meant });
    }
    return reports;
  },
};

function isIn(source: Side | undefined, word: string): boolean {
  return source?.tokens.some(({ text }) => text === word) ?? false;
}

const ACCENTED: Readonly<Record<string, string>> = { A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' };

/** Words of at least five letters that are several times as usual with the accent: `Angel` may be a name. */
function accented({ text, word }: Token): string | undefined {
  const first = ACCENTED[text[0]!];
  if (!first || text.length < 5 || !/^.\p{Ll}+$/u.test(text)) return undefined;
  const meant = first + text.slice(1);
  const usual = frequency(meant.toLowerCase(), 'es');
  return usual > 1 && usual > 6 * frequency(word, 'es') ? meant : undefined;
}
