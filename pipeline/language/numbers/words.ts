/** Numbers written in words: `two hundred and five`, `treinta y cinco mil`. */
import type { Language } from '../../model/locale.ts';
import type { Token } from './tokens.ts';
import { CARDINALS, HINTS, ONES, SCALES } from './vocabulary.ts';

export interface WordNumber {
  readonly values: readonly number[];
  readonly written: 'words' | 'hint';
  /** How many words it takes. */
  readonly count: number;
  readonly scale?: string;
}

const JOINERS: Readonly<Record<Language, string>> = { en: 'and', es: 'y' };
/** More words than any number below a quadrillion takes. */
const LONGEST = 16;

/** Whether a number may begin with a word: a quick look, for most words are none. */
export function mayBeNumber(word: string, language: Language): boolean {
  return (
    CARDINALS[language].has(word) ||
    HINTS[language].has(word) ||
    ONES[language].has(word) ||
    isScaleNumber(word)
  );
}

/** The number that begins at a word; undefined when none does. */
export function readWordNumber(
  words: readonly Token[],
  from: number,
  language: Language,
): WordNumber | undefined {
  const first = words[from]!.word;
  const isOne = ONES[language].has(first);
  const starts =
    CARDINALS[language].has(first) || isOne || (SCALES[language].has(first) && isScaleNumber(first));
  if (!starts) return hintOf(first, language);
  const { value, count, scale } = addUp(words, from, language);
  if (count === 1 && isOne) return { values: [1], written: 'hint', count };
  return { values: [value], written: 'words', count, ...(scale ? { scale } : {}) };
}

/** `mil personas` is a number, `million` alone is a word of scale without one. */
function isScaleNumber(word: string): boolean {
  return word === 'mil';
}

function hintOf(word: string, language: Language): WordNumber | undefined {
  const values = HINTS[language].get(word);
  return values && { values, written: 'hint', count: 1 };
}

interface Sum {
  readonly value: number;
  readonly count: number;
  readonly scale: string | undefined;
}

function addUp(words: readonly Token[], from: number, language: Language): Sum {
  let total = 0;
  let current = 0;
  let counted = 0;
  let scale: string | undefined;
  let previous = Number.POSITIVE_INFINITY;
  for (let at = from; at < Math.min(words.length, from + LONGEST); at++) {
    const word = words[at]!;
    if (at > from && word.start - words[at - 1]!.end > 1) break;
    const unit = ONES[language].has(word.word) ? 1 : CARDINALS[language].get(word.word);
    const factor = SCALES[language].get(word.word);
    if (unit !== undefined && fits(unit, previous)) {
      current += unit;
      previous = unit;
    } else if (factor === 100) current = Math.max(current, 1) * factor;
    else if (factor !== undefined) {
      total = factor > 1000 && total > 0 ? (total + current) * factor : total + Math.max(current, 1) * factor;
      current = 0;
      scale = word.word;
    } else if (at > from && word.word === JOINERS[language]) continue;
    else break;
    if (factor !== undefined) previous = factor === 100 ? 100 : Number.POSITIVE_INFINITY;
    counted = at - from + 1;
  }
  return { value: total + current, count: Math.max(counted, 1), scale };
}

/** `twenty five` is one number, `five twenty` and `five six` are two. */
function fits(unit: number, previous: number): boolean {
  if (previous === Number.POSITIVE_INFINITY) return true;
  if (previous >= 100) return unit < 100;
  return previous >= 20 && previous % 10 === 0 && unit < 10;
}
