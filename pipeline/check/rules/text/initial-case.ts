import { PAIR_CUES } from '../../cues.ts';
import type { TextRule } from '../../rule.ts';

/** A string begins with a capital as its source does. */
export const initialCase: TextRule = {
  id: 'initial-case',
  on: 'text',
  severity: 'warning',
  cues: { pair: PAIR_CUES.initials },
  run: ({ source, target, kind }) => {
    if (!source || kind !== 'string') return [];
    const [wanted, given] = [initial(source.words), initial(target.words)];
    if (!wanted || !given || isUpper(wanted.letter) === isUpper(given.letter)) return [];
    // A name keeps its own: `iPhone`, `eBay`; English languages and months have capitals that Spanish has not.
    if (!isUpper(wanted.letter) || /^[\p{Ll}]\p{Lu}/u.test(target.words)) return [];
    if (ACRONYM.test(source.words)) return [];
    if (target.language === 'es' && CAPITAL_IN_ENGLISH.test(source.words)) return [];
    return [
      { at: { start: given.at, end: given.at + given.letter.length }, fix: given.letter.toUpperCase() },
    ];
  },
};

/** "PEM file": the capital is the word's own, and another word may come first. */
const ACRONYM = /^\p{Lu}{2,12}\b(?=.{0,200}\p{Ll})/su;

const CAPITAL_IN_ENGLISH =
  /^(?:I\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|English|Spanish|French|German)/;

function initial(text: string): { letter: string; at: number } | undefined {
  const match = /^[\s¿¡"“«'‘([]{0,6}(\p{L})/u.exec(text);
  return match?.[1] ? { letter: match[1], at: match[0].length - match[1].length } : undefined;
}

function isUpper(letter: string): boolean {
  return letter !== letter.toLowerCase();
}
