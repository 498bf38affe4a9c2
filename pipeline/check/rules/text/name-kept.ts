import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import { EXONYMS } from '../../names.ts';
import type { TextRule } from '../../rule.ts';

/** Names of people and places inside a sentence stand in the translation too, or have a form of its language. */
export const nameKept: TextRule = {
  id: 'name-kept',
  on: 'text',
  severity: 'off',
  cues: { source: CUES.capital },
  run: ({ source, target, role, asIs }) => {
    if (!source || asIs || role === 'title' || role === 'heading') return [];
    const names = EXONYMS[target.language];
    return findAll(source.words, NAME)
      .filter(({ text }) => !target.text.includes(text) && !isTranslated(text, target.text, names))
      .map(({ text }) => ({ values: { name: text } }));
  },
};

/** Two capitals in a row, not at the beginning of the sentence. */
const NAME = /(?<=[\p{Ll},] )\p{Lu}\p{Ll}{1,20} \p{Lu}\p{Ll}{1,20}(?![\p{L}\p{N}])/gu;

function isTranslated(name: string, text: string, names: ReadonlyMap<string, string>): boolean {
  const known = names.get(name);
  return (
    (known !== undefined && text.includes(known)) ||
    name.split(' ').every((word) => text.includes(names.get(word) ?? word))
  );
}
