import type { Term } from '../../../model/glossary.ts';
import type { TextRule } from '../../rule.ts';
import { containsTerm, termsIn } from '../../terms.ts';

/** A term of the glossary is said with one of its approved forms, in whatever gender and number. */
export const termMissing: TextRule = {
  id: 'term-missing',
  on: 'text',
  severity: 'warning',
  mayTell: ({ hasTerms }) => hasTerms,
  run: ({ source, target, terms }) => {
    if (!source || terms.length === 0) return [];
    return termsIn(source, terms)
      .filter((term) => term.translate && isMissing(term, target))
      .map(({ forms, line }) => ({
        values: { term: forms[source.language][0] ?? '', expected: forms[target.language].join(' / '), line },
      }));
  },
};

function isMissing({ forms }: Term, target: Parameters<TextRule['run']>[0]['target']): boolean {
  const ours = forms[target.language] ?? [];
  return ours.length > 0 && !ours.some((form) => containsTerm(target, form));
}
