import type { TextRule } from '../../rule.ts';
import { findTerm } from '../../terms.ts';

/** A name that the glossary keeps as it is, in every language. */
export const termKept: TextRule = {
  id: 'term-kept',
  on: 'text',
  severity: 'error',
  run: ({ source, target, terms }) =>
    source
      ? terms
          .filter(({ translate }) => !translate)
          .flatMap(({ forms, exactCase, line }) => {
            const [name = ''] = forms[source.language] ?? [];
            const isThere = name !== '' && findTerm(source, name, exactCase).length > 0;
            return isThere && !target.text.includes(name) ? [{ values: { term: name, line } }] : [];
          })
      : [],
};
