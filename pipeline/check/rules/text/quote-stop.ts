import { CUES } from '../../cues.ts';
import { findAll, notIn } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Stop and comma beside a closing quotation mark, as the house has it (Spanish: outside; American: inside). */
export const quoteStop: TextRule = {
  id: 'quote-stop',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.quote },
  run: ({ source, target, house }) => {
    if (!house.stopAtQuote) return [];
    const isInside = house.stopAtQuote === 'inside';
    return findAll(target.words, isInside ? OUTSIDE : INSIDE)
      .filter(isInside && source?.language === 'en' ? notIn(source.text) : () => true)
      .map((found) => ({ at: found, fix: `${found.text[1]}${found.text[0]}` }));
  },
};

const OUTSIDE = /(?<=\p{L})[”"][.,](?![.\p{L}\p{N}])/gu;
/** A quotation that is the whole sentence keeps its stop inside in some houses: only commas are certain. */
const INSIDE = /(?<=\p{L}),[”»](?!\p{L})/gu;
