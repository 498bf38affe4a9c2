/** Terms in running text, in any of their forms, by what matches glossaries everywhere. */
import { createTermMatcher, matchTerms, type TermMatcher } from '../language/inflection/match.ts';
import type { Term } from '../model/glossary.ts';
import type { Language } from '../model/locale.ts';

interface Text {
  readonly words: string;
  readonly language: Language;
}

const matchers = new Map<string, TermMatcher>();
const KEPT = 2000;

/** The terms that a text uses, each once. */
export function termsIn({ words, language }: Text, terms: readonly Term[]): Term[] {
  const found = matchTerms(words, terms, language).filter(({ kind }) => kind === 'approved');
  return [...new Set(found.map(({ term }) => term))];
}

/** Whether a text has this form of a term, in whatever case and inflection. */
export function containsTerm({ words, language }: Text, form: string): boolean {
  return matcherOf(form, language)(words).length > 0;
}

function matcherOf(form: string, language: Language): TermMatcher {
  const key = `${language} ${form}`;
  const known = matchers.get(key);
  if (known) return known;
  const none = { en: [], es: [] };
  const term = {
    forms: { ...none, [language]: [form] },
    forbidden: none,
    translate: true,
    exactCase: false,
    line: 0,
  };
  const matcher = createTermMatcher([term], language);
  if (matchers.size >= KEPT) matchers.clear();
  matchers.set(key, matcher);
  return matcher;
}
