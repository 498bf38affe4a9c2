/** XML out, node by node, as it was read: names, prefixes and declarations where they stood. */
import type { Attr, Document, Element, Node } from 'slimdom';
import { escapeAttribute, escapeText } from '../tmx/xml.ts';

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function serializeDocument(document: Document): string {
  return `${XML_DECLARATION}${document.childNodes.map(serialize).join('\n')}\n`;
}

/** No recursion into the depth of a hostile document: the reader has bounded it. */
export function serialize(node: Node): string {
  switch (node.nodeType) {
    case 1:
      return serializeElement(node as Element);
    case 3:
      return escapeText(node.nodeValue ?? '');
    case 4:
      return writeCData(node.nodeValue ?? '');
    case 7:
      return writeInstruction(node.nodeName, node.nodeValue ?? '');
    case 8:
      return writeComment(node.nodeValue ?? '');
    default:
      return '';
  }
}

function serializeElement(element: Element): string {
  const children = element.childNodes.map(serialize).join('');
  const start = startTag(element.nodeName, element.attributes);
  return children === '' ? `${start}/>` : `${start}>${children}</${element.nodeName}>`;
}

/** Without its closing bracket. */
export function startTag(name: string, attributes: readonly Pick<Attr, 'name' | 'value'>[]): string {
  return `<${name}${attributes.map((attribute) => ` ${attribute.name}="${escapeAttribute(attribute.value)}"`).join('')}`;
}

export function writeCData(text: string): string {
  return `<![CDATA[${text}]]>`;
}

export function writeInstruction(target: string, body: string): string {
  return body === '' ? `<?${target}?>` : `<?${target} ${body}?>`;
}

export function writeComment(text: string): string {
  return `<!--${text}-->`;
}
