/** The i18next key of an interface string: one that exists, else the phrasebook's, else a readable slug. */
import type { Judgement } from '../model/separation.ts';
import type { KnownStrings } from './known.ts';
import { lowerWords, unaccent } from './words.ts';

export interface InterfaceKey {
  readonly namespace: string;
  readonly key: string;
  /** `locale`: a locale file has it; `phrasebook`: built in, no locale file has it yet; `new`: made up here. */
  readonly origin: 'locale' | 'phrasebook' | 'new';
}

/** Longest key made of words, in characters. */
const LONGEST_KEY = 40;

export function keyFor(judgement: Pick<Judgement, 'text' | 'known'>, known: KnownStrings): InterfaceKey {
  const match = judgement.known ?? known.find(judgement.text);
  if (match) {
    const { namespace, key } = match;
    return { namespace, key, origin: known.hasKey(namespace, key) ? 'locale' : 'phrasebook' };
  }
  return { namespace: known.namespace, key: slugOf(judgement.text), origin: 'new' };
}

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
