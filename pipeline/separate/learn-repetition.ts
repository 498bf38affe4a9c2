/**
 * Learns which lines recur in many articles of a site, one article after another. Of each article only numbers are
 * kept, and the text of a line from the second article on that has it: an archive may be far larger than memory.
 */
import type { Article } from '../model/article.ts';
import { type Packed, pack, unpack } from '../model/packed.ts';
import { foldText } from './fold-text.ts';
import { type LineCount, LONGEST, type Repetition } from './repetition.ts';
import { type Outline, SENTENCE_UNITS, versionsOf } from './versions.ts';
import { viewBlock } from './view.ts';

/** Lines at either end of an article that count as its edge. */
const EDGE = 15;

/** Learns from all articles of a site; their order does not matter. Lines of one article alone are left out. */
export function learnRepetition(articles: readonly Article[]): Repetition {
  const learner = new RepetitionLearner();
  if (articles.length === 1) learner.addOnly(articles[0]!);
  else for (const article of articles) learner.add(article);
  return learner.learn();
}

/** A line of an article: its number, and whether it stands among the first or the last lines. */
const [FIRST, LAST, FLAGS] = [1, 2, 4] as const;

interface Kept extends Outline {
  /** `number * FLAGS + flags`. */
  readonly lines: Float64Array;
}

/** What was learnt, as values that can be kept. */
export interface Learnt {
  /** Ids of the articles. */
  readonly names: readonly string[];
  readonly titles: readonly (readonly string[])[];
  readonly sentences: Packed<Float64Array>;
  readonly lines: Packed<Float64Array>;
  /** By the number of a line. */
  readonly hashes: Float64Array;
  /** Of lines that more than one article had. */
  readonly texts: readonly (readonly [number, string])[];
}

export class RepetitionLearner {
  readonly #kept = new Map<string, Kept>();
  /** By the number of a line. */
  #hashes: number[] = [];
  /** By hash; made when there is something to look up. */
  #numbers: Map<number, number> | undefined;
  readonly #texts = new Map<number, string>();

  static from({ names, titles, sentences, lines, hashes, texts }: Learnt): RepetitionLearner {
    const learner = new RepetitionLearner();
    names.forEach((name, at) => {
      const own = { titles: titles[at]!, sentences: unpack(sentences, at), lines: unpack(lines, at) };
      learner.#kept.set(name, own);
    });
    learner.#hashes = Array.from(hashes);
    for (const [number, text] of texts) learner.#texts.set(number, text);
    return learner;
  }

