/** Reads HTML into nodes, and writes nodes as HTML. */
import { Parser } from 'htmlparser2';
import { DomAttribute, DomDocument, DomElement } from './element.ts';
import { COMMENT, type DomNode, type DomParent, DomText, TEXT } from './nodes.ts';

export function readDocument(html: string): DomDocument {
  const document = new DomDocument({
    read: (text, into) => readInto(document, text, into),
    write: writeInside,
  });
  readInto(document, html, document);
  return document;
}

function readInto(document: DomDocument, html: string, root: DomParent): void {
  let parent = root;
  let drawing: DomElement | undefined;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const isDrawing = drawing === undefined && name === 'svg';
        const element = new DomElement(document, name, isDrawing || drawing !== undefined);
        for (const key in attributes) element.attributes.push(new DomAttribute(key, attributes[key]!));
        parent.appendChild(element);
        if (isDrawing) drawing = element;
        parent = element;
      },
      onclosetag: () => {
        if (parent === drawing) drawing = undefined;
        parent = parent.parentNode ?? root;
      },
      ontext: (text) => parent.appendChild(new DomText(TEXT, text)),
      oncomment: (text) => parent.appendChild(new DomText(COMMENT, text)),
    },
    { decodeEntities: true, lowerCaseAttributeNames: false },
  );
  parser.write(html);
  parser.end();
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|keygen|link|menuitem|meta|param|source|track|wbr)$/i;
/** What these hold is text alone, and written as it is. */
const RAW = /^(?:script|style|textarea|title)$/;

function writeInside(parent: DomParent): string {
  let html = '';
  for (let node = parent.firstChild; node; node = node.nextSibling) html += write(node);
  return html;
}

function write(node: DomNode): string {
  if (node instanceof DomText) return node.nodeType === TEXT ? escaped(node.data) : `<!--${node.data}-->`;
  const element = node as DomElement;
  const { localName, isDrawn } = element;
  let tag = `<${localName}`;
  for (const attribute of element.attributes) tag += writeAttribute(attribute);
  if (isDrawn && !element.firstChild) return `${tag} />`;
  if (VOID.test(localName)) return `${tag}>`;
  const inside = RAW.test(localName) && !isDrawn ? element.textContent : writeInside(element);
  return `${tag}>${inside}</${localName}>`;
}

/** References in a value are not written as such: they are read as the page's author wrote them. */
function writeAttribute({ name, value }: DomAttribute): string {
  return ` ${name}="${value.includes('"') ? value.replaceAll('"', '&quot;') : value}"`;
}

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\u00a0': '&#160;',
};

function escaped(text: string): string {
  return /[&<>\u00a0]/.test(text) ? text.replace(/[&<>\u00a0]/g, (mark) => MARKS[mark]!) : text;
}
