import { CUES } from '../../cues.ts';
import { EXONYMS } from '../../names.ts';
import type { TextRule } from '../../rule.ts';

/** Spanish titles have a capital on the first word and on names only (Ortografía, IV, 4.2.4.6). */
export const headlineCase: TextRule = {
  id: 'headline-case',
  on: 'text',
  severity: 'warning',
  language: 'es',
  articlesOnly: true,
  cues: { target: CUES.capital },
  run: ({ source, target, role, name, house }) => {
    if (house.headline === 'title' || !isTitle(role, name)) return [];
    const words = target.words.match(/\p{L}[\p{L}\p{M}]{3,40}/gu)?.slice(1) ?? [];
    const capitals = words.filter((word) => /^\p{Lu}\p{Ll}/u.test(word));
    // Names stand in the source as they are: what is left was capitalised as English does.
    const known = new Set(source?.words.match(/\p{L}[\p{L}\p{M}]{3,40}/gu));
    const translated = capitals.filter((word) => !known.has(word) && !PLACE_WORDS.has(word));
    if (translated.length < 2 || capitals.length * 3 < words.length * 2) return [];
    return [{ values: { words: translated.slice(0, 5).join(', ') } }];
  },
};

/** Words of places' names: `Reino Unido`. */
const PLACE_WORDS = new Set([...EXONYMS.es.values()].flatMap((name) => name.split(' ')));

function isTitle(role: string, name = ''): boolean {
  return role === 'title' || role === 'heading' || (role === 'field' && /(?:^|\.)title$/i.test(name));
}
