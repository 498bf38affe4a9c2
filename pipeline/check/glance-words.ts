/** Words that some rule looks for, by a hash: what a first glance at a text knows of its words. */
import { CARDINALS, HINTS, MONTH_PATTERN, ONES, SCALES, WEEKDAYS } from '../language/numbers/vocabulary.ts';
import type { Language } from '../model/locale.ts';
import { LINKING_WORDS } from './linking-words.ts';
import { EXONYMS } from './names.ts';

export const WORD_CUES = {
  /** Says a number above two. */
  large: 1 << 23,
  /** A day of the week. */
  day: 1 << 24,
  /** May say a number: a cardinal, a scale, an article, a hint. */
  number: 1 << 25,
  /** A linking word of English, or of Spanish. */
  english: 1 << 26,
  spanish: 1 << 27,
  /** The first word of a place that has a name in each language. */
  place: 1 << 28,
  /** Before digits it may make a date, a time or money of them. */
  leads: 1 << 29,
} as const;

/** FNV-1a over lower-case UTF-16 units, begun with `HASH_START`. */
export const HASH_START = 0x811c9dc5 | 0;

export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function hashWord(word: string): number {
  let hash = HASH_START;
  for (let at = 0; at < word.length; at++) hash = hashUnit(hash, word.charCodeAt(at));
  return hash;
}

/** `mayo de 2024`, `a las 5`, `USD 5`, `siglo 20`. */
const LEADS =
  'septiembre setiembre a la las de del año of usd eur gbp jpy cny mxn ars cop clp chf cad aud brl inr krw rub pen uyu us mx c r u s siglo siglos'.split(
    ' ',
  );

/** Hashes and their cues by turns, in a table so roomy that nearly every question is answered by its first look. */
const TABLE = buildTable();
const LAST_SLOT = TABLE.length / 2 - 1;

/** Of a word by its hash. Two may share one: a cue that is found may be there, one that is not is not. */
export function cuesOfWord(hash: number): number {
  let slot = hash & LAST_SLOT;
  for (; TABLE[2 * slot + 1] !== 0; slot = (slot + 1) & LAST_SLOT)
    if (TABLE[2 * slot] === hash) return TABLE[2 * slot + 1]!;
  return 0;
}

function buildTable(): Int32Array {
  const cues = cuesByHash();
  const size = 2 ** Math.ceil(Math.log2(cues.size * 4));
  const table = new Int32Array(2 * size);
  for (const [hash, bits] of cues) {
    let slot = hash & (size - 1);
    while (table[2 * slot + 1] !== 0) slot = (slot + 1) & (size - 1);
    table.set([hash, bits], 2 * slot);
  }
  return table;
}

function cuesByHash(): ReadonlyMap<number, number> {
  const table = new Map<number, number>();
  const add = (cue: number, words: Iterable<string>) => {
    for (const word of words) {
      const hash = hashWord(word.toLowerCase());
      table.set(hash, (table.get(hash) ?? 0) | cue);
    }
  };
  for (const language of ['en', 'es'] as const) {
    add(
      WORD_CUES.day,
      WEEKDAYS[language].flatMap((name) => [name, `${name}s`]),
    );
    for (const list of [CARDINALS, ONES, SCALES, HINTS]) add(WORD_CUES.number, list[language].keys());
    for (const list of [CARDINALS, SCALES])
      for (const [word, value] of list[language]) if (value > 2) add(WORD_CUES.large, [word]);
    add(WORD_CUES.leads, monthNames(language));
    add(
      WORD_CUES.place,
      [...EXONYMS[language].keys()].map((name) => name.split(' ')[0]!),
    );
  }
  add(WORD_CUES.english, LINKING_WORDS.es);
  add(WORD_CUES.spanish, LINKING_WORDS.en);
  add(WORD_CUES.leads, LEADS);
  return table;
}

function monthNames(language: Language): string[] {
  return MONTH_PATTERN[language].replace(/\[(.).\]/g, '$1').match(/\p{L}{3,12}/gu) ?? [];
}
