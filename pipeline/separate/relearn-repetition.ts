/**
 * What was learnt of a site of which some articles are otherwise since. Only what these have to do with is counted
 * again: their own lines, and those of articles that are versions of them, or were, or may be.
 */
import type { Article } from '../model/article.ts';
import { packTexts, repack, unpack, unpackTexts } from '../model/packed.ts';
import {
  type Counts,
  count,
  isSameCount,
  type Learnt,
  type LearntArticle,
  lineCount,
  packRepetition,
  packTitles,
  patched,
  unpackRepetition,
} from './learnt.ts';
import { FLAGS, hashOf, outlineOf } from './outline.ts';
import type { LineCount, Repetition } from './repetition.ts';
import { versionsOf } from './versions.ts';

/** Articles are looked up by this many; with more of them, all lines are put in order first. */
const FEW = 8;

interface Relearnt {
  readonly repetition: Repetition;
  readonly counts: Counts;
  /** By row; of those whose versions were told apart anew. */
  readonly versions: ReadonlyMap<number, number>;
}

/** Articles that were learnt from are rows; those that are new come after them. */
export class RepetitionRelearner {
  readonly #learnt: Learnt;
  readonly #before: Repetition;
  readonly #names: string[];
  readonly #titles: string[];
  readonly #gone = new Set<number>();
  readonly #own = new Map<string, LearntArticle>();
  /** Hashes and texts that are new. */
  readonly #hashes: number[] = [];
  readonly #texts = new Map<number, string>();
  /** By hash: of new lines, and of all where many are looked up. */
  readonly #numbers = new Map<number, number>();
  #lookups = 0;
  #relearnt: Relearnt | undefined;

  constructor(learnt: Learnt) {
    this.#learnt = learnt;
    this.#before = unpackRepetition(learnt.repetition);
    this.#names = unpackTexts(learnt.names);
    this.#titles = unpackTexts(learnt.titles.texts);
  }

  /** What was learnt before. */
  get before(): Repetition {
    return this.#before;
  }

  remove(id: string): void {
    this.#relearnt = undefined;
    this.#own.delete(id);
    const row = this.#names.indexOf(id);
    if (row >= 0) this.#gone.add(row);
  }

  /** In the place of what was learnt of an article of the same id. */
  add(article: Article): void {
    this.remove(article.id);
    const { titles, sentences, edges } = outlineOf(article);
    this.#own.set(article.id, { titles, sentences, lines: this.#number(edges) });
  }

  #number(edges: ReadonlyMap<string, number>): Float64Array {
    const hashes = Array.from(edges.keys(), hashOf);
    this.#lookUp(hashes);
    let at = 0;
    return Float64Array.from(edges, ([text, flags]) => {
      const hash = hashes[at++]!;
      const known = this.#numbers.get(hash);
      const number = known ?? this.#learnt.hashes.length + this.#hashes.push(hash) - 1;
      if (known === undefined) this.#numbers.set(hash, number);
      else if (this.#textOf(number) === undefined) this.#texts.set(number, text);
      return number * FLAGS + flags;
    });
  }

  #lookUp(hashes: readonly number[]): void {
    const known = this.#learnt.hashes;
    if (this.#lookups++ >= FEW) {
      if (this.#lookups === FEW + 1)
        for (const [number, hash] of known.entries()) this.#numbers.set(hash, number);
      return;
    }
    const wanted = new Set(hashes);
    const low = new Uint8Array(0x1_0000);
    for (const hash of hashes) low[hash & 0xffff] = 1;
    for (let number = 0; number < known.length; number++) {
      const hash = known[number]!;
      if (low[hash & 0xffff] === 1 && wanted.has(hash)) this.#numbers.set(hash, number);
    }
  }

