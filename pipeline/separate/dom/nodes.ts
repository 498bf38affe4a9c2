/**
 * The nodes of an HTML page, with those parts of the DOM that @mozilla/readability asks for and no others. Small objects
 * without events or live lists: the extractor walks over all of a page many times.
 */
import type { DomElement } from './element.ts';

export const ELEMENT = 1;
export const TEXT = 3;
export const COMMENT = 8;

const NONE: readonly DomNode[] = [];

export abstract class DomNode {
  abstract readonly nodeType: number;
  abstract readonly nodeName: string;
  parentNode: DomParent | null = null;
  previousSibling: DomNode | null = null;
  nextSibling: DomNode | null = null;

  abstract get textContent(): string;

  get nextElementSibling(): DomElement | null {
    return elementFrom(this.nextSibling, 'nextSibling');
  }

  get previousElementSibling(): DomElement | null {
    return elementFrom(this.previousSibling, 'previousSibling');
  }

  remove(): void {
    const parent = this.parentNode;
    if (!parent) return;
    if (this.previousSibling) this.previousSibling.nextSibling = this.nextSibling;
    else parent.firstChild = this.nextSibling;
    if (this.nextSibling) this.nextSibling.previousSibling = this.previousSibling;
    else parent.lastChild = this.previousSibling;
    this.parentNode = null;
    this.previousSibling = null;
    this.nextSibling = null;
  }
}

function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT;
}

function elementFrom(node: DomNode | null, towards: 'nextSibling' | 'previousSibling'): DomElement | null {
  let at = node;
  while (at && !isElement(at)) at = at[towards];
  return at;
}

/** A text or a comment. */
export class DomText extends DomNode {
  readonly nodeType: typeof TEXT | typeof COMMENT;
  readonly data: string;
  readonly childNodes = NONE;

  constructor(nodeType: typeof TEXT | typeof COMMENT, data: string) {
    super();
    this.nodeType = nodeType;
    this.data = data;
  }

  get nodeName(): string {
    return this.nodeType === TEXT ? '#text' : '#comment';
  }

  get textContent(): string {
    return this.data;
  }
}

/** What holds nodes: an element, or the page. */
export abstract class DomParent extends DomNode {
  firstChild: DomNode | null = null;
  lastChild: DomNode | null = null;

  get firstElementChild(): DomElement | null {
    return elementFrom(this.firstChild, 'nextSibling');
  }

  get childNodes(): DomNode[] {
    const nodes: DomNode[] = [];
    for (let node = this.firstChild; node; node = node.nextSibling) nodes.push(node);
    return nodes;
  }

  get children(): DomElement[] {
    const elements: DomElement[] = [];
    for (let node = this.firstChild; node; node = node.nextSibling) if (isElement(node)) elements.push(node);
    return elements;
  }

  get textContent(): string {
    let text = '';
    for (let node = this.firstChild; node; node = node.nextSibling)
      if (node.nodeType !== COMMENT) text += node.textContent;
    return text;
  }

  appendChild(node: DomNode): void {
    this.insertBefore(node, null);
  }

  insertBefore(node: DomNode, before: DomNode | null): void {
    if (node === before) return;
    node.remove();
    const previous = before ? before.previousSibling : this.lastChild;
    node.parentNode = this;
    node.previousSibling = previous;
    node.nextSibling = before;
    if (previous) previous.nextSibling = node;
    else this.firstChild = node;
    if (before) before.previousSibling = node;
    else this.lastChild = node;
  }

  removeChild(node: DomNode): void {
    node.remove();
  }

  /** The new node may be a child of the old one. */
  replaceChild(node: DomNode, old: DomNode): void {
    const next = old.nextSibling;
    old.remove();
    this.insertBefore(node, next);
  }

  /** A name in lower case finds no element that the extractor itself named in capitals. */
  getElementsByTagName(name: string): DomElement[] {
    const found: DomElement[] = [];
    collectNamed(this, name, found);
    return found;
  }

  /** Names with commas between, in any case; in templates nothing is found. */
  querySelectorAll(names: string): DomElement[] {
    const found: DomElement[] = [];
    collectAnyOf(this, names.toUpperCase().split(','), found);
    return found;
  }
}

function collectNamed(within: DomParent, name: string, into: DomElement[]): void {
  for (let node = within.firstChild; node; node = node.nextSibling) {
    if (!isElement(node)) continue;
    if (node.localName === name) into.push(node);
    if (node.firstChild) collectNamed(node, name, into);
  }
}

function collectAnyOf(within: DomParent, names: readonly string[], into: DomElement[]): void {
  for (let node = within.firstChild; node; node = node.nextSibling) {
    if (!isElement(node)) continue;
    if (names.includes(node.tagName)) into.push(node);
    if (node.firstChild && node.localName !== 'template') collectAnyOf(node, names, into);
  }
}
