import { identify } from '../../../language/identify.ts';
import { frequency } from '../../../language/words.ts';
import type { TextRule } from '../../rule.ts';
import type { Side } from '../../side.ts';

/** A text that says in one language what it says in the other is not translated, unless both say it so. */
export const sameAsSource: TextRule = {
  id: 'same-as-source',
  on: 'text',
  severity: 'warning',
  mayTell: ({ source, target }) => source !== undefined && source.text.trim() === target.text.trim(),
  run: ({ source, target, asIs }) => {
    if (!source || asIs || source.text.trim() !== target.text.trim()) return [];
    return isOnlyIn(source) ? [{ values: { language: source.language } }] : [];
  },
};

/** Words that the source's language uses far more than the target's: names and shared words ("Total") are neither. */
function isOnlyIn({ words, language }: Side): boolean {
  const found = words.replaceAll('\uFFFC', ' ').match(/\p{L}[\p{L}\p{M}'’-]{1,60}/gu) ?? [];
  if (found.length > 3) {
    const { verdict, confidence } = identify(words);
    return verdict === language && confidence > 0.95;
  }
  const other = language === 'en' ? 'es' : 'en';
  const own = found.filter((word) => frequency(word, language) > 20 * frequency(word, other) + 2);
  return own.length > 0 && own.length === found.length;
}
