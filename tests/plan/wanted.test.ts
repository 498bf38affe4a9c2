/** What a request carries beside its texts. */
import { describe, expect, it } from 'vitest';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import type { Term } from '../../pipeline/model/glossary.ts';
import type { Locale } from '../../pipeline/model/locale.ts';
import { engineWords } from '../../pipeline/plan/engine-words.ts';
import { asksFor, type Wanted } from '../../pipeline/plan/wanted.ts';
import type { Translator } from '../../pipeline/ports.ts';
import { packBatches } from '../../pipeline/translate/batches.ts';

const TERM: Omit<Term, 'forms' | 'line'> = {
  forbidden: { en: [], es: [] },
  translate: true,
  exactCase: false,
};
const GLOSSARY: readonly Term[] = [
  { ...TERM, forms: { en: ['truce'], es: ['tregua'] }, line: 2 },
  { ...TERM, forms: { en: ['budget'], es: ['presupuesto'] }, line: 3 },
];
const PLAIN = { name: 'plain', paid: true, limits: { texts: 50, bytes: 100_000 } } as Translator;
const LEARNS = { ...PLAIN, learns: true } as Translator;

const EXAMPLES = [{ source: 'Old.' as CodedText, target: 'Viejo.' as CodedText }];

function wanted(text: string, article: string, more: Partial<Wanted> = {}): Wanted {
  const ask = { text: text as CodedText, source: 'en' as Locale, target: 'es' as Locale, context: article };
  return { key: text, sourceLanguage: 'en', article, ask, ...more };
}

const LIST = [
  wanted('Both truces held.', 'a', { examples: EXAMPLES }),
  wanted('Nobody said so.', 'a', { examples: EXAMPLES }),
  wanted('The budgets passed.', 'b'),
];

describe('a request', () => {
  it('tells an engine that learns the terms of the article, inflected or not, and its examples', () => {
    const words = engineWords(GLOSSARY, 'es');
    const asks = asksFor(LEARNS, LIST, { words, glossary: GLOSSARY });
    expect(asks.map(({ terms }) => terms?.map(({ source }) => source))).toEqual([
      ['truce'],
      ['truce'],
      ['budget'],
    ]);
    expect(asks.map(({ examples }) => examples?.length)).toEqual([1, 1, undefined]);
    expect(packBatches(asks, LEARNS).batches.map(({ request }) => request.texts.length)).toEqual([2, 1]);
  });

  it('carries no examples for one that does not, and the whole glossary', () => {
    const words = engineWords(GLOSSARY, 'es');
    const asks = asksFor(PLAIN, LIST, { words, glossary: GLOSSARY });
    expect(asks.map(({ terms }) => terms)).toEqual([words.terms, words.terms, words.terms]);
    expect(asks.some(({ examples }) => examples)).toBe(false);
  });
});
