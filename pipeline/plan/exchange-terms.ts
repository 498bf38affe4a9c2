/** The glossary's terms that a sentence has, for whoever translates it elsewhere. */
import type { ExchangeTerm } from '../exchange/model.ts';
import { plainText } from '../model/coded-text.ts';
import type { Term } from '../model/glossary.ts';
import { type Language, otherLanguage } from '../model/locale.ts';

/** `target`: the language to translate into. */
export function termsIn(source: string, glossary: readonly Term[], target: Language): ExchangeTerm[] {
  const text = plainText(source);
  const folded = text.toLowerCase();
  return glossary.flatMap((term) => {
    const form = term.forms[otherLanguage(target)].find((one) =>
      term.exactCase ? hasWord(text, one) : hasWord(folded, one.toLowerCase()),
    );
    const wanted = term.translate ? term.forms[target][0] : form;
    return form && wanted
      ? [{ source: form, target: wanted, ...(term.note ? { note: term.note } : {}) }]
      : [];
  });
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0 && word !== ''; at = text.indexOf(word, at + 1)) {
    const [before = '', after = ''] = [
      text.slice(at - 1, at),
      text.slice(at + word.length, at + word.length + 1),
    ];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
