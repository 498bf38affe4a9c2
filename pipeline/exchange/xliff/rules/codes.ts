/** Inline codes: original data, copies, types, and what may be done with them (4.2.3, 4.3.1, 4.7.2). */
import type { Element } from 'slimdom';
import { attribute, childrenOf, nameOf } from '../names.ts';
import type { Report } from '../problem.ts';
import { CODES, type Texts } from './text.ts';

export function checkCodes(texts: Texts, report: Report): void {
  const data = new Set(
    childrenOf(texts.scope, 'xlf:originalData').flatMap(({ children }) =>
      children.map((one) => attribute(one, 'id')),
    ),
  );
  const byId = new Map<string, Element>();
  for (const { inline } of texts.texts)
    for (const element of inline) {
      const id = attribute(element, 'id');
      if (id !== undefined && !byId.has(id)) byId.set(id, element);
    }
  for (const { inline } of texts.texts)
    for (const element of inline) {
      if (nameOf(element) === 'xlf:cp') checkCodePoint(element, report);
      if (!CODES.has(nameOf(element))) continue;
      checkData(element, data, report);
      checkCopy(element, byId, report);
      checkHints(element, report);
    }
}

const DATA = ['dataRef', 'dataRefStart', 'dataRefEnd'] as const;
function checkData(element: Element, data: ReadonlySet<string | undefined>, report: Report): void {
  for (const name of DATA) {
    const id = attribute(element, name);
    if (id !== undefined && !data.has(id)) report('data-missing', element, { attribute: name, id });
  }
}

function hasData(element: Element): boolean {
  return DATA.some((name) => element.hasAttribute(name));
}

function checkCopy(element: Element, byId: ReadonlyMap<string, Element>, report: Report): void {
  const id = attribute(element, 'copyOf');
  if (id === undefined) return;
  const original = byId.get(id);
  if (hasData(element)) report('copy-with-data', element, { id });
  else if (!original || !CODES.has(nameOf(original))) report('copy-of-nothing', element, { id });
  else if (hasData(original)) report('copy-of-data', element, { id });
  else if (attribute(original, 'canCopy') === 'no') report('copy-forbidden', element, { id });
}

/** Values of `subType` that the specification keeps for itself, and the type each belongs to (4.3.1.36). */
const SUBTYPES: Readonly<Record<string, string>> = {
  'xlf:lb': 'fmt',
  'xlf:pb': 'fmt',
  'xlf:b': 'fmt',
  'xlf:i': 'fmt',
  'xlf:u': 'fmt',
  'xlf:var': 'ui',
};

function checkHints(element: Element, report: Report): void {
  const [type, subType] = [attribute(element, 'type'), attribute(element, 'subType')];
  if (subType !== undefined && type === undefined)
    report('attribute-alone', element, { attribute: 'subType', other: 'type' });
  else if (subType?.startsWith('xlf:') && SUBTYPES[subType] !== type)
    report('subtype-of-other-type', element, { subType, type });
  const reorder = attribute(element, 'canReorder') ?? 'yes';
  const isFixed = attribute(element, 'canDelete') === 'no' && attribute(element, 'canCopy') === 'no';
  if (reorder !== 'yes' && !isFixed) report('reorder-not-fixed', element, { value: reorder });
}

/** What `cp` is for: characters that XML cannot hold, or is asked not to (XML 1.0, 2.2). */
function checkCodePoint(element: Element, report: Report): void {
  const hex = attribute(element, 'hex') ?? '';
  const point = Number.parseInt(hex, 16);
  const isPlain =
    point === 0x09 ||
    point === 0x0a ||
    point === 0x0d ||
    (point >= 0x20 && point <= 0x7e) ||
    point === 0x85 ||
    (point >= 0xa0 && point <= 0xd7ff) ||
    (point >= 0xe000 && point <= 0xfffd) ||
    (point >= 0x10000 && point <= 0x10ffff);
  if (isPlain || point > 0x10ffff) report('cp-plain', element, { value: hex });
}
