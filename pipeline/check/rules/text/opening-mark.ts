import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextReport, TextRule } from '../../rule.ts';

/** Spanish questions and exclamations open with ¿ and ¡, inside a sentence too (Ortografía, IV, 3.4.9). */
export const openingMark: TextRule = {
  id: 'opening-mark',
  on: 'text',
  severity: 'error',
  language: 'es',
  cues: { target: CUES.mark },
  run: ({ source, target }) => {
    if (!/[?!¿¡]/.test(target.words)) return [];
    const found = unbalanced(target.words);
    // `a != b`, `var?`: code that the source has word for word.
    return found.filter(({ at }) => at === undefined || !source || !isCopied(source.text, target.text, at));
  },
};

const MARK = /[?!¿¡]+/g;

function unbalanced(text: string): (TextReport & { at: { start: number; end: number } })[] {
  const open: { mark: string; start: number }[] = [];
  const reports: (TextReport & { at: { start: number; end: number } })[] = [];
  let from = 0;
  for (const { start, end, text: marks } of findAll(text, MARK)) {
    if (isExempt(text, start, end)) continue;
    for (const [offset, mark] of [...marks].entries()) {
      if (mark === '¿' || mark === '¡') open.push({ mark, start: start + offset });
    }
    const closing = /[?!]/.exec(marks)?.[0];
    if (!closing) continue;
    // `¡¿…?!` and `¿…!` close each other.
    if (open.length > 0) open.length = 0;
    else {
      const at = { start: sentenceStart(text, from, start), end };
      const wanted = closing === '?' ? '¿' : '¡';
      reports.push({
        at,
        variant: closing === '?' ? 'question' : 'exclamation',
        ...fixOf(wanted, text.slice(at.start, end)),
      });
    }
    from = end;
  }
  const [left] = open;
  if (left) reports.push({ at: { start: left.start, end: left.start + 1 }, variant: 'unclosed' });
  return reports;
}

/** Behind a comma the question may begin later in the sentence: that is for a person. */
function fixOf(mark: string, text: string): { fix?: string } {
  return /[,;]/.test(text) ? {} : { fix: mark + text };
}

/** `(?)` and `'!'` are marks spoken of; `a != b` is code; a mark in a word (`Yahoo!`) is a name's. */
function isExempt(text: string, start: number, end: number): boolean {
  const [before = '', after = ''] = [text[start - 1], text[end]];
  const isSpokenOf = /[('"‘“«\uFFFC]/.test(before) && /[)'"’”»]/.test(after);
  const isCode =
    /[?!]/.test(text[end - 1] ?? '') && (/[=<>[{(]/.test(after) || isWord(text.slice(end, end + 2)));
  // A mark that touches no word is spoken of, or spaced wrongly, which is another rule's matter.
  const isLoose = /[¿¡]/.test(text[start] ?? '') ? /^\s?$/.test(after) : /^\s?$/.test(before);
  const isLead = text[start] === '!' && !/[\p{L}\p{N}\uFFFC"”»’')\]….%_*]/u.test(before);
  return isSpokenOf || isCode || isLoose || isLead || NAMES.test(text.slice(Math.max(0, start - 12), end));
}

/** `?x` and `?.x` are code. */
function isWord(after: string): boolean {
  return /^\.?[\p{L}\p{N}]/u.test(after);
}

const NAMES = /(?:Yahoo|Jeopardy|Kahoot|Mamma Mia|Oklahoma)!$/;

/** After the last stop, colon or dash before the mark, past opening quotes and spaces. */
function sentenceStart(text: string, from: number, mark: number): number {
  let start = from;
  for (let at = from; at < mark - 1; at++) {
    if (/[.:…\n]/.test(text[at]!) && /\s/.test(text[at + 1]!)) start = at + 1;
  }
  while (start < mark && /[\s.,;:»”"'’)\]–—«“([-]/.test(text[start]!)) start++;
  return start;
}

/** Word and mark as they stand in the middle of a sentence of the source: a name (`Go! Explore`), or code. */
function isCopied(source: string, target: string, { start, end }: { start: number; end: number }): boolean {
  const word = /[^\s¿¡]{1,40}$/.exec(target.slice(Math.max(start, end - 40), end))?.[0] ?? '';
  const at = word.length > 1 ? source.indexOf(word) : -1;
  return (
    at >= 0 &&
    /^ ?[\p{Lu}\p{Ll}\d([{=]/u.test(source.slice(at + word.length)) &&
    /^ ?\S/.test(target.slice(end))
  );
}
