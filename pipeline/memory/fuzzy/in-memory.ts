/** A MemoryIndex that lives as long as the process: for small projects, and to test others against. */
import type { Result } from '../../model/finding.ts';
import { ok } from '../../model/finding.ts';
import type {
  ConcordanceQuery,
  FuzzyQuery,
  MemoryEntry,
  MemoryHit,
  MemoryMatch,
  MemorySource,
} from '../../model/memory.ts';
import { atLeastOf, chooseMatches, DEFAULT_HITS, isWorthKeeping, newest } from './choose.ts';
import { holdsWords, wordsToFind } from './concordance.ts';
import { findSimilar, type SentenceStore } from './find.ts';
import { FIRST_WORD_KEY, pack, totalWeight } from './pack.ts';
import { bucketOf, MAX_BUCKETS, prefixOf } from './prefix.ts';
import { tokenise } from './tokens.ts';

interface Held {
  readonly source: MemorySource;
  readonly hits: readonly MemoryHit[];
}

export class InMemoryIndex {
  readonly #held = new Map<string, Held>();
  #sentences: Sentences | undefined;

  async sources(): Promise<Result<readonly MemorySource[]>> {
    return ok([...this.#held.values()].map(({ source }) => source));
  }

  async add(
    batches: readonly { readonly source: MemorySource; readonly entries: readonly MemoryEntry[] }[],
  ): Promise<Result<true>> {
    for (const { source, entries } of batches) {
      const { article, edition, sourceLanguage } = source;
      const hits = entries
        .filter(isWorthKeeping)
        .map((entry) => ({ ...entry, article, edition, sourceLanguage }));
      this.#held.set(idOf(source), { source, hits });
    }
    this.#sentences = undefined;
    return ok(true);
  }

  async remove(source: Pick<MemorySource, 'article' | 'edition'>): Promise<Result<true>> {
    this.#held.delete(idOf(source));
    this.#sentences = undefined;
    return ok(true);
  }

  async find(query: FuzzyQuery): Promise<Result<readonly MemoryMatch[]>> {
    this.#sentences ??= new Sentences([...this.#held.values()].flatMap(({ hits }) => hits));
    const sentences = this.#sentences;
    const similar = findSimilar(sentences, query.source, atLeastOf(query)) ?? [];
    const hits = [...sentences.exact(query.source), ...similar.flatMap(({ id }) => sentences.hits(id))];
    return ok(chooseMatches(query, hits.filter(isOf(query))));
  }

  async search(query: ConcordanceQuery): Promise<Result<readonly MemoryHit[]>> {
    const words = wordsToFind(query.text);
    const hits = [...this.#held.values()]
      .flatMap((held) => held.hits)
      .filter(({ source, target }) => holdsWords(source, words) || holdsWords(target, words));
    return ok(hits.sort(newest).slice(0, query.limit ?? DEFAULT_HITS));
  }

  async page(
    after: number | undefined,
    size: number,
  ): Promise<Result<{ readonly hits: readonly MemoryHit[]; readonly next?: number }>> {
    const from = after ?? 0;
    const all = [...this.#held.values()].flatMap(({ hits }) => hits);
    const next = from + size;
    return ok({ hits: all.slice(from, next), ...(next < all.length ? { next } : {}) });
  }

  async stats(): Promise<Result<{ sources: number; sentences: number; entries: number }>> {
    const all = [...this.#held.values()].flatMap(({ hits }) => hits);
    const sentences = new Set(all.map(({ source }) => source)).size;
    return ok({ sources: this.#held.size, sentences, entries: all.length });
  }

  async clear(): Promise<Result<true>> {
    await this.close();
    return ok(true);
  }

  async close(): Promise<void> {
    this.#held.clear();
    this.#sentences = undefined;
  }
}

function idOf({ article, edition }: Pick<MemorySource, 'article' | 'edition'>): string {
  return JSON.stringify([article, edition]);
}

function isOf(query: FuzzyQuery): (hit: MemoryHit) => boolean {
  return ({ edition, sourceLanguage }) =>
    edition === query.edition && sourceLanguage === query.sourceLanguage;
}

/** Each text once, found by the elements of its prefix. */
class Sentences implements SentenceStore {
  readonly #keys = new Map<string, number>();
  readonly #ids = new Map<string, number>();
  readonly #hits: MemoryHit[][] = [];
  readonly #packed: (readonly number[] | undefined)[] = [];
  readonly #postings = new Map<number, number[]>();

  constructor(hits: readonly MemoryHit[]) {
    for (const hit of hits) this.#addHit(hit);
    this.#packed.forEach((tokens, id) => {
      if (!tokens?.length) return;
      const bucket = bucketOf(totalWeight(tokens));
      for (const element of prefixOf(tokens)) this.#post(element * MAX_BUCKETS + bucket, id);
    });
  }

  #addHit(hit: MemoryHit): void {
    const known = this.#ids.get(hit.source);
    if (known !== undefined) {
      this.#hits[known]!.push(hit);
      return;
    }
    this.#ids.set(hit.source, this.#hits.length);
    this.#hits.push([hit]);
    this.#packed.push(pack(tokenise(hit.source), (word) => this.#keyFor(word)));
  }

  #keyFor(word: string): number {
    const key = this.#keys.get(word) ?? FIRST_WORD_KEY + this.#keys.size;
    this.#keys.set(word, key);
    return key;
  }

  #post(slot: number, id: number): void {
    const ids = this.#postings.get(slot);
    if (ids) ids.push(id);
    else this.#postings.set(slot, [id]);
  }

  keyOf(word: string): number | undefined {
    return this.#keys.get(word);
  }

  postings(element: number, bucket: number): Iterable<readonly number[]> {
    const ids = this.#postings.get(element * MAX_BUCKETS + bucket);
    return ids ? [ids] : [];
  }

  *packed(ids: readonly number[]): Iterable<{ id: number; tokens: readonly number[] }> {
    for (const id of ids) yield { id, tokens: this.#packed[id]! };
  }

  hits(id: number): readonly MemoryHit[] {
    return this.#hits[id]!;
  }

  /** The very same text, also where it is too long to be compared. */
  exact(source: string): readonly MemoryHit[] {
    const id = this.#ids.get(source);
    return id === undefined ? [] : this.#hits[id]!;
  }
}
