/**
 * The exact memory of an archive that does not fit into memory: of each translated sentence some numbers are kept, and
 * the record that has the one that is found is read again. It answers as `buildExactMemory` does.
 */
import { fnv1a } from '../model/fnv.ts';
import { type PackedTexts, packTexts, unpackTexts } from '../model/packed.ts';
import { type RecordSegment, STATES, type TranslationRecord } from '../model/segment.ts';
import type { ExactMatch, ExactMemory, ExactQuery } from './exact.ts';

/** A record by its number, hand edits taken over; undefined where it is gone. */
export type RecordOf = (path: string) => TranslationRecord | undefined;

/** Numbers of a row: two of its key, one for each neighbour, its state, its record, the next row of its bucket. */
const COLUMNS = 7;
const [KEY, KEY_TOO, BEFORE, AFTER, STATE, OWNER, NEXT] = [0, 1, 2, 3, 4, 5, 6] as const;
/** Stands for no row, and for the record of a row that counts no more. */
const NONE = 0xffff_ffff;

/** The table as values that can be kept. */
export interface KeptTable {
  readonly rows: Uint32Array;
  /** By the number that rows have of their record. */
  readonly paths: PackedTexts;
  readonly articles: PackedTexts;
}

/** A record, and its rows: from the first to before the last. */
interface Owner {
  readonly path: string;
  readonly article: string;
  first: number;
  last: number;
}

export class ExactTable implements ExactMemory {
  readonly #recordOf: RecordOf;
  readonly #owners: Owner[] = [];
  readonly #numbers = new Map<string, number>();
  #rows = new Uint32Array(1024 * COLUMNS);
  #buckets = new Uint32Array(1024).fill(NONE);
  #count = 0;
  #living = 0;

  constructor(recordOf: RecordOf) {
    this.#recordOf = recordOf;
  }

  static from({ rows, paths, articles }: KeptTable, recordOf: RecordOf): ExactTable {
    const table = new ExactTable(recordOf);
    const names = unpackTexts(articles);
    unpackTexts(paths).forEach((path, owner) => {
      table.#owners.push({ path, article: names[owner]!, first: 0, last: 0 });
      table.#numbers.set(path, owner);
    });
    table.#takeOver(rows);
    return table;
  }

  #takeOver(rows: Uint32Array): void {
    this.#count = rows.length / COLUMNS;
    this.#living = this.#count;
    while (this.#buckets.length < this.#count) this.#buckets = new Uint32Array(this.#buckets.length * 2);
    this.#buckets.fill(NONE);
    this.#rows = new Uint32Array(this.#buckets.length * COLUMNS);
    this.#rows.set(rows);
    for (let row = 0; row < this.#count; row++) {
      const owner = this.#owners[this.#get(row, OWNER)]!;
      if (owner.last === 0) owner.first = row;
      owner.last = row + 1;
      this.#link(row);
    }
  }

  keep(): KeptTable {
    const owners = this.#owners;
    return {
      rows: this.#livingRows(),
      paths: packTexts(owners.map(({ path }) => path)),
      articles: packTexts(owners.map(({ article }) => article)),
    };
  }

