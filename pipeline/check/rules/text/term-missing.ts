import type { Term } from '../../../model/glossary.ts';
import type { TextRule } from '../../rule.ts';
import { containsTerm } from '../../terms.ts';

/** A term of the glossary is said with one of its approved forms, in whatever gender and number. */
export const termMissing: TextRule = {
  id: 'term-missing',
  on: 'text',
  severity: 'warning',
  run: ({ source, target, terms }) => {
    if (!source || terms.length === 0) return [];
    return terms
      .filter((term) => term.translate && isMissing(term, source, target))
      .map(({ forms, line }) => ({
        values: { term: forms[source.language][0] ?? '', expected: forms[target.language].join(' / '), line },
      }));
  },
};

type Sides = Parameters<TextRule['run']>[0];

function isMissing(
  { forms, exactCase }: Term,
  source: NonNullable<Sides['source']>,
  target: Sides['target'],
): boolean {
  const [ours, theirs] = [forms[target.language] ?? [], forms[source.language] ?? []];
  if (ours.length === 0) return false;
  return (
    theirs.some((form) => containsTerm(source, form, exactCase)) &&
    !ours.some((form) => containsTerm(target, form, false))
  );
}
