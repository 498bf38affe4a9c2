import { CUES } from '../../cues.ts';
import { findAll, surplus } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Numbers to be dialled: the same digits, however they are grouped. */
export const phone: TextRule = {
  id: 'phone',
  on: 'text',
  severity: 'error',
  cues: { source: CUES.figures },
  run: ({ source, target }) => {
    if (!source) return [];
    const theirs = findAll(source.text, PHONE);
    if (theirs.length === 0) return [];
    const digits = windowsOf(target.text.replace(/\D/g, ''));
    // The target may group them in any way, so its digits are looked at in one row.
    const lost = surplus(theirs, [], ({ text }) => text).filter(({ text }) => !digits.has(national(text)));
    return lost.map(({ text }) => ({ values: { expected: text } }));
  },
};

const PHONE =
  /(?<![\d.,/:-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?|\d{2,4}[ .-])(?:\d{2,4}[ .-]){1,3}\d{2,4}(?![\d/:-]|[.,]\d)/g;

/** The last six digits; the code of a country or an area may be written or not. */
function national(text: string): string {
  return text.replace(/\D/g, '').slice(-DIGITS);
}

const DIGITS = 6;

function windowsOf(digits: string): ReadonlySet<string> {
  const windows = new Set<string>();
  for (let at = 0; at + DIGITS <= digits.length; at++) windows.add(digits.slice(at, at + DIGITS));
  return windows;
}
