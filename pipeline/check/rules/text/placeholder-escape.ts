import { PAIR_CUES } from '../../cues.ts';
import { readPlaceholders } from '../../placeholders.ts';
import type { TextRule } from '../../rule.ts';

/** `{{- html}}` is written unescaped into the page: it is so in both languages or in none. */
export const placeholderEscape: TextRule = {
  id: 'placeholder-escape',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { pair: PAIR_CUES.placeholders },
  run: ({ source, target }) => {
    if (!source?.text.includes('{{')) return [];
    const raw = new Map(readPlaceholders(source.text).map(({ name, isRaw }) => [name, isRaw]));
    return readPlaceholders(target.text)
      .filter(({ name, isRaw }) => raw.has(name) && raw.get(name) !== isRaw)
      .map((one) => ({
        at: one,
        variant: one.isRaw ? 'raw' : 'escaped',
        fix: one.isRaw ? one.text.replace(/^\{\{-\s?/, '{{') : one.text.replace('{{', '{{- '),
      }));
  },
};
