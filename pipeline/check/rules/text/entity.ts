import { CUES } from '../../cues.ts';
import { compareParts, findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** `&nbsp;` and `&lt;` stay what they are; `&amp;nbsp;` shows as `&nbsp;` on the page. */
export const entity: TextRule = {
  id: 'entity',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { target: CUES.amp, source: CUES.amp },
  run: ({ source, target }) => {
    const twice = source?.text.includes('&amp;') ? [] : findAll(target.text, TWICE);
    if (twice.length)
      return twice.map((found) => ({ at: found, variant: 'twice', fix: found.text.replace('amp;', '') }));
    if (!source?.text.includes('&')) return [];
    const { lost } = compareParts(findAll(source.text, MARKUP), findAll(target.text, MARKUP), (part) => part);
    return lost.slice(0, 1).map(({ text }) => ({ variant: 'lost', values: { expected: text } }));
  },
};

const TWICE = /&amp;(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31});/gi;
/** Those that cannot be written as characters without becoming markup. */
const MARKUP = /&(?:lt|gt|amp);/gi;