  #textOf(number: number): string | undefined {
    const { numbers, texts } = this.#learnt.texts;
    const at = numbers.indexOf(number);
    if (at < 0) return this.#texts.get(number);
    return texts.text.slice(at === 0 ? 0 : texts.ends[at - 1], texts.ends[at]);
  }

  learn(): Repetition {
    this.#relearnt ??= this.#relearn();
    return this.#relearnt.repetition;
  }

  #relearn(): Relearnt {
    const members = this.#members();
    const counts = this.#learnt.counts.map((column) => {
      const longer = new Uint32Array(column.length + this.#hashes.length);
      longer.set(column);
      return longer;
    }) as unknown as Counts;
    const titles = new Map<string, number>();
    const { versions: old } = this.#learnt;
    const groups = [...Map.groupBy(members, (row) => old[row]!).values()];
    for (const group of groups)
      count(
        group.map((row) => this.#article(row)),
        { counts, titles, by: -1 },
      );
    const versions = this.#versions(members);
    const anew = [...Map.groupBy(versions.keys(), (row) => versions.get(row)!).values()];
    for (const group of anew)
      count(
        group.map((row) => this.#article(row)),
        { counts, titles, by: 1 },
      );
    const touched = [...groups, ...anew].flat().flatMap((row) => [...this.#article(row).lines]);
    const numbers = new Set(touched.map((line) => Math.floor(line / FLAGS)));
    const articles = this.#before.articles - groups.length + anew.length;
    return { repetition: this.#repetition({ articles, numbers, counts, titles }), counts, versions };
  }

  /** Rows, those that are gone included, whose versions may be others now. */
  #members(): number[] {
    const own = [...this.#own.values()].flatMap(({ titles }) => titles);
    const titles = new Set([...own, ...[...this.#gone].flatMap((row) => this.#titlesAt(row))]);
    const { versions } = this.#learnt;
    const roots = new Set([...this.#rowsWith(titles), ...this.#gone].map((row) => versions[row]!));
    const rows: number[] = [];
    for (let row = 0; row < versions.length; row++) if (roots.has(versions[row]!)) rows.push(row);
    return rows;
  }

  /** Of members that are there and of new articles: the first version of each, told by all that share a title with one. */
  #versions(members: readonly number[]): Map<number, number> {
    const own = Array.from(this.#own.keys(), (_, at) => this.#names.length + at);
    const looked = [...members.filter((row) => !this.#gone.has(row)), ...own];
    const titles = new Set(looked.flatMap((row) => this.#article(row).titles));
    const namesakes = [...new Set([...looked, ...this.#rowsWith(titles)])].filter(
      (row) => !this.#gone.has(row),
    );
    const first = versionsOf(namesakes.map((row) => this.#article(row)));
    const told = new Map(namesakes.map((row, at) => [row, namesakes[first[at]!]!]));
    return new Map(looked.map((row) => [row, told.get(row)!]));
  }

  #rowsWith(titles: ReadonlySet<string>): number[] {
    const { ends } = this.#learnt.titles;
    const rows = new Set<number>();
    let row = 0;
    this.#titles.forEach((title, at) => {
      while (at >= ends[row]!) row++;
      if (titles.has(title)) rows.add(row);
    });
    return [...rows];
  }

  #titlesAt(row: number): string[] {
    const { ends } = this.#learnt.titles;
    return this.#titles.slice(row === 0 ? 0 : ends[row - 1], ends[row]);
  }

  #article(row: number): LearntArticle {
    const own = [...this.#own.values()][row - this.#names.length];
    if (own) return own;
    const { sentences, lines } = this.#learnt;
    return { titles: this.#titlesAt(row), sentences: unpack(sentences, row), lines: unpack(lines, row) };
  }

  #repetition(at: {
    readonly articles: number;
    readonly numbers: ReadonlySet<number>;
    readonly counts: Counts;
    readonly titles: ReadonlyMap<string, number>;
  }): Repetition {
    const lines = new Map<string, LineCount | undefined>();
    for (const number of at.numbers) {
      const text = this.#textOf(number);
      const line = lineCount(at.counts, number);
      if (text !== undefined) lines.set(text, line.articles > 1 ? line : undefined);
    }
    const { titles } = this.#before;
    const counted = [...at.titles].map(([title, by]) => {
      const sum = (Object.hasOwn(titles, title) ? titles[title]! : 0) + by;
      return [title, sum || undefined] as const;
    });
    return {
      articles: at.articles,
      lines: patched(this.#before.lines, [...lines], isSameCount),
      titles: patched(titles, counted, Object.is),
    };
  }

  keep(): Learnt {
    this.learn();
    const { counts, versions, repetition } = this.#relearnt!;
    const rows = [...this.#names.keys()].filter((row) => !this.#gone.has(row));
    const own = [...this.#own.values()];
    const all = [...rows, ...own.map((_, at) => this.#names.length + at)];
    const places = new Map(all.map((row, at) => [row, at]));
    const { hashes, texts } = this.#learnt;
    return {
      names: packTexts([...rows.map((row) => this.#names[row]!), ...this.#own.keys()]),
      titles: packTitles([...rows.map((row) => this.#titlesAt(row)), ...own.map(({ titles }) => titles)]),
      sentences: repack(
        this.#learnt.sentences,
        { kept: rows, more: own.map(({ sentences }) => sentences) },
        Float64Array,
      ),
      lines: repack(this.#learnt.lines, { kept: rows, more: own.map(({ lines }) => lines) }, Float64Array),
      versions: Uint32Array.from(all, (row) => places.get(versions.get(row) ?? this.#learnt.versions[row]!)!),
      counts,
      hashes: this.#hashes.length ? Float64Array.from([...hashes, ...this.#hashes]) : hashes,
      texts: this.#texts.size ? this.#moreTexts() : texts,
      repetition: packRepetition(repetition),
    };
  }

  #moreTexts(): Learnt['texts'] {
    const { numbers, texts } = this.#learnt.texts;
    return {
      numbers: Uint32Array.from([...numbers, ...this.#texts.keys()]),
      texts: packTexts([...unpackTexts(texts), ...this.#texts.values()]),
    };
  }
}
