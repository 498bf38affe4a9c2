import { CUES } from '../../cues.ts';
import type { TextRule } from '../../rule.ts';

/** Brackets close, the last one first. */
export const brackets: TextRule = {
  id: 'brackets',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.bracket | CUES.brace },
  run: ({ source, target }) => {
    const odd = firstOdd(target.words);
    if (odd === undefined || (source && firstOdd(source.words) !== undefined)) return [];
    return [{ at: { start: odd, end: odd + 1 } }];
  },
};

const BRACKET = /[()[\]{}]/g;
/** What each that closes closes. */
const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Where the first stands that closes nothing; else the first that is never closed. */
function firstOdd(text: string): number | undefined {
  const open: number[] = [];
  BRACKET.lastIndex = 0;
  while (BRACKET.test(text)) {
    const at = BRACKET.lastIndex - 1;
    const opening = OPENING[text[at]!];
    if (opening === undefined) open.push(at);
    else if (open.length > 0 && text[open.at(-1)!] === opening) open.pop();
    else if (!isMarker(text, at)) return at;
  }
  return open[0];
}

/** `a)`, `1)`, `:)` need no opening. */
function isMarker(text: string, at: number): boolean {
  return (
    text[at] === ')' &&
    /(?:^|[\s(])(?:\p{L}|\d{1,3}|[ivx]{1,4}|[:;]-?)$/u.test(text.slice(Math.max(0, at - 6), at))
  );
}
