/** From a glossary to what an engine can take. */
import type { Term } from '../model/glossary.ts';
import { type Language, otherLanguage } from '../model/locale.ts';

/** What a glossary gives an engine: terms of one direction, and words that stay as they are. */
export interface EngineWords {
  readonly terms: readonly { readonly source: string; readonly target: string }[];
  readonly keep: readonly string[];
}

export function engineWords(glossary: readonly Term[], target: Language): EngineWords {
  const source = otherLanguage(target);
  const translated = glossary.filter(({ translate }) => translate);
  return {
    terms: translated.flatMap(({ forms }) =>
      forms[source].map((form) => ({ source: form, target: forms[target][0] ?? form })),
    ),
    keep: glossary.filter(({ translate }) => !translate).flatMap(({ forms }) => forms[source]),
  };
}
