import { CUES } from '../../cues.ts';
import { compareParts, findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

export const email: TextRule = {
  id: 'email',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { either: CUES.at },
  run: ({ source, target }) => {
    if (!source || !(source.text + target.text).includes('@')) return [];
    const { lost, added } = compareParts(findAll(source.text, EMAIL), findAll(target.text, EMAIL), (part) =>
      part.toLowerCase(),
    );
    if (lost.length === 0) return [];
    const expected = lost.map(({ text }) => text).join(' ');
    const [wrong] = added;
    const fix = lost.length === 1 && added.length === 1 ? { fix: expected } : {};
    return [{ ...(wrong ? { at: wrong, ...fix } : {}), values: { expected } }];
  },
};

const EMAIL = /(?<![\w.%+-])[\w.%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/giu;
