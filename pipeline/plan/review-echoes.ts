/**
 * Sentences of an edition that have one source or one translation, wherever they stand: what two people made of one
 * sentence shows only beside each other.
 */
import type { Article } from '../model/article.ts';
import { plainText } from '../model/coded-text.ts';
import type { Segment } from '../model/segment.ts';
import type { Galley } from './review-galley.ts';

/** A translated sentence and where it stands. */
export interface Said {
  readonly galley: string;
  readonly article: Article;
  readonly segment: Segment;
  readonly target: string;
}

/** Nearly every text is said once: that one stands alone, without a list around it. */
type ByText = Map<string, Said | Said[]>;

interface OfEdition {
  readonly sources: ByText;
  readonly targets: ByText;
}

/** Others that are looked at for one sentence: a site may say "Read more." ten thousand times. */
const MOST = 200;

export class Echoes {
  readonly #editions = new Map<string, OfEdition>();

  add(galley: Galley): void {
    for (const said of saidIn(galley)) this.#put(galley, said);
  }

  remove(galley: Galley): void {
    for (const said of saidIn(galley)) this.#take(galley, said);
  }

  /** What was said in the place of what; returns the sentences elsewhere that it may matter to. */
  replace(before: Galley, after: Galley): Said[] {
    const was = changedIn(before, after);
    const is = changedIn(after, before);
    const beside = [...was, ...is].flatMap((said) => this.beside(before, said.segment, said.target));
    for (const said of was) this.#take(before, said);
    for (const said of is) this.#put(after, said);
    return [...new Set(beside)];
  }

  /** Others with the source of a sentence, then others with the text as their translation; `MOST` of each. */
  beside(galley: Galley, segment: Segment, target: string): Said[] {
    const { sources, targets } = this.#of(galley);
    const found = [
      ...listOf(sources.get(keyOf(segment.source))).slice(0, MOST),
      ...listOf(targets.get(keyOf(target))).slice(0, MOST),
    ];
    return found.filter((said) => said.segment.id !== segment.id || said.galley !== galley.id);
  }

  #put(galley: Galley, said: Said): void {
    const { sources, targets } = this.#of(galley);
    put(sources, keyOf(said.segment.source), said);
    put(targets, keyOf(said.target), said);
  }

  #take(galley: Galley, said: Said): void {
    const { sources, targets } = this.#of(galley);
    take(sources, keyOf(said.segment.source), said);
    take(targets, keyOf(said.target), said);
  }

  #of({ planned }: Galley): OfEdition {
    const { name } = planned.edition;
    const known = this.#editions.get(name) ?? { sources: new Map(), targets: new Map() };
    this.#editions.set(name, known);
    return known;
  }
}

function saidIn({ id, article, planned, entries }: Galley): Said[] {
  return planned.segments.flatMap((segment) => {
    const target = entries.get(segment.id)?.target;
    return target ? [{ galley: id, article: article.article, segment, target }] : [];
  });
}

/** Only what is not the same in the other. */
function changedIn(galley: Galley, other: Galley): Said[] {
  return saidIn(galley).filter(({ segment, target }) => other.entries.get(segment.id)?.target !== target);
}

function keyOf(coded: string): string {
  return (coded.includes('<') ? plainText(coded) : coded).trim();
}

function listOf(found: Said | Said[] | undefined): Said[] {
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

function put(texts: ByText, key: string, said: Said): void {
  const found = texts.get(key);
  if (found === undefined) texts.set(key, said);
  else if (Array.isArray(found)) found.push(said);
  else texts.set(key, [found, said]);
}

function take(texts: ByText, key: string, { galley, segment }: Said): void {
  const left = listOf(texts.get(key)).filter((one) => one.galley !== galley || one.segment.id !== segment.id);
  if (left.length > 1) texts.set(key, left);
  else if (left[0]) texts.set(key, left[0]);
  else texts.delete(key);
}
