/** A store of sentences that remembers what it was asked, for as long as nothing is written. */
import type { SentenceStore } from './find.ts';
import type { Element } from './prefix.ts';

/** Ids and tokens that are kept; then all of them are forgotten and it begins anew. 8 bytes each, at most. */
const KEPT = 4_000_000;

/** The key of a word that no sentence has. */
const NONE = -1;

type Ids = readonly ArrayLike<number>[];

export class RememberedSentences implements SentenceStore {
  readonly #store: SentenceStore;
  readonly #keys = new Map<string, number>();
  readonly #postings = new Map<number, Map<Element, Ids>>();
  readonly #packed = new Map<number, ArrayLike<number> | undefined>();
  #kept = 0;

  constructor(store: SentenceStore) {
    this.#store = store;
  }

  keyOf(word: string): number | undefined {
    const known = this.#keys.get(word);
    if (known !== undefined) return known === NONE ? undefined : known;
    const key = this.#store.keyOf(word);
    this.#keep(1);
    this.#keys.set(word, key ?? NONE);
    return key;
  }

  postings(element: Element, bucket: number): Ids {
    let ofBucket = this.#postings.get(bucket);
    const known = ofBucket?.get(element);
    if (known) return known;
    const found = [...this.#store.postings(element, bucket)];
    this.#keep(found.reduce((sum, ids) => sum + ids.length, 1));
    ofBucket = this.#postings.get(bucket) ?? new Map();
    this.#postings.set(bucket, ofBucket.set(element, found));
    return found;
  }

  *packed(ids: readonly number[]): Iterable<{ id: number; tokens: ArrayLike<number> }> {
    for (const id of ids) {
      if (!this.#packed.has(id)) {
        const [found] = this.#store.packed([id]);
        this.#keep(1 + (found?.tokens.length ?? 0));
        this.#packed.set(id, found?.tokens);
      }
      const tokens = this.#packed.get(id);
      if (tokens) yield { id, tokens };
    }
  }

  #keep(size: number): void {
    this.#kept += size;
    if (this.#kept <= KEPT) return;
    for (const memory of [this.#keys, this.#postings, this.#packed]) memory.clear();
    this.#kept = size;
  }
}
