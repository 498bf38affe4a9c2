import { CUES } from '../../cues.ts';
import type { House } from '../../house.ts';
import type { TextReport, TextRule } from '../../rule.ts';

/** Outer quotations have the house's marks. Straight ones stand for curled ones, which site builders make of them. */
export const quoteStyle: TextRule = {
  id: 'quote-style',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.quote },
  run: ({ target, house, kind }) => {
    const [outer] = house.quotes ?? [];
    if (!outer) return [];
    const isCurled = outer !== '«»';
    return target.quotations
      .filter(
        ({ open, start, end }) =>
          open !== outer[0] && !(isCurled && open === '"') && isSpeech(target.words.slice(start, end), kind),
      )
      .map(({ start, end }): TextReport => {
        const inside = target.text.slice(start + 1, end - 1);
        const fix = nested(inside, house) ? {} : { fix: `${outer[0]}${inside}${outer[1]}` };
        return { at: { start, end }, values: { expected: outer }, ...fix };
      });
  },
};

/** Straight marks around a key or a value are code. */
function isSpeech(text: string, kind: 'segment' | 'string'): boolean {
  return /\p{L}{2}/u.test(text) && (kind === 'segment' || !/[{}<>=]/.test(text));
}

/** Marks inside would have to change too: that is for a person. */
function nested(inside: string, { quotes = [] }: House): boolean {
  return new RegExp(`["“”«»${quotes.join('')}]`, 'u').test(inside);
}
