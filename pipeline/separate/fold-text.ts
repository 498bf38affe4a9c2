/** The form in which two site strings are compared: case, end marks, arrows, quotes and spacing do not count. */

import { isEven } from './even.ts';

const EDGE = new Set([...':…→←»«›‹>|·•*–—-↓↑▾▸►✕×']);

const CURLY = /[’‘“”«»]/;
/** White space that is not single spaces between words. */
const UNEVEN = /^\s|\s$|\s\s|[^\S ]/u;

let last = { text: '', folded: '' };

/** Asked several times running for a line, which is looked up among strings, repetitions and decisions. */
export function foldText(text: string): string {
  if (text !== last.text) last = { text, folded: fold(text) };
  return last.folded;
}

function fold(text: string): string {
  const even = isEven(text);
  const lower = (even ? text : text.normalize('NFC')).toLowerCase();
  const plain = CURLY.test(lower) ? lower.replace(/[’‘]/g, "'").replace(/[“”«»]/g, '"') : lower;
  const spaced = !even && UNEVEN.test(plain) ? plain.replace(/\s+/gu, ' ').trim() : plain;
  let start = 0;
  let end = spaced.length;
  while (end > start && isEdge(spaced, end - 1)) end--;
  while (start < end && isLead(spaced[start]!)) start++;
  return start === 0 && end === spaced.length ? spaced : spaced.slice(start, end);
}

function isEdge(text: string, at: number): boolean {
  const mark = text[at]!;
  if (mark === '.') return text[at - 1] === '.' || text[at + 1] === '.' || at === text.length - 1;
  return mark === ' ' || mark === '"' || EDGE.has(mark);
}

function isLead(mark: string): boolean {
  return mark === ' ' || mark === '"' || mark === '¡' || EDGE.has(mark);
}
