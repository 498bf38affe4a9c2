import { CUES } from '../../cues.ts';
import { findAll, partsOf } from '../../find.ts';
import { EXONYMS } from '../../names.ts';
import type { TextRule } from '../../rule.ts';

/** Places have a name in the language: London is Londres. */
export const exonym: TextRule = {
  id: 'exonym',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.place },
  run: ({ source, target, asIs }) => {
    if (!source || asIs) return [];
    const names = EXONYMS[target.language];
    const isSaid = partsOf(source.words);
    return findAll(target.words, NAME).flatMap((found) => {
      const wanted = names.get(found.text);
      const isPlace = wanted !== undefined && isSaid(found.text) && !isPartOfName(target.words, found);
      return isPlace ? [{ at: found, values: { expected: wanted }, fix: wanted }] : [];
    });
  },
};

/** One or two words with capitals. */
const NAME = /(?<![\p{L}\p{N}-])\p{Lu}\p{Ll}{2,14}(?: (?:of )?\p{Lu}\p{Ll}{2,14})?(?![\p{L}\p{N}])/gu;

/** "London Review of Books" is no place. */
function isPartOfName(text: string, { start, end }: { start: number; end: number }): boolean {
  return (
    /^[ -](?:(?:of|the|and|&|de|del) )?[\p{Lu}\d]/u.test(text.slice(end, end + 9)) ||
    /[\p{Lu}&]\p{L}{0,20} (?:(?:of|the|and|de) )?$/u.test(text.slice(Math.max(0, start - 30), start))
  );
}
