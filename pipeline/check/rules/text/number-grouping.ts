import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Years, pages, laws and postal codes are not grouped (RAE, Ortografía, VIII, 2.2). */
export const numberGrouping: TextRule = {
  id: 'number-grouping',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.figures },
  run: ({ target }) =>
    (/\d[.,\u00a0\u202f]\d/.test(target.words) ? findAll(target.words, GROUPED[target.language]) : []).map(
      ({ start, text }) => {
        const number = /\d[.,\u00a0\u202f]\d{3}$/.exec(text)!;
        const at = { start: start + number.index, end: start + text.length };
        return { at, fix: number[0].replace(/\D/g, '') };
      },
    ),
};

/** Only beside words that say so: `1.999` alone may be a number. */
const GROUPED = {
  es: /\b(?:el año|los años|del año|en|desde|hasta|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre) de(?:l año)?) (?:1[.,\u00a0\u202f][89]\d\d|2[.,\u00a0\u202f]0\d\d)(?![\d\p{L}%€$]|[.,]\d| [\p{L}%€$])/giu,
  en: /\b(?:the year|in|since|until|January|February|March|April|May|June|July|August|September|October|November|December) (?:1,[89]\d\d|2,0\d\d)(?![\d\p{L}%€$]|[.,]\d| [\p{L}%€$])/gu,
} as const;
