/** Articles and their galleys, by what they are asked for with. */
import type { ArticlePlan } from '../../plan/plan.ts';
import { Echoes, type Said } from '../../plan/review-echoes.ts';
import { type Galley, galleyId, galleysOf } from '../../plan/review-galley.ts';

export class GalleyIndex {
  readonly #articles = new Map<string, ArticlePlan>();
  readonly #galleys = new Map<string, Galley>();
  /** Ids by the path of the record. */
  readonly #byPath = new Map<string, string>();
  readonly echoes = new Echoes();

  /** In the order of their names, edition by edition. */
  galleys(edition?: string): Galley[] {
    const all = [...this.#galleys.values()];
    return edition === undefined ? all : all.filter(({ planned }) => planned.edition.name === edition);
  }

  galley(id: string): Galley | undefined {
    return this.#galleys.get(id);
  }

  /** Whose record stands at a path. */
  galleyAt(path: string): Galley | undefined {
    return this.#galleys.get(this.#byPath.get(path) ?? '');
  }

  articles(): ArticlePlan[] {
    return [...this.#articles.values()];
  }

  article(id: string): ArticlePlan | undefined {
    return this.#articles.get(id);
  }

  /** A galley that stays keeps its place in the list. */
  put(article: ArticlePlan): void {
    this.#articles.set(article.article.id, article);
    const galleys = galleysOf(article);
    const ids = new Set(galleys.map(({ id }) => id));
    for (const { edition } of article.editions) {
      const id = galleyId(article.article.id, edition.name);
      this.#forget(id, !ids.has(id));
    }
    for (const galley of galleys) {
      this.#galleys.set(galley.id, galley);
      this.echoes.add(galley);
      this.#byPath.set(galley.planned.path, galley.id);
    }
  }

  /** Returns sentences elsewhere that say the same as what was changed. */
  replace(galley: Galley): Said[] {
    const before = this.#galleys.get(galley.id);
    this.#galleys.set(galley.id, galley);
    return before ? this.echoes.replace(before, galley) : [];
  }

  /** The ids of the galleys that are gone with it. */
  remove({ article, editions }: ArticlePlan): string[] {
    this.#articles.delete(article.id);
    return editions
      .map(({ edition }) => galleyId(article.id, edition.name))
      .filter((id) => this.#forget(id, true));
  }

  #forget(id: string, isGone: boolean): boolean {
    const galley = this.#galleys.get(id);
    if (!galley) return false;
    this.echoes.remove(galley);
    if (isGone) this.#galleys.delete(id);
    return true;
  }
}
