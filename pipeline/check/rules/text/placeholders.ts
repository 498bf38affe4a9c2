import { parsePluralKey } from '../../../model/plurals.ts';
import { PAIR_CUES } from '../../cues.ts';
import { comparePlaceholders } from '../../placeholders.ts';
import type { TextRule } from '../../rule.ts';

/** `{{x}}` and `$t(x)` are the same in both languages. A singular form may leave `{{count}}` out: "one comment". */
export const placeholders: TextRule = {
  id: 'placeholders',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { pair: PAIR_CUES.placeholders },
  run: ({ source, target, kind, name = '' }) => {
    if (!source || !/\{\{|\$t\(/.test(source.text + target.text)) return [];
    const { lost, added } = comparePlaceholders(source.text, target.text);
    const form = kind === 'string' ? parsePluralKey(name) : undefined;
    const missing = lost.filter((one) => !(form && form.category !== 'other' && one === '{{count}}'));
    const surplus = added.filter(({ name: one }) => !(form && one === '{{count}}'));
    const values = { lost: missing.join(' '), added: surplus.map(({ name: one }) => one).join(' ') };
    if (surplus.length === 0) return missing.length ? [{ variant: 'lost', values }] : [];
    const [first] = surplus;
    // One wrong name in the place of one other: the right one is known.
    const fix =
      missing.length === 1 && surplus.length === 1
        ? first!.text.replace(first!.bare, missing[0]!.replace(/[{}]/g, ''))
        : undefined;
    const isName = fix !== undefined && !missing[0]!.startsWith('$t') && !first!.name.startsWith('$t');
    return [{ at: first!, variant: missing.length ? 'both' : 'added', values, ...(isName ? { fix } : {}) }];
  },
};
