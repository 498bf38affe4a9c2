/** Segments of a unit: order, state, language and white space of their texts (4.2.2, 4.3.1.24). */
import type { Element } from 'slimdom';
import { attribute, childrenOf, nameOf } from '../names.ts';
import type { Report } from '../problem.ts';
import type { Text, Texts } from './text.ts';

export interface Languages {
  readonly source: string | undefined;
  readonly target: string | undefined;
}

export function checkSegments(texts: Texts, languages: Languages, report: Report): void {
  if (!texts.parts.some((part) => nameOf(part) === 'xlf:segment'))
    report('unit-without-segment', texts.scope);
  for (const part of texts.parts)
    if (part.hasAttribute('subState') && !part.hasAttribute('state'))
      report('attribute-alone', part, { attribute: 'subState', other: 'state' });
  checkOrder(texts, report);
  for (const text of texts.texts) checkLanguage(text, languages, report);
  for (const part of texts.parts) checkSpace(part, report);
}

/** Positions said and positions meant by silence: each is taken once (4.3.1.24). */
function checkOrder({ parts }: Texts, report: Report): void {
  const taken = new Map<number, Element>();
  const orders = parts.map((part, at) => {
    const target = childrenOf(part, 'xlf:target')[0];
    const order = target && attribute(target, 'order');
    return { part, target, position: order === undefined ? at + 1 : Number(order) };
  });
  for (const { part, target, position } of orders) {
    if (position > parts.length)
      report('order-too-large', target ?? part, { value: position, limit: parts.length });
    else if (taken.has(position)) report('order-twice', target ?? taken.get(position)!, { value: position });
    taken.set(position, target ?? part);
  }
}

/** Of the element or what it stands in. */
export function inherited(element: Element, name: string): string | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const value = at.getAttribute(name);
    if (value !== null) return value;
  }
  return undefined;
}

/** The same language, or one a kind of the other: `en-IE` where `en` is announced, as many tools have it. */
export function isKindOf(language: string, announced: string): boolean {
  const [own = '', other = ''] = [language, announced].map((tag) => tag.toLowerCase().replaceAll('_', '-'));
  return own === other || own.startsWith(`${other}-`) || other.startsWith(`${own}-`);
}

function checkLanguage({ element, isTarget }: Text, languages: Languages, report: Report): void {
  const announced = isTarget ? languages.target : languages.source;
  const language = inherited(element, 'xml:lang');
  if (isTarget && announced === undefined) report('target-language-missing', element);
  else if (language !== undefined && announced !== undefined && !isKindOf(language, announced))
    report('language-differs', element, { value: language, expected: announced });
}

function checkSpace(part: Element, report: Report): void {
  const [source] = childrenOf(part, 'xlf:source');
  const [target] = childrenOf(part, 'xlf:target');
  if (!source || !target) return;
  const expected = inherited(source, 'xml:space') ?? 'default';
  const found = inherited(target, 'xml:space') ?? 'default';
  if (found !== expected) report('space-differs', target, { value: found, expected });
}
