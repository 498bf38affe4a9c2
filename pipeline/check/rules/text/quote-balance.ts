import { CUES } from '../../cues.ts';
import { type Found, findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Every quotation mark that opens closes. */
export const quoteBalance: TextRule = {
  id: 'quote-balance',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.quote },
  run: ({ source, target }) => {
    if (source && firstOdd(source.words)) return [];
    const odd = firstOdd(target.words);
    return odd ? [{ at: odd }] : [];
  },
};

function firstOdd(text: string): Found | undefined {
  if (!/["“”«»]/.test(text)) return undefined;
  return oddOf(text, /[«»]/g) ?? oddOf(text, /[“”]/g) ?? oddStraight(text);
}

function oddOf(text: string, pair: RegExp): Found | undefined {
  const waiting: Found[] = [];
  for (const mark of findAll(text, pair)) {
    if (mark.text === '«' || mark.text === '“') waiting.push(mark);
    else if (!waiting.pop()) return isGerman(text) ? undefined : mark;
  }
  return waiting[0];
}

/** „…“ opens with another mark. */
function isGerman(text: string): boolean {
  return text.includes('„');
}

function oddStraight(text: string): Found | undefined {
  // `5'10"` and `17"` measure, and `"17"` does not: told is what is odd either way.
  const marks = findAll(text, /(?<![\d'’′])"/g);
  const all = findAll(text, /"/g);
  return marks.length % 2 === 1 && all.length % 2 === 1 ? marks.at(-1) : undefined;
}
