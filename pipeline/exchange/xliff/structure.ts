/** Elements and attributes where the grammar lets them stand. */
import type { Element } from 'slimdom';
import { CORE, CORE_22_CHANGES, type ElementRule, type Slot } from './grammar.ts';
import { CLOSED, MODULE_ATTRIBUTES, MODULES, ON_CODES } from './grammar-modules.ts';
import { CORE_22, nameOf, prefixOf } from './names.ts';
import type { Report } from './problem.ts';

/** Undefined for an element of a namespace that is neither XLIFF's nor a module's. */
function ruleFor(element: Element): ElementRule | 'unknown' | undefined {
  const prefix = prefixOf(element.namespaceURI);
  if (prefix === '' || prefix === 'xml') return undefined;
  const name = nameOf(element);
  const changed = element.namespaceURI === CORE_22 ? CORE_22_CHANGES[name] : undefined;
  return changed ?? CORE[name] ?? MODULES[name] ?? 'unknown';
}

/** The element and all within; branches that were checked before (and emptied) are passed over. */
export function checkStructure(
  element: Element,
  report: Report,
  isDone: (element: Element) => boolean,
): void {
  const rule = ruleFor(element);
  if (rule === undefined) return;
  if (rule === 'unknown') {
    report('element-unknown', element);
    return;
  }
  checkAttributes(element, rule, report);
  checkContent(element, rule, report);
  for (const child of element.children) if (!isDone(child)) checkStructure(child, report, isDone);
}

function checkAttributes(element: Element, rule: ElementRule, report: Report): void {
  for (const [name, { required }] of Object.entries(rule.attributes))
    if (required && !element.hasAttribute(name)) report('attribute-missing', element, { attribute: name });
  for (const { name, localName, namespaceURI, value } of element.attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const own = rule.attributes[name];
    if (own && !own.type.fits(value))
      report('attribute-value', element, { attribute: name, value, expected: own.type.expected });
    if (!own && namespaceURI === null) report('attribute-unknown', element, { attribute: name });
    if (!own && namespaceURI !== null)
      checkForeign({ element, rule, report }, { name, localName, namespaceURI, value });
  }
}

function checkForeign(
  { element, rule, report }: { element: Element; rule: ElementRule; report: Report },
  {
    name,
    localName,
    namespaceURI,
    value,
  }: { name: string; localName: string; namespaceURI: string; value: string },
): void {
  const prefix = prefixOf(namespaceURI);
  const type = MODULE_ATTRIBUTES[`${prefix}:${localName}`];
  const isAllowed =
    rule.foreign === 'any' ? prefix !== 'xlf' : rule.foreign === 'modules' && ON_CODES.has(prefix);
  if (!isAllowed || (!type && CLOSED.has(prefix))) report('attribute-unknown', element, { attribute: name });
  else if (type && !type.fits(value))
    report('attribute-value', element, { attribute: name, value, expected: type.expected });
}

function checkContent(element: Element, rule: ElementRule, report: Report): void {
  if (!rule.text && hasText(element)) report('text-misplaced', element);
  const children = [...element.children];
  let at = 0;
  for (const slot of rule.content) {
    let count = 0;
    while (at < children.length && count < slot.max && fitsSlot(children[at]!, slot, element)) {
      at++;
      count++;
    }
    if (count >= slot.min) continue;
    const expected = slot.names.map(shown).join(' | ');
    const next = children[at];
    report('element-missing', element, { expected, ...(next ? { found: shown(nameOf(next)) } : {}) });
    return;
  }
  const extra = children[at];
  if (extra) report('element-misplaced', extra, { parent: shown(nameOf(element)) });
}

function fitsSlot(child: Element, { names }: Slot, parent: Element): boolean {
  return names.includes(nameOf(child)) || (names.includes('*') && child.namespaceURI !== parent.namespaceURI);
}

function shown(name: string): string {
  return `<${name.replace(/^xlf:/, '')}>`;
}

function hasText(element: Element): boolean {
  return element.childNodes.some(
    ({ nodeType, nodeValue }) => (nodeType === 3 || nodeType === 4) && /\S/.test(nodeValue ?? ''),
  );
}
