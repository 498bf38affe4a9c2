import { CUES } from '../../cues.ts';
import { type Found, findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Brackets close, the last one first. */
export const brackets: TextRule = {
  id: 'brackets',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.bracket | CUES.brace },
  run: ({ source, target }) => {
    if (!/[()[\]{}]/.test(target.words) || (source && firstOdd(source.words))) return [];
    const odd = firstOdd(target.words);
    return odd ? [{ at: odd }] : [];
  },
};

const CLOSE: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function firstOdd(text: string): Found | undefined {
  const open: Found[] = [];
  for (const mark of findAll(text, /[()[\]{}]/g)) {
    if (CLOSE[mark.text]) open.push(mark);
    else if (open.length > 0 && CLOSE[open.at(-1)!.text] === mark.text) open.pop();
    else if (!isMarker(text, mark)) return mark;
  }
  return open[0];
}

/** `a)`, `1)`, `:)` need no opening. */
function isMarker(text: string, { start, text: mark }: Found): boolean {
  return (
    mark === ')' &&
    /(?:^|[\s(])(?:\p{L}|\d{1,3}|[ivx]{1,4}|[:;]-?)$/u.test(text.slice(Math.max(0, start - 6), start))
  );
}
