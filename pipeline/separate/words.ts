/** Words of a text with their places. A word holds letters, inner apostrophes and inner hyphens. */

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    words.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** Words of the first `limit` units of a text, lower case. */
export function lowerWords(text: string, limit = 400): string[] {
  return (text.length > limit ? text.slice(0, limit) : text).toLowerCase().match(WORD) ?? [];
}

/** Lower case without accents, for weaker comparisons. */
export function unaccent(text: string): string {
  return text.normalize('NFD').replace(/\p{M}+/gu, '').normalize('NFC');
}

/** Words of a text; of a very long text, of its first 4,000 units. */
export function countWords(text: string): number {
  return (text.length > 4000 ? text.slice(0, 4000) : text).match(WORD)?.length ?? 0;
}