  #livingRows(): Uint32Array {
    if (this.#living === this.#count) return this.#rows.slice(0, this.#count * COLUMNS);
    const rows = new Uint32Array(this.#living * COLUMNS);
    let at = 0;
    for (let row = 0; row < this.#count; row++) {
      if (this.#get(row, OWNER) === NONE) continue;
      for (let column = 0; column < COLUMNS; column++) rows[at++] = this.#get(row, column);
    }
    return rows;
  }

  /** Forgets a record that is gone. */
  remove(path: string): void {
    const owner = this.#owners[this.#numbers.get(path) ?? -1];
    if (!owner) return;
    for (let row = owner.first; row < owner.last; row++) this.#set(row, OWNER, NONE);
    this.#living -= owner.last - owner.first;
    owner.first = owner.last;
  }

  /** Translated sentences. */
  get size(): number {
    return this.#living;
  }

  /** Takes a record in, in the place of what was known of it. */
  put(path: string, record: TranslationRecord): void {
    this.remove(path);
    const owner = this.#numbers.get(path) ?? this.#owners.length;
    const first = this.#count;
    this.#numbers.set(path, owner);
    for (const { segment, before, after } of entriesOf(record)) {
      const [key, keyToo] = keyOf(record.edition, record.sourceLanguage, segment.sourceHash);
      const state = STATES.indexOf(segment.state);
      this.#append([key, keyToo, numberOf(before), numberOf(after), state, owner, NONE]);
    }
    this.#owners[owner] = { path, article: record.article, first, last: this.#count };
  }

  find(query: ExactQuery): ExactMatch | undefined {
    const rows = this.#rowsOf(query);
    if (rows.length === 0) return undefined;
    const [before, after] = [numberOf(query.before), numberOf(query.after)];
    const near = rows.filter((row) => this.#get(row, BEFORE) === before && this.#get(row, AFTER) === after);
    const inContext = this.#best(near, query, true);
    if (inContext) return { kind: 'in-context', ...inContext };
    const best = this.#best(rows, query, false);
    return best && { kind: 'exact', ...best, state: 'translated' };
  }

  #best(
    rows: readonly number[],
    query: ExactQuery,
    isInContext: boolean,
  ): Omit<ExactMatch, 'kind'> | undefined {
    let open = rows;
    while (open.length > 0) {
      const best = open.reduce((a, b) => (this.#isBetter(b, a) ? b : a));
      const { path } = this.#owners[this.#get(best, OWNER)]!;
      const found = bestOf(this.#recordOf(path), query, isInContext);
      if (found) return found;
      // Two hashes met in the same numbers, or the file was written over meanwhile.
      open = open.filter((row) => this.#get(row, OWNER) !== this.#get(best, OWNER));
    }
    return undefined;
  }

  /** The furthest state first, then by article, as in memory. */
  #isBetter(a: number, b: number): boolean {
    const [one, other] = [this.#get(a, STATE), this.#get(b, STATE)];
    if (one !== other) return one > other;
    return this.#owners[this.#get(a, OWNER)]!.article < this.#owners[this.#get(b, OWNER)]!.article;
  }

  #rowsOf({ edition, sourceLanguage, source }: ExactQuery): number[] {
    const [key, keyToo] = keyOf(edition, sourceLanguage, source);
    const rows: number[] = [];
    let row = this.#buckets[key & (this.#buckets.length - 1)]!;
    for (; row !== NONE; row = this.#get(row, NEXT))
      if (this.#get(row, KEY) === key && this.#get(row, KEY_TOO) === keyToo && this.#get(row, OWNER) !== NONE)
        rows.push(row);
    return rows;
  }

  #append(numbers: ArrayLike<number>): void {
    const row = this.#count++;
    this.#living++;
    if (this.#count * COLUMNS > this.#rows.length) this.#grow();
    this.#rows.set(numbers, row * COLUMNS);
    this.#link(row);
  }

  #grow(): void {
    const rows = new Uint32Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
    this.#buckets = new Uint32Array(this.#buckets.length * 2).fill(NONE);
    for (let row = 0; row < this.#count - 1; row++) this.#link(row);
  }

  #link(row: number): void {
    const bucket = this.#get(row, KEY) & (this.#buckets.length - 1);
    this.#set(row, NEXT, this.#buckets[bucket]!);
    this.#buckets[bucket] = row;
  }

  #get(row: number, column: number): number {
    return this.#rows[row * COLUMNS + column]!;
  }

  #set(row: number, column: number, value: number): void {
    this.#rows[row * COLUMNS + column] = value;
  }
}

interface Entry {
  readonly segment: RecordSegment;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function* entriesOf({ segments, retired }: TranslationRecord): Iterable<Entry> {
  const isTranslated = ({ target, state }: RecordSegment) => target !== '' && state !== 'initial';
  for (const [at, segment] of segments.entries()) {
    const [before, after] = [segments[at - 1]?.sourceHash, segments[at + 1]?.sourceHash];
    if (isTranslated(segment)) yield { segment, before, after };
  }
  for (const segment of retired)
    if (isTranslated(segment)) yield { segment, before: undefined, after: undefined };
}

/** Of one record: the furthest state first, then by text. */
function bestOf(
  record: TranslationRecord | undefined,
  { source, before, after, sourceLanguage }: ExactQuery,
  isInContext: boolean,
): Omit<ExactMatch, 'kind'> | undefined {
  if (record?.sourceLanguage !== sourceLanguage) return undefined;
  let best: RecordSegment | undefined;
  for (const entry of entriesOf(record)) {
    const { segment } = entry;
    if (segment.sourceHash !== source) continue;
    if (isInContext && (entry.before !== before || entry.after !== after)) continue;
    const further = best && STATES.indexOf(segment.state) - STATES.indexOf(best.state);
    if (!best || further! > 0 || (further === 0 && segment.target < best.target)) best = segment;
  }
  return best && { target: best.target, state: best.state, article: record.article };
}

function keyOf(edition: string, language: string, source: string): [number, number] {
  const seed = fnv1a(language, fnv1a(edition));
  return [fnv1a(source, seed), fnv1a(source, ~seed)];
}

function numberOf(hash: string | undefined): number {
  return hash === undefined ? NONE : fnv1a(hash) % NONE;
}
