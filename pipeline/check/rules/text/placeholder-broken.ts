import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** `{{name}`, `{ {name}}`, `{{ }}`: i18next shows them as they stand. */
export const placeholderBroken: TextRule = {
  id: 'placeholder-broken',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { target: CUES.brace },
  run: ({ source, target }) => {
    if (!target.text.includes('{') && !target.text.includes('}}')) return [];
    const isSourceClean = !source || findAll(source.text, BROKEN).length === 0;
    return isSourceClean ? findAll(target.text, BROKEN).map((found) => ({ at: found })) : [];
  },
};

const NAME = String.raw`-?[ ]{0,4}[\w.]{1,60}(?:,[^{}\n]{0,60})?[ ]{0,4}`;
const BROKEN = new RegExp(
  String.raw`(?<!\{)\{\{${NAME}\}(?!\})|(?<!\{)\{[ ]{1,4}\{${NAME}\}[ ]{0,4}\}|\{\{${NAME}\}[ ]{1,4}\}|(?<![{$])\{${NAME}\}\}(?!\})|\{\{[ ]{0,8}\}\}`,
  'g',
);
