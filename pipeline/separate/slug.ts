/** A readable key for a text that has none. */
import { lowerWords, unaccent } from './words.ts';

/** Longest key made of words, in characters. */
const LONGEST_KEY = 40;

/** "Más Noticias de hoy" → `masNoticiasDeHoy`: ASCII, camel case, whole words. */
export function slugOf(text: string): string {
  const words = lowerWords(text).map((word) => unaccent(word).replace(/[^a-z0-9]/g, ''));
  let key = '';
  for (const word of words.filter((word) => word !== '')) {
    const next = key === '' ? word : word[0]!.toUpperCase() + word.slice(1);
    if (key.length + next.length > LONGEST_KEY) break;
    key += next;
  }
  return key === '' ? fallback(words, text) : key;
}

/** A first word that is too long is cut; a text without Latin letters is told by its characters. */
function fallback(words: readonly string[], text: string): string {
  const word = words.find((candidate) => candidate !== '');
  if (word !== undefined) return word.slice(0, LONGEST_KEY);
  let sum = 0;
  for (const character of text) sum = (sum * 31 + character.codePointAt(0)!) >>> 0;
  return `text${sum.toString(36)}`;
}
