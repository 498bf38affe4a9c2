import { matchTerms } from '../../../language/inflection/match.ts';
import type { TextRule } from '../../rule.ts';

/** A form that the glossary says not to use. Inside a longer term it may be right: "red" alone is not "red social". */
export const termForbidden: TextRule = {
  id: 'term-forbidden',
  on: 'text',
  severity: 'warning',
  mayTell: ({ hasTerms }) => hasTerms,
  run: ({ target, terms }) => {
    if (terms.length === 0) return [];
    const found = matchTerms(target.words, terms, target.language);
    const approved = new Set(found.filter(({ kind }) => kind === 'approved').map(({ range }) => range.start));
    return found
      .filter(({ kind, range }) => kind === 'forbidden' && !approved.has(range.start))
      .map(({ range, term }) => ({
        at: { ...range, text: target.words.slice(range.start, range.end), groups: {} },
        values: { expected: (term.forms[target.language] ?? []).join(' / ') },
      }));
  },
};
