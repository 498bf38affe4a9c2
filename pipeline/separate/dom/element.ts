/** The elements of an HTML page and its document, as far as @mozilla/readability asks for them. */
import { DomParent, DomText, ELEMENT, TEXT } from './nodes.ts';

export class DomAttribute {
  readonly name: string;
  readonly value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.value = name === 'class' ? classesOf(value) : value;
  }

  cloneNode(): DomAttribute {
    return this;
  }
}

const VISIBLE = { display: '', visibility: '' };

export class DomElement extends DomParent {
  readonly nodeType = ELEMENT;
  readonly ownerDocument: DomDocument;
  /** As it was written down, or as the extractor wrote it. */
  readonly localName: string;
  readonly tagName: string;
  /** Of a drawing: `svg` and all in it. */
  readonly isDrawn: boolean;
  readonly attributes: DomAttribute[] = [];
  /** The extractor's notes. */
  readability: unknown = undefined;

  constructor(page: DomDocument, localName: string, isDrawn = false) {
    super();
    this.ownerDocument = page;
    this.localName = localName;
    this.tagName = localName.toUpperCase();
    this.isDrawn = isDrawn;
  }

  get nodeName(): string {
    return this.tagName;
  }

  /** Of what is drawn it is no text. */
  get className(): unknown {
    return this.isDrawn ? {} : (this.getAttribute('class') ?? '');
  }

  set className(value: string) {
    this.setAttribute('class', value);
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(value: string) {
    this.setAttribute('id', value);
  }

  get src(): string | undefined {
    return this.localName === 'img' ? (this.getAttribute('src') ?? '') : undefined;
  }

  get srcset(): string | undefined {
    return this.localName === 'img' ? (this.getAttribute('srcset') ?? '') : undefined;
  }

  get style(): typeof VISIBLE {
    const written = this.getAttribute('style');
    return written ? readStyle(written) : VISIBLE;
  }

  get innerHTML(): string {
    return this.ownerDocument.syntax.write(this);
  }

  set innerHTML(html: string) {
    while (this.firstChild) this.firstChild.remove();
    this.ownerDocument.syntax.read(html, this);
  }

  getAttribute(name: string): string | null {
    for (const attribute of this.attributes) if (attribute.name === name) return attribute.value;
    return null;
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }

  setAttribute(name: string, value: string): void {
    this.setAttributeNode(new DomAttribute(name, value));
  }

  setAttributeNode(attribute: DomAttribute): void {
    const at = this.attributes.findIndex(({ name }) => name === attribute.name);
    if (at < 0) this.attributes.push(attribute);
    else this.attributes[at] = attribute;
  }

  removeAttribute(name: string): void {
    const at = this.attributes.findIndex((attribute) => attribute.name === name);
    if (at >= 0) this.attributes.splice(at, 1);
  }
}

/** Each class once, with single spaces between. */
function classesOf(value: string): string {
  return /\s/.test(value) ? [...new Set(value.split(/\s+/))].filter((name) => name !== '').join(' ') : value;
}

function readStyle(written: string): typeof VISIBLE {
  const style = { ...VISIBLE };
  for (const rule of written.split(';')) {
    const colon = rule.indexOf(':');
    const name = rule.slice(0, Math.max(0, colon)).trim();
    const value = rule.slice(colon + 1).trim();
    if ((name === 'display' || name === 'visibility') && value !== '') style[name] = value;
  }
  return style;
}

/** How what an element holds is read and written. */
export interface Syntax {
  read(html: string, into: DomParent): void;
  write(element: DomElement): string;
}

/** Addresses say nothing of a text: that they can be resolved is all that matters. */
const ADDRESS = 'https://page.invalid/';

export class DomDocument extends DomParent {
  readonly nodeType = 9;
  readonly nodeName = '#document';
  readonly baseURI = ADDRESS;
  readonly documentURI = ADDRESS;
  readonly syntax: Syntax;

  constructor(syntax: Syntax) {
    super();
    this.syntax = syntax;
  }

  get documentElement(): DomElement | null {
    return this.firstElementChild;
  }

  /** The first element in the root; made where there is none. */
  get head(): DomElement {
    const root = this.documentElement!;
    const first = root.firstElementChild;
    if (first?.tagName === 'HEAD') return first;
    const made = this.createElement('head');
    root.insertBefore(made, root.firstChild);
    return made;
  }

  /** The element behind the head; made where there is none. */
  get body(): DomElement {
    const { head } = this;
    const next = head.nextElementSibling;
    if (next?.tagName === 'BODY') return next;
    const made = this.createElement('body');
    head.parentNode!.insertBefore(made, head.nextSibling);
    return made;
  }

  get title(): string {
    return this.head.getElementsByTagName('title')[0]?.textContent ?? '';
  }

  createElement(name: string): DomElement {
    return new DomElement(this, name);
  }

  createTextNode(data: string): DomText {
    return new DomText(TEXT, data);
  }
}
