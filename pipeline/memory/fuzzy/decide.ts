/** What a memory's answers are good for: to be taken as a translation, or only to be offered. */
import type { CodedText } from '../../model/coded-text.ts';
import type { Language } from '../../model/locale.ts';
import type { MemoryMatch } from '../../model/memory.ts';
import { isSameText } from './score.ts';
import { type Substitution, substitute } from './substitute.ts';

export type MemoryDecision =
  | {
      readonly kind: 'exact';
      readonly target: CodedText;
      readonly state: 'translated';
      readonly match: MemoryMatch;
    }
  | {
      /** Taken with something put in another's place; `substitutions` say what. */
      readonly kind: 'substituted';
      readonly target: CodedText;
      readonly state: 'translated';
      readonly match: MemoryMatch;
      readonly substitutions: readonly Substitution[];
    }
  /** For reviewers to see, and for an engine as examples. Never written as a translation. */
  | { readonly kind: 'offered'; readonly matches: readonly MemoryMatch[] }
  | { readonly kind: 'none' };

/** `matches` as a MemoryIndex gives them: the best first. */
export function decide(
  source: CodedText,
  matches: readonly MemoryMatch[],
  languages: { readonly source: Language; readonly target: Language },
): MemoryDecision {
  for (const match of matches) {
    const taken = substitute(source, { source: match.source, target: match.target, languages });
    if (!taken) continue;
    const { target, substitutions } = taken;
    if (substitutions.length > 0)
      return { kind: 'substituted', target, state: 'translated', match, substitutions };
    if (isSameText(source, match.source)) return { kind: 'exact', target, state: 'translated', match };
  }
  return matches.length > 0 ? { kind: 'offered', matches } : { kind: 'none' };
}
