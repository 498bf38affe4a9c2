/** Asking an index. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  atLeastOf,
  chooseMatches,
  DEFAULT_HITS,
  DEFAULT_MATCHES,
  newest,
} from '../../memory/fuzzy/choose.ts';
import { holdsWords, wordsToFind } from '../../memory/fuzzy/concordance.ts';
import { findSimilar, type SentenceStore } from '../../memory/fuzzy/find.ts';
import { RememberedSentences } from '../../memory/fuzzy/remembered.ts';
import type { CodedText } from '../../model/coded-text.ts';
import type { Language } from '../../model/locale.ts';
import type {
  ConcordanceQuery,
  FuzzyQuery,
  MemoryHit,
  MemoryMatch,
  MemorySource,
} from '../../model/memory.ts';
import type { Origin, State } from '../../model/segment.ts';
import type { MemoryPage, MemoryStats } from '../../ports.ts';
import { SqliteSentences } from './sentences.ts';
import { hashOf } from './write.ts';

interface Row {
  readonly text: string;
  readonly target: string;
  readonly state: string;
  readonly origin: string;
  readonly maker: string | null;
  readonly made: string | null;
  readonly article: string;
  readonly edition: string;
  readonly language: string;
}

const HITS = `
  SELECT sentence.text, entry.target, entry.state, entry.origin, entry.maker, entry.made,
    source.article, source.edition, source.language
  FROM entry JOIN sentence ON sentence.id = entry.sentence JOIN source ON source.id = entry.source`;

/** Sides of a concordance are read this far back. */
const DEEPEST = 2000;

export class Reader {
  readonly #database: DatabaseSync;
  readonly #sentences: SqliteSentences;
  readonly #ofSentence: StatementSync;
  readonly #same: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#sentences = new SqliteSentences(database);
    this.#ofSentence = database.prepare(
      `${HITS} WHERE entry.sentence = ? AND source.edition = ? AND source.language = ?`,
    );
    this.#same = database.prepare('SELECT id FROM sentence WHERE hash = ? AND text = ?');
  }

  find(query: FuzzyQuery): MemoryMatch[] {
    return this.#findIn(this.#sentences, query);
  }

  /** Sentences of one site share most of their words: what was read for one is kept for the next. */
  findAll(queries: readonly FuzzyQuery[]): MemoryMatch[][] {
    const sentences = new RememberedSentences(this.#sentences);
    return queries.map((query) => this.#findIn(sentences, query));
  }

  #findIn(sentences: SentenceStore, query: FuzzyQuery): MemoryMatch[] {
    const similar = findSimilar(sentences, query.source, atLeastOf(query));
    const wanted = query.limit ?? DEFAULT_MATCHES;
    // The very same text is similar too.
    if (!similar) return chooseMatches(query, this.#exact(query));
    const hits: MemoryHit[] = [];
    let lowest = 100;
    for (const { id, score } of similar) {
      // Sentences of the same score are read to the last, so that choosing among them is the chooser's.
      const isEnough = score < lowest && hits.length >= wanted;
      if (isEnough && chooseMatches(query, hits).length >= wanted) break;
      lowest = score;
      hits.push(...this.#hitsOf(id, query));
    }
    return chooseMatches(query, hits);
  }

  /** The very same text, where it cannot be compared. */
  #exact(query: FuzzyQuery): MemoryHit[] {
    const row = this.#same.get(hashOf(query.source), query.source) as { id: number } | undefined;
    return row ? this.#hitsOf(row.id, query) : [];
  }

  #hitsOf(sentence: number, { edition, sourceLanguage }: FuzzyQuery): MemoryHit[] {
    return (this.#ofSentence.all(sentence, edition, sourceLanguage) as unknown as Row[]).map(toHit);
  }

  search(query: ConcordanceQuery): MemoryHit[] {
    const words = wordsToFind(query.text);
    if (words.length === 0) return [];
    const match = words.map((word) => `"${word}"`).join(' AND ');
    const rows = this.#database
      .prepare(
        `${HITS} WHERE entry.sentence IN (
           SELECT rowid FROM source_words WHERE source_words MATCH ?1 ORDER BY rowid DESC LIMIT ${DEEPEST}
         ) OR entry.id IN (
           SELECT rowid FROM target_words WHERE target_words MATCH ?1 ORDER BY rowid DESC LIMIT ${DEEPEST}
         )`,
      )
      .all(match) as unknown as Row[];
    return rows
      .map(toHit)
      .filter(({ source, target }) => holdsWords(source, words) || holdsWords(target, words))
      .sort(newest)
      .slice(0, query.limit ?? DEFAULT_HITS);
  }

  page(after: number | undefined, size: number): MemoryPage {
    const rows = this.#database
      .prepare(
        `${HITS.replace('SELECT', 'SELECT entry.id AS id,')} WHERE entry.id > ? ORDER BY entry.id LIMIT ?`,
      )
      .all(after ?? 0, size) as unknown as (Row & { readonly id: number })[];
    const last = rows.at(-1);
    return { hits: rows.map(toHit), ...(last && rows.length === size ? { next: last.id } : {}) };
  }

  stats(): MemoryStats {
    const count = (table: string): number =>
      Number(this.#database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count']);
    return { sources: count('source'), sentences: count('sentence'), entries: count('entry') };
  }

  sources(): MemorySource[] {
    const rows = this.#database
      .prepare('SELECT article, edition, language AS sourceLanguage, stamp FROM source ORDER BY id')
      .all();
    return rows.map((row) => ({ ...row })) as unknown as MemorySource[];
  }
}

function toHit(row: Row): MemoryHit {
  return {
    source: row.text as CodedText,
    target: row.target as CodedText,
    state: row.state as State,
    origin: row.origin as Origin,
    ...(row.maker === null ? {} : { by: row.maker }),
    ...(row.made === null ? {} : { at: row.made }),
    article: row.article,
    edition: row.edition,
    sourceLanguage: row.language as Language,
  };
}
