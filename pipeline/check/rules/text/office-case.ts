import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Offices have no capital in Spanish: `el presidente` (Ortografía, IV, 4.2.4.1). */
export const officeCase: TextRule = {
  id: 'office-case',
  on: 'text',
  severity: 'warning',
  language: 'es',
  articlesOnly: true,
  cues: { target: CUES.capital },
  run: ({ target, role }) =>
    role !== 'title' && role !== 'heading'
      ? findAll(target.words, OFFICE).map((found) => ({ at: found, fix: found.text.toLowerCase() }))
      : [],
};

/** After an article and before a name or small letters: `el Presidente Biden dijo`. */
const OFFICE =
  /(?<=\p{Ll} (?:el|la|al|del) |^(?:El|La) )(?:Presidente|Presidenta|Ministro|Ministra|Senador|Senadora|Gobernador|Gobernadora|Alcalde|Alcaldesa|Papa|Rey|Reina|Director|Directora|Secretario|Secretaria)(?=[ ,.])(?! (?:General|Nacional|de la República))/gu;
