import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** `1.º`, `n.º`: an abbreviation has its stop before the raised letter (Ortografía, V, 3.2.4). */
export const ordinalStop: TextRule = {
  id: 'ordinal-stop',
  on: 'text',
  severity: 'warning',
  language: 'es',
  cues: { target: CUES.odd },
  run: ({ target, house }) =>
    house.ordinalStop
      ? findAll(target.words, BARE).map((found) => ({
          at: found,
          fix: `${found.text.slice(0, -1)}.${found.text.at(-1)}`,
        }))
      : [],
};

/** A degree (`20º C`) is another thing. */
const BARE = /(?<![\p{L}\d.,])(?:\d{1,3}|[Nn])[ºª](?![ \u00a0]?[CFNSEO]\b)/gu;