  keep(): Learnt {
    const kept = [...this.#kept.values()];
    return {
      names: [...this.#kept.keys()],
      titles: kept.map(({ titles }) => titles),
      sentences: pack(
        kept.map(({ sentences }) => sentences),
        Float64Array,
      ),
      lines: pack(
        kept.map(({ lines }) => lines),
        Float64Array,
      ),
      hashes: Float64Array.from(this.#hashes),
      texts: [...this.#texts],
    };
  }

  /** In the place of what was learnt of an article of the same id. */
  add(article: Article): void {
    const lines = linesOf(article);
    this.#kept.set(article.id, {
      titles: titlesOf(article, lines),
      sentences: sentencesOf(lines),
      lines: this.#number(edgesOf(lines)),
    });
  }

  /** In one article nothing recurs: its titles are all there is to learn. */
  addOnly(article: Article): void {
    const titles = titlesOf(
      article,
      linesOf(article, ({ role }) => role === 'title'),
    );
    this.#kept.set(article.id, { titles, sentences: new Float64Array(), lines: new Float64Array() });
  }

  remove(id: string): void {
    this.#kept.delete(id);
  }

  #number(edges: ReadonlyMap<string, number>): Float64Array {
    const lines = new Float64Array(edges.size);
    this.#numbers ??= new Map(this.#hashes.map((hash, number) => [hash, number]));
    let at = 0;
    for (const [text, flags] of edges) {
      const hash = hashOf(text);
      const known = this.#numbers.get(hash);
      const number = known ?? this.#hashes.push(hash) - 1;
      if (known === undefined) this.#numbers.set(hash, number);
      else this.#texts.set(number, text);
      lines[at++] = number * FLAGS + flags;
    }
    return lines;
  }

  learn(): Repetition {
    const kept = [...this.#kept.values()];
    const versions = versionsOf(kept);
    const groups = Map.groupBy(kept.keys(), (at) => versions[at]!);
    const [articles, first, last] = [0, 1, 2].map(() => new Uint32Array(this.#hashes.length)) as [
      Uint32Array,
      Uint32Array,
      Uint32Array,
    ];
    const titles = new Map<string, number>();
    for (const group of groups.values()) {
      for (const line of mergedLines(group.map((at) => kept[at]!.lines))) {
        const number = Math.floor(line / FLAGS);
        articles[number]!++;
        if ((line % FLAGS) & FIRST) first[number]!++;
        if ((line % FLAGS) & LAST) last[number]!++;
      }
      for (const title of new Set(group.flatMap((at) => kept[at]!.titles)))
        titles.set(title, (titles.get(title) ?? 0) + 1);
    }
    const lines: [string, LineCount][] = [];
    for (const [at, text] of this.#texts)
      if (articles[at]! > 1)
        lines.push([text, { articles: articles[at]!, first: first[at]!, last: last[at]! }]);
    return { articles: groups.size, lines: sorted(lines), titles: sorted([...titles]) };
  }
}

/** Of versions of one article: where a line stands in any of them. */
function mergedLines(versions: readonly Float64Array[]): Iterable<number> {
  if (versions.length === 1) return versions[0]!;
  const flags = new Map<number, number>();
  for (const lines of versions)
    for (const line of lines) {
      const number = Math.floor(line / FLAGS);
      flags.set(number, (flags.get(number) ?? 0) | (line % FLAGS));
    }
  return [...flags].map(([number, both]) => number * FLAGS + both);
}

/** Code-point order, so that the kept file does not depend on the order of articles. */
function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function linesOf(
  article: Article,
  isWanted: (block: Article['blocks'][number]) => boolean = () => true,
): { text: string; role: string }[] {
  const lines: { text: string; role: string }[] = [];
  article.blocks.forEach((block, index) => {
    if (block.role === 'attribute' || block.role === 'field' || !isWanted(block)) return;
    if (block.range.end - block.range.start > LONGEST * 8) lines.push({ text: '', role: block.role });
    else lines.push({ text: foldText(viewBlock(article.source, block, index).text), role: block.role });
  });
  return lines;
}

/** Lines, each once, with where it stands. */
function edgesOf(lines: readonly { text: string }[]): Map<string, number> {
  const edges = new Map<string, number>();
  lines.forEach(({ text }, at) => {
    if (text === '' || text.length > LONGEST) return;
    const first = at < EDGE ? FIRST : 0;
    const last = lines.length - at <= EDGE ? LAST : 0;
    edges.set(text, (edges.get(text) ?? 0) | first | last);
  });
  return edges;
}

/** A first-level heading or a declared title; in plain text the first line, when it is no more than a line. */
function titlesOf(article: Article, lines: readonly { text: string; role: string }[]): string[] {
  const titles = new Set<string>();
  const declared = article.frontMatter?.data['title'];
  if (typeof declared === 'string') titles.add(foldText(declared));
  for (const { text, role } of lines) if (role === 'title' && text !== '') titles.add(text);
  return [...titles];
}

function sentencesOf(lines: readonly { text: string }[]): Float64Array {
  const long = lines.filter(({ text }) => text.length >= SENTENCE_UNITS);
  return Float64Array.from(new Set(long.map(({ text }) => hashOf(text))));
}

/** 52 bits: a million lines meet in one number with odds of 1 in 10^4, and then count together. */
function hashOf(text: string): number {
  let [low, high] = [0x811c_9dc5, 0xcbf2_9ce4];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x0100_0193);
    high = Math.imul(high + unit, 0x85eb_ca6b) ^ (high >>> 13);
  }
  return (high >>> 12) * 0x1_0000_0000 + (low >>> 0);
}
