import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Months, days of the week and languages have no capital in Spanish (Ortografía, IV, 4.2). */
export const lowerCaseName: TextRule = {
  id: 'lower-case-name',
  on: 'text',
  severity: 'warning',
  language: 'es',
  articlesOnly: true,
  cues: { target: CUES.capital },
  run: ({ target, role }) => {
    if (role === 'heading' || role === 'title' || !HAS_CAPITAL.test(target.words)) return [];
    return [
      ...findAll(target.words, MONTH),
      ...findAll(target.words, DAY),
      ...findAll(target.words, LANGUAGE),
    ].map((found) => ({
      at: found,
      fix: found.text.toLowerCase(),
    }));
  },
};

const MONTHS = 'Enero|Febrero|Marzo|Abril|Mayo|Junio|Julio|Agosto|Septiembre|Octubre|Noviembre|Diciembre';
/** In a date; "Primero de Mayo" and "Viernes Santo" are feasts. */
const MONTH = new RegExp(
  `(?<=\\b\\d{1,2} de )(?:${MONTHS})(?=(?: de(?:l año)? \\d{4})?(?:[\\s.,;:)]|$))|(?<=\\p{Ll} )(?:${MONTHS})(?= de(?:l año)? \\d{4})`,
  'gu',
);
const DAY =
  /(?<=\b(?:el|los|este|cada|próximo|pasado|hasta el|desde el) )(?:Lunes|Martes|Miércoles|Jueves|Viernes|Sábado|Domingo)(?= ?(?:[.,;:)]|\d|por |a las|en |\p{Ll}))(?! (?:de |Santo|Negro))/gu;
const LANGUAGE =
  /(?<=\b(?:en|al|del|idioma|habla|hablan|hablar) )(?:Inglés|Español|Francés|Alemán|Italiano|Portugués|Chino|Japonés|Árabe|Ruso)(?=[\s.,;:)]|$)(?! \p{Lu})/gu;
/** A word with a capital behind a space, as most sentences have none or few. */
const HAS_CAPITAL = / [A-ZÁ][a-zéáñ]{3,9}/;
