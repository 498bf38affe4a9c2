import { CUES } from '../../cues.ts';
import { compareParts, findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Addresses are the same, but for the part that names the language (`/en/` → `/es/`, `en.wikipedia.org`). */
export const url: TextRule = {
  id: 'url',
  on: 'text',
  severity: 'error',
  cues: { either: CUES.murky },
  run: ({ source, target }) => {
    if (!source || !/:\/\/|www\./.test(source.text + target.text)) return [];
    const { lost, added } = compareParts(addresses(source.text), addresses(target.text), withoutLanguage);
    if (lost.length === 0 && added.length === 0) return [];
    const values = { expected: lost.map(({ text }) => text).join(' ') };
    if (added.length === 0) return [{ variant: 'lost', values }];
    return [{ at: added[0]!, variant: lost.length ? 'changed' : 'added', values }];
  },
};

const ADDRESS = /(?:https?:\/\/|(?<![\w.@/])www\.)[^\s<>"'«»“”\uFFFC]{1,2000}/giu;

function addresses(text: string) {
  return findAll(text, ADDRESS).map((found) => {
    const address = trimEnd(found.text);
    return { ...found, text: address, end: found.start + address.length };
  });
}

/** Punctuation of the sentence is not the address's; a bracket is, when it was opened inside. */
function trimEnd(address: string): string {
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1]!;
    const isStray = last === ')' && !address.slice(0, end).includes('(');
    if (!'.,;:!?…*_`|]'.includes(last) && !isStray) break;
  }
  return address.slice(0, end);
}

const LANGUAGE = /(?<=[/.=])(?:en|es)(?:[-_][a-z]{2,3})?(?=[/.&?#]|$)|(?<=\/\/)(?:en|es|www)\./gi;

function withoutLanguage(address: string): string {
  return address
    .replace(LANGUAGE, '')
    .replace(/\/{2,20}/g, '/')
    .replace(/\/$/, '')
    .toLowerCase();
}
