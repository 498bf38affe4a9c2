import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Initials take no plural s in Spanish: `las ONG` (Ortografía, V, 3.3). */
export const acronymPlural: TextRule = {
  id: 'acronym-plural',
  on: 'text',
  severity: 'warning',
  language: 'es',
  cues: { target: CUES.capitals },
  run: ({ target, house }) =>
    house.bareInitials
      ? findAll(target.words, PLURAL).map((found) => ({ at: found, fix: found.text.replace(/['’]?s$/, '') }))
      : [],
};

const PLURAL = /(?<![\p{L}\p{N}_./-])\p{Lu}{2,5}['’]?s(?![\p{L}\p{N}_/-])/gu;
