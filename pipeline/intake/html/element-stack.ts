/** The open elements around a place in an HTML page, as browsers see them: end tags left out are supplied. */
import type { Ancestor, BlockRole } from '../../model/article.ts';
import { isClosedBy, roleOf } from './elements.ts';

export interface Element {
  readonly name: string;
  /** The same name, with what its attributes say of it. */
  readonly ancestor: Ancestor;
  readonly start: number;
  /** How many blocks there were when it opened. */
  readonly blocks: number;
  /** What text in it is, its own containers considered. */
  readonly role: BlockRole;
  /** `translate="no"`. */
  readonly muted: boolean;
}

/** Elements inside which a text is no longer the list item or quotation around them. */
const FRESH = new Set(
  'article aside body dialog dl fieldset figure footer form header html main menu nav ol search section select table ul'.split(
    ' ',
  ),
);

/** Ancestors kept of a hostile depth: this many of the outermost and of the innermost. */
const MAX_ANCESTORS = 20;

export class ElementStack {
  readonly #elements: Element[] = [];
  readonly #open = new Map<string, number>();
  readonly #onClose: (element: Element, end: number) => void;
  #ancestors: readonly Ancestor[] | undefined;
  #context: readonly Ancestor[] = [];
  #muted = 0;

  constructor(onClose: (element: Element, end: number) => void) {
    this.#onClose = onClose;
  }

  get top(): Element | undefined {
    return this.#elements.at(-1);
  }

  get isMuted(): boolean {
    return this.#muted > 0;
  }

  /** Containers of the format around the page: the quotation or list of a Markdown article. */
  set context(ancestors: readonly Ancestor[]) {
    if (ancestors === this.#context) return;
    this.#context = ancestors;
    this.#ancestors = undefined;
  }

  get ancestors(): readonly Ancestor[] {
    this.#ancestors ??= this.#list();
    return this.#ancestors;
  }

  holds(name: string): boolean {
    return (this.#open.get(name) ?? 0) > 0;
  }

  /** Closes what the new element ends by starting. */
  push(element: Omit<Element, 'role'>): void {
    while (this.top && isClosedBy(this.top.name, element.name)) this.#pop(element.start);
    const inherited = FRESH.has(element.name) ? undefined : this.top?.role;
    this.#elements.push({ ...element, role: roleOf(element.name) ?? inherited ?? 'paragraph' });
    this.#open.set(element.name, (this.#open.get(element.name) ?? 0) + 1);
    if (element.muted) this.#muted++;
    this.#ancestors = undefined;
  }

  /** Closes the nearest element of that name and all inside it; nothing when there is none. */
  close(name: string, end: number, inside: number): void {
    if (!this.#open.get(name)) return;
    while (this.top && this.top.name !== name) this.#pop(inside);
    this.#pop(end);
  }

  closeAll(end: number): void {
    while (this.top) this.#pop(end);
  }

  #pop(end: number): void {
    const element = this.#elements.pop()!;
    this.#open.set(element.name, this.#open.get(element.name)! - 1);
    if (element.muted) this.#muted--;
    this.#ancestors = undefined;
    this.#onClose(element, end);
  }

  #list(): readonly Ancestor[] {
    const all = this.#elements;
    const kept =
      all.length <= 2 * MAX_ANCESTORS ? all : [...all.slice(0, MAX_ANCESTORS), ...all.slice(-MAX_ANCESTORS)];
    return [...this.#context, ...kept.map(({ ancestor }) => ancestor)];
  }
}
