/**
 * Learns which lines recur in many articles of a site, one article after another. Of each article only numbers are
 * kept, and the text of a line from the second article on that has it: an archive may be far larger than memory.
 */
import type { Article } from '../model/article.ts';
import { packTexts } from '../model/packed.ts';
import {
  count,
  countsOf,
  type Learnt,
  type LearntArticle,
  lineCount,
  packArticles,
  packRepetition,
  sorted,
} from './learnt.ts';
import { FLAGS, hashOf, outlineOf, titlesAlone } from './outline.ts';
import type { LineCount, Repetition } from './repetition.ts';
import { versionsOf } from './versions.ts';

/** Learns from all articles of a site; their order does not matter. Lines of one article alone are left out. */
export function learnRepetition(articles: readonly Article[]): Repetition {
  const learner = new RepetitionLearner();
  if (articles.length === 1) learner.addOnly(articles[0]!);
  else for (const article of articles) learner.add(article);
  return learner.learn();
}

export class RepetitionLearner {
  readonly #kept = new Map<string, LearntArticle>();
  /** By the number of a line. */
  readonly #hashes: number[] = [];
  /** By hash. */
  readonly #numbers = new Map<number, number>();
  readonly #texts = new Map<number, string>();

  add(article: Article): void {
    const { titles, sentences, edges } = outlineOf(article);
    this.#kept.set(article.id, { titles, sentences, lines: this.#number(edges) });
  }

  /** In one article nothing recurs: its titles are all there is to learn. */
  addOnly(article: Article): void {
    const titles = titlesAlone(article);
    this.#kept.set(article.id, { titles, sentences: new Float64Array(), lines: new Float64Array() });
  }

  #number(edges: ReadonlyMap<string, number>): Float64Array {
    const lines = new Float64Array(edges.size);
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
    return this.#count().repetition;
  }

  keep(): Learnt {
    const { repetition, ...counted } = this.#count();
    return {
      ...packArticles(this.#kept),
      ...counted,
      hashes: Float64Array.from(this.#hashes),
      texts: {
        numbers: Uint32Array.from(this.#texts.keys()),
        texts: packTexts([...this.#texts.values()]),
      },
      repetition: packRepetition(repetition),
    };
  }

  #count(): Pick<Learnt, 'versions' | 'counts'> & { readonly repetition: Repetition } {
    const kept = [...this.#kept.values()];
    const versions = Uint32Array.from(versionsOf(kept));
    const groups = Map.groupBy(kept.keys(), (at) => versions[at]!);
    const counts = countsOf(this.#hashes.length);
    const titles = new Map<string, number>();
    for (const group of groups.values())
      count(
        group.map((at) => kept[at]!),
        { counts, titles, by: 1 },
      );
    const lines: [string, LineCount][] = [];
    for (const [number, text] of this.#texts) {
      const line = lineCount(counts, number);
      if (line.articles > 1) lines.push([text, line]);
    }
    const repetition = { articles: groups.size, lines: sorted(lines), titles: sorted([...titles]) };
    return { versions, counts, repetition };
  }
}
