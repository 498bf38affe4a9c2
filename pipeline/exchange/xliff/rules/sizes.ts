/** Size and length restriction (`slr`, 5.7). */
import type { Element } from 'slimdom';
import { ancestor, attribute, attributeOf, childrenOf, nameOf, within } from '../names.ts';
import type { Report } from '../problem.ts';
import { INTEGER, SPAN } from '../values.ts';

/** Where size data may stand. */
const CONTAINERS: ReadonlySet<string> = new Set(['xlf:file', 'xlf:group', 'xlf:unit']);
const ON_START = ['equivStorage', 'sizeInfo', 'sizeInfoRef'] as const;

/** Of any element of the core. */
export function checkSizes(element: Element, report: Report): void {
  if (!element.attributes.some(({ namespaceURI }) => namespaceURI?.includes(':sizerestriction:'))) return;
  checkPlace(element, report);
  checkSpans(element, report);
  checkInfo(element, report);
}

function checkPlace(element: Element, report: Report): void {
  if (nameOf(element) !== 'xlf:ec' || attribute(element, 'isolated') === 'yes') return;
  for (const name of ON_START)
    if (attributeOf(element, 'slr', name) !== undefined)
      report('ec-not-isolated', element, { attribute: `slr:${name}` });
}

/** Values are the profile's own; those of the specification's profiles are known. */
function checkSpans(element: Element, report: Report): void {
  for (const [name, kind] of [
    ['sizeRestriction', 'generalProfile'],
    ['storageRestriction', 'storageProfile'],
  ] as const) {
    const value = attributeOf(element, 'slr', name);
    const profile = profileOf(element, kind);
    if (value !== undefined && (profile?.startsWith('xliff:') ?? true) && !SPAN.fits(value))
      report('attribute-value', element, { attribute: `slr:${name}`, value, expected: SPAN.expected });
  }
}

function checkInfo(element: Element, report: Report): void {
  const storage = attributeOf(element, 'slr', 'equivStorage');
  if (storage !== undefined && !INTEGER.fits(storage))
    report('attribute-value', element, {
      attribute: 'slr:equivStorage',
      value: storage,
      expected: INTEGER.expected,
    });
  const info = attributeOf(element, 'slr', 'sizeInfo');
  const isCounted = profileOf(element, 'generalProfile')?.startsWith('xliff:') || /^[\d.]+$/.test(info ?? '');
  if (info !== undefined && isCounted && !INTEGER.fits(info))
    report('attribute-value', element, {
      attribute: 'slr:sizeInfo',
      value: info,
      expected: INTEGER.expected,
    });
  const ref = attributeOf(element, 'slr', 'sizeInfoRef');
  if (ref !== undefined && info !== undefined)
    report('attributes-together', element, { attribute: 'slr:sizeInfo', other: 'slr:sizeInfoRef' });
  if (ref !== undefined && !hasSizeData(element, ref)) report('size-data-missing', element, { id: ref });
}

/** Profiles are the file's (5.7.4.1). */
function profileOf(element: Element, kind: string): string | undefined {
  const file = nameOf(element) === 'xlf:file' ? element : ancestor(element, 'xlf:file');
  const [profiles] = file ? childrenOf(file, 'slr:profiles') : [];
  return profiles && attribute(profiles, kind);
}

/** In the data of the element, or of what it stands in. */
function hasSizeData(element: Element, id: string): boolean {
  for (let at: Element | null = element; at; at = at.parentElement)
    for (const data of CONTAINERS.has(nameOf(at)) ? childrenOf(at, 'slr:data') : [])
      if ([...within(data)].some((one) => attribute(one, 'id') === id)) return true;
  return false;
}
