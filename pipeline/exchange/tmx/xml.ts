/** What TMX needs of XML. */
import { type Element, serializeToWellFormedString } from 'slimdom';
import type { Attributes } from './model.ts';

export function attributesOf(element: Element): Record<string, string> {
  return Object.fromEntries(element.attributes.map(({ name, value }) => [name, value]));
}

/** Of the element's children; namespaces play no part in TMX. */
export function innerXml(element: Element): string {
  return element.childNodes.map((node) => serializeToWellFormedString(node)).join('');
}

/** Line ends other than LF would be read back as LF. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => ENTITIES[character]!);
}

/** White space other than the space would be read back as spaces. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character]!);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

export function tag(name: string, attributes: Attributes, kind: 'open' | 'empty'): string {
  const written = Object.entries(attributes).map(([key, text]) => ` ${key}="${escapeAttribute(text)}"`);
  return `<${name}${written.join('')}${kind === 'empty' ? '/>' : '>'}`;
}

/** XML 1.0 has no way to write most control characters, U+FFFE, U+FFFF and half characters. */
export function canBeXml(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text) && text.isWellFormed();
}
