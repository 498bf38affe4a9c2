import type { TextRule } from '../../rule.ts';
import { termsIn } from '../../terms.ts';

/** A name that the glossary keeps as it is, in every language. */
export const termKept: TextRule = {
  id: 'term-kept',
  on: 'text',
  severity: 'error',
  mayTell: ({ hasTerms }) => hasTerms,
  run: ({ source, target, terms }) => {
    if (!source || terms.length === 0) return [];
    return termsIn(source, terms)
      .filter(({ translate }) => !translate)
      .flatMap(({ forms, line }) => {
        const [name = ''] = forms[source.language] ?? [];
        return name !== '' && !target.text.includes(name) ? [{ values: { term: name, line } }] : [];
      });
  },
};
