import { CUES } from '../../cues.ts';
import { compareParts, findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** `%s`, `%1$d`, `%(name)s`, `${x}`, `{name}`: placeholders of other libraries. */
export const printf: TextRule = {
  id: 'printf',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { either: CUES.sign | CUES.brace },
  run: ({ source, target }) => {
    if (!source || !/[%{]/.test(source.text + target.text)) return [];
    const { lost, added } = compareParts(
      findAll(source.text, PART),
      findAll(target.text, PART),
      (part) => part,
    );
    const values = {
      lost: lost.map(({ text }) => text).join(' '),
      added: added.map(({ text }) => text).join(' '),
    };
    if (added.length) return [{ at: added[0]!, variant: lost.length ? 'both' : 'added', values }];
    return lost.length ? [{ variant: 'lost', values }] : [];
  },
};

const PART =
  /(?<![\d%])%(?:\d{1,2}\$)?(?:\([\w.]{1,60}\))?[sdif](?!\p{L})|\$\{[\w.]{1,60}\}|(?<![{$\w])\{[\w.]{1,40}\}(?!\})/gu;
