/** What two languages share in writing: numbers, names, addresses, code, and the beginnings of cognates. */
import { plainText } from '../../model/coded-text.ts';
import type { AdoptUnit } from './unit.ts';

/** Letters of a cognate's beginning; Simard, Foster and Isabelle (1992). */
const STEM = 4;
const WORD = /[\p{L}\p{N}]+/gu;
/** Words of one unit that count. Nobody writes longer sentences, and a hostile one must not cost. */
const MAX_WORDS = 400;
const ADDRESS = /[\w-]{3,40}/g;

/** Tokens of a text with what kind of evidence each is: `n` numbers, `v` verbatim, `c` cognates, `k` known words. */
export function tokensOf(unit: AdoptUnit): Set<string> {
  const tokens = new Set<string>();
  addWords(tokens, plainText(unit.text));
  for (const code of unit.codes) {
    if (code.equivalent) tokens.add(`v:${code.equivalent.slice(0, 60)}`);
    if (code.name === 'code') addWords(tokens, code.equivalent);
    for (const [part] of code.markup.slice(0, 400).matchAll(ADDRESS)) {
      if (!LOCALES.has(part.toLowerCase())) tokens.add(`v:${part.toLowerCase()}`);
    }
  }
  return tokens;
}

/** Parts of addresses that translators change or that all addresses have. */
const LOCALES = new Set(['http', 'https', 'www', 'com', 'org', 'docs', 'href', 'class']);

/** Words as they are, for comparing a text with another in its own language. */
export function knownTokens(text: string): Set<string> {
  const tokens = new Set<string>();
  for (const word of words(text)) tokens.add(`k:${word.toLowerCase()}`);
  return tokens;
}

/** Of what stands before a block: the same code block stands before the same paragraph. */
export function markupTokens(before: string): Set<string> {
  const tokens = new Set<string>();
  let count = 0;
  for (const [part] of before.slice(0, 4000).matchAll(ADDRESS)) {
    tokens.add(`g:${part}`);
    if (++count >= MAX_WORDS) break;
  }
  return tokens;
}

function addWords(tokens: Set<string>, text: string): void {
  for (const word of words(text)) {
    const plain = word.normalize('NFD').replace(/\p{M}+/gu, '');
    const folded = plain.toLowerCase();
    if (/\d/.test(folded)) tokens.add(`n:${folded}`);
    else if (folded.length >= STEM) tokens.add(`c:${folded.slice(0, STEM)}`);
    else if (plain.length > 1 && plain === plain.toUpperCase()) tokens.add(`c:${folded}`);
  }
}

function words(text: string): string[] {
  return (text.slice(0, 20_000).match(WORD) ?? []).slice(0, MAX_WORDS);
}
