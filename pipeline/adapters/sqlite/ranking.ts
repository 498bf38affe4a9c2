/**
 * Ranks the words of an index anew: keys by falling frequency, and with them all that is found by keys. Done when as
 * many sentences have been added as there were, so that an index built in any number of steps costs a constant times
 * one built at once, and lists are rid of the sentences that have gone.
 */
import type { DatabaseSync } from 'node:sqlite';
import { decodeTokens, encodeTokens } from '../../memory/fuzzy/codec.ts';
import { FIRST_WORD_KEY, keyOfPacked } from '../../memory/fuzzy/pack.ts';
import { MAX_KEYS, prefixOf } from '../../memory/fuzzy/prefix.ts';
import { bucketOfTokens, preparePut, putChunks, slotOf } from './postings.ts';

/** Below this many sentences any order will do. */
const LEAST = 2000;

export function isRankingDue(database: DatabaseSync): boolean {
  const { sentences, added } = database
    .prepare(
      'SELECT sentences, (SELECT coalesce(max(id), 0) FROM sentence) - last_sentence AS added FROM ranking',
    )
    .get() as { sentences: number; added: number };
  return added >= Math.max(LEAST, sentences);
}

/** Within a transaction of the caller. */
export function rankAnew(database: DatabaseSync): void {
  const keys = rankWords(database);
  const lists = new Lists(keys.length);
  let sentences = 0;
  let last = 0;
  const update = database.prepare('UPDATE tokens SET packed = ? WHERE id = ?');
  for (const { id, tokens } of readTokens(database)) {
    const renamed = tokens.map((token) => rename(token, keys));
    update.run(encodeTokens(renamed), id);
    const bucket = bucketOfTokens(renamed);
    for (const element of prefixOf(renamed)) lists.add(element, bucket, id);
    sentences++;
    last = id;
  }
  database.exec('DELETE FROM posting');
  lists.write(database);
  database.prepare('UPDATE ranking SET sentences = ?, last_sentence = ?').run(sentences, last);
}

function rename(token: number, keys: Uint32Array): number {
  return token & 1 ? token : (keys[token >>> 4]! << 4) | (token & 15);
}

const PAGE = 5000;

function* readTokens(database: DatabaseSync): Iterable<{ id: number; tokens: number[] }> {
  const page = database.prepare('SELECT id, packed FROM tokens WHERE id > ? ORDER BY id LIMIT ?');
  let last = 0;
  for (let rows = page.all(last, PAGE); rows.length > 0; rows = page.all(last, PAGE)) {
    for (const row of rows as { id: number; packed: Uint8Array }[]) {
      last = row.id;
      yield { id: row.id, tokens: decodeTokens(row.packed) };
    }
  }
}

/** New key by old key. Words that no sentence has any more are dropped. */
function rankWords(database: DatabaseSync): Uint32Array {
  const { next } = database.prepare('SELECT next_key AS next FROM ranking').get() as { next: number };
  const counts = new Uint32Array(next);
  for (const { tokens } of readTokens(database)) {
    for (const key of new Set(tokens.map(keyOfPacked))) counts[key]!++;
  }
  const words = database.prepare('SELECT text, key FROM word').all() as { text: string; key: number }[];
  const used = words.filter(({ key }) => counts[key]! > 0);
  used.sort((a, b) => counts[b.key]! - counts[a.key]! || a.key - b.key);
  const keys = new Uint32Array(next);
  used.forEach(({ key }, rank) => {
    keys[key] = FIRST_WORD_KEY + rank;
  });
  rewriteWords(database, used, keys);
  return keys;
}

function rewriteWords(
  database: DatabaseSync,
  words: { text: string; key: number }[],
  keys: Uint32Array,
): void {
  database.exec('DELETE FROM word');
  const insert = database.prepare('INSERT INTO word (text, key) VALUES (?, ?)');
  for (const { text, key } of words.toSorted((a, b) => (a.text < b.text ? -1 : 1)))
    insert.run(text, keys[key]!);
  database.prepare('UPDATE ranking SET next_key = ?').run(FIRST_WORD_KEY + words.length);
}

/** Lists of sentences by element and bucket: arrays of numbers, sorted once, for millions of them. */
class Lists {
  readonly #counts: Uint32Array;
  #slots = new Float64Array(1 << 16);
  #ids = new Uint32Array(1 << 16);
  #size = 0;

  /** `keys`: the number of keys there may be. */
  constructor(keys: number) {
    this.#counts = new Uint32Array(keys + FIRST_WORD_KEY + 1);
  }

  add(element: number, bucket: number, id: number): void {
    if (this.#size === this.#ids.length) this.#grow();
    this.#slots[this.#size] = slotOf(element, bucket);
    this.#ids[this.#size++] = id;
    this.#counts[element % MAX_KEYS]!++;
  }

  #grow(): void {
    const slots = new Float64Array(this.#size * 2);
    slots.set(this.#slots);
    const ids = new Uint32Array(this.#size * 2);
    ids.set(this.#ids);
    this.#slots = slots;
    this.#ids = ids;
  }

  write(database: DatabaseSync): void {
    const { order, ends } = this.#byKey();
    const put = preparePut(database);
    let from = 0;
    for (const end of ends) {
      const lists = new Map<number, number[]>();
      for (const at of order.subarray(from, end)) {
        const list = lists.get(this.#slots[at]!);
        if (list) list.push(this.#ids[at]!);
        else lists.set(this.#slots[at]!, [this.#ids[at]!]);
      }
      for (const [slot, ids] of [...lists].sort(([a], [b]) => a - b)) putChunks(put, { slot, chunk: 0 }, ids);
      from = end;
    }
  }

  /** A counting sort by key; within a key the order of adding, which is that of the ids. */
  #byKey(): { order: Uint32Array; ends: Uint32Array } {
    const ends = new Uint32Array(this.#counts.length);
    let sum = 0;
    for (let key = 0; key < ends.length; key++) {
      ends[key] = sum;
      sum += this.#counts[key]!;
    }
    const order = new Uint32Array(this.#size);
    for (let at = 0; at < this.#size; at++) {
      const key = Math.floor(this.#slots[at]! / slotOf(1, 0)) % MAX_KEYS;
      order[ends[key]!++] = at;
    }
    return { order, ends };
  }
}
