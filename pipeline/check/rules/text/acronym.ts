import type { Language } from '../../../model/locale.ts';
import type { Range } from '../../../model/text.ts';
import { CUES } from '../../cues.ts';
import { findAll, isInside, partsOf } from '../../find.ts';
import { ACRONYMS } from '../../names.ts';
import type { TextRule } from '../../rule.ts';

/** Initials that have a form in the language: UN is ONU, NATO is OTAN. */
export const acronym: TextRule = {
  id: 'acronym',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.capitals },
  run: ({ source, target, asIs }) => {
    if (!source || asIs) return [];
    const known = ACRONYMS[target.language];
    if (!MAY_BE[target.language].test(target.words)) return [];
    const isSaid = partsOf(source.words);
    return findAll(target.words, INITIALS)
      .filter((found) => known.has(found.text) && isSaid(found.text) && !isInside(found, target.quotations))
      .filter((found) => !isExplained(target.words, found))
      .map((found) => ({
        at: found,
        values: { expected: known.get(found.text)! },
        fix: known.get(found.text)!,
      }));
  },
};

/** A quick look: most capitals are others. */
const MAY_BE = { en: anyOf('en'), es: anyOf('es') };

function anyOf(language: Language): RegExp {
  return new RegExp([...ACRONYMS[language].keys()].join('|'));
}

/** Not in a name (`UN-Habitat`, `EU4Health`). */
const INITIALS = /(?<![\p{L}\p{N}/.-])\p{Lu}{2,5}s?(?![\p{L}\p{N}/-]|\.\p{L})/gu;

/** "(WHO)" after the name in full, "WHO (OMS)", "WHO, por sus siglas en inglés". */
function isExplained(text: string, { start, end }: Range): boolean {
  const isBracketed = text[start - 1] === '(' && text[end] === ')';
  return isBracketed || /^ \(|^[ ,]{1,2}(?:por sus|siglas|in English)/.test(text.slice(end, end + 14));
}
