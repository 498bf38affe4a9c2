/** Namespaces of XLIFF and its modules, by the prefixes that the specification gives them. */
import type { Element } from 'slimdom';

export const CORE_2 = 'urn:oasis:names:tc:xliff:document:2.0';
export const CORE_22 = 'urn:oasis:names:tc:xliff:document:2.2';
export const CORE_12 = 'urn:oasis:names:tc:xliff:document:1.2';
export const XML = 'http://www.w3.org/XML/1998/namespace';
export const ITS = 'http://www.w3.org/2005/11/its';

/** What follows `urn:oasis:names:tc:xliff:` in a namespace, without its version. */
const MODULES: Readonly<Record<string, ModulePrefix>> = {
  document: 'xlf',
  matches: 'mtc',
  glossary: 'gls',
  fs: 'fs',
  metadata: 'mda',
  resourcedata: 'res',
  changetracking: 'ctr',
  sizerestriction: 'slr',
  validation: 'val',
  itsm: 'itsm',
  pgs: 'pgs',
};

export type ModulePrefix =
  | 'xlf'
  | 'mtc'
  | 'gls'
  | 'fs'
  | 'mda'
  | 'res'
  | 'ctr'
  | 'slr'
  | 'val'
  | 'its'
  | 'itsm'
  | 'pgs'
  | 'xml';

const known = new Map<string, ModulePrefix | ''>([
  [ITS, 'its'],
  [XML, 'xml'],
]);

/** The specification's prefix for a namespace; '' for one that is neither XLIFF's nor a module's. */
export function prefixOf(namespace: string | null): ModulePrefix | '' {
  if (namespace === null) return '';
  const found = known.get(namespace);
  if (found !== undefined) return found;
  const [, name = '', version] = /^urn:oasis:names:tc:xliff:([a-z]+):([12]\.\d)$/.exec(namespace) ?? [];
  // Change tracking was a module in 2.0 alone; what has that name since is an extension of its own shape.
  const prefix = name === 'changetracking' && version !== '2.0' ? '' : (MODULES[name] ?? '');
  if (known.size < 1000) known.set(namespace, prefix);
  return prefix;
}

/** `xlf:unit`, `mtc:match`; the namespace itself where it is a stranger. */
export function nameOf({ namespaceURI, localName }: Pick<Element, 'namespaceURI' | 'localName'>): string {
  const prefix = prefixOf(namespaceURI);
  return prefix ? `${prefix}:${localName}` : `{${namespaceURI ?? ''}}${localName}`;
}

/** An attribute without a namespace, or undefined. */
export function attribute(element: Element, name: string): string | undefined {
  return element.getAttribute(name) ?? undefined;
}

/** An attribute of a module: `attributeOf(element, 'slr', 'sizeInfo')`. */
export function attributeOf(element: Element, prefix: ModulePrefix, name: string): string | undefined {
  return element.attributes.find((one) => one.localName === name && prefixOf(one.namespaceURI) === prefix)
    ?.value;
}

export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => nameOf(child) === name);
}

/** Elements within, in document order, the element itself left out. */
export function* within(element: Element): Generator<Element> {
  for (const child of element.children) {
    yield child;
    yield* within(child);
  }
}

export function ancestor(element: Element, name: string): Element | undefined {
  for (let at = element.parentElement; at; at = at.parentElement) if (nameOf(at) === name) return at;
  return undefined;
}
