/** ITS in XLIFF (5.9): what annotations demand of each other. */
import type { Element } from 'slimdom';
import { ancestor, attribute, attributeOf, childrenOf, nameOf, prefixOf } from '../names.ts';
import type { Report } from '../problem.ts';
import { MARKS } from './text.ts';

const WHO =
  'org orgRef person personRef revOrg revOrgRef revPerson revPersonRef revTool revToolRef tool toolRef'.split(
    ' ',
  );
const ISSUE =
  'locQualityIssueType locQualityIssueComment locQualityIssueSeverity locQualityIssueProfileRef locQualityIssueEnabled'.split(
    ' ',
  );

/** Attributes that cannot stand with others of the same annotation. */
const EXCLUSIVE: readonly (readonly [string, readonly string[]])[] = [
  ['locQualityIssuesRef', ISSUE],
  ['locQualityRatingScore', ['locQualityRatingVote']],
  ['taIdentRef', ['taSource', 'taIdent']],
  ['provenanceRecordsRef', WHO],
];

/** Annotations of ITS alone, so that the mark's type is one of ITS (`its:generic`, before 2.1 `its:any`) or not said. */
const GENERIC = [
  'locQualityIssuesRef',
  'locQualityRatingScore',
  'locQualityRatingVote',
  'taIdentRef',
  'taSource',
  'taIdent',
  'taClassRef',
  'mtConfidence',
  'provenanceRecordsRef',
  'allowedCharacters',
  'localeFilterList',
];

const CATEGORIES =
  'allowed-characters directionality domain elements-within-text external-resource id-value language-information locale-filter localization-note localization-quality-issue localization-quality-rating mt-confidence preserve-space provenance storage-size target-pointer terminology text-analysis translate'.split(
    ' ',
  );

/** Of any element of the core. */
export function checkIts(element: Element, report: Report): void {
  if (!element.attributes.some(({ namespaceURI }) => isIts(namespaceURI))) return;
  const has = (name: string): boolean => attributeOf(element, 'its', name) !== undefined;
  if (!inScope(element)) report('its-version', element);
  for (const [name, others] of EXCLUSIVE)
    for (const other of others)
      if (has(name) && has(other))
        report('attributes-together', element, { attribute: `its:${name}`, other: `its:${other}` });
  if (has('taSource') !== has('taIdent'))
    report('attribute-alone', element, {
      attribute: has('taSource') ? 'its:taSource' : 'its:taIdent',
      other: has('taSource') ? 'its:taIdent' : 'its:taSource',
    });
  for (const kind of ['Score', 'Vote']) checkThreshold(element, kind, report);
  checkMark(element, has, report);
  checkAnnotators(element, report);
}

function isIts(namespace: string | null): boolean {
  const prefix = prefixOf(namespace);
  return prefix === 'its' || prefix === 'itsm';
}

function inScope(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement)
    if (attributeOf(at, 'its', 'version') !== undefined) return true;
  return false;
}

function checkThreshold(element: Element, kind: string, report: Report): void {
  if (attributeOf(element, 'its', `locQualityRating${kind}Threshold`) === undefined) return;
  for (let at: Element | null = element; at; at = at.parentElement)
    if (attributeOf(at, 'its', `locQualityRating${kind}`) !== undefined) return;
  report('attribute-alone', element, {
    attribute: `its:locQualityRating${kind}Threshold`,
    other: `its:locQualityRating${kind}`,
  });
}

function checkMark(element: Element, has: (name: string) => boolean, report: Report): void {
  if (!MARKS.has(nameOf(element))) return;
  const type = attribute(element, 'type');
  if (GENERIC.some(has) && type !== undefined && !type.startsWith('its:'))
    report('attribute-value', element, { attribute: 'type', value: type, expected: 'its:generic' });
  for (const [name, target] of [
    ['locQualityIssuesRef', 'its:locQualityIssues'],
    ['provenanceRecordsRef', 'its:provenanceRecords'],
  ] as const) {
    const ref = attributeOf(element, 'its', name);
    if (ref !== undefined && !isRecorded(element, ref, target))
      report('its-record-missing', element, { value: ref });
  }
}

/** `#its=id`, or `#/f=f1/u=1/its=id`, of a record in what the mark stands in. */
function isRecorded(element: Element, ref: string, name: string): boolean {
  const id = /(?:^#|\/)its=([^/]+)$/.exec(ref)?.[1];
  const unit = ancestor(element, 'xlf:unit');
  return (unit ? childrenOf(unit, name) : []).some((one) => one.getAttribute('xml:id') === id);
}

/** `category|IRI`, separated by spaces, each category once. */
function checkAnnotators(element: Element, report: Report): void {
  const value = attributeOf(element, 'its', 'annotatorsRef');
  if (value === undefined) return;
  const categories = value
    .trim()
    .split(/\s+/)
    .map((one) => /^([a-z-]+)\|\S+$/.exec(one)?.[1] ?? '');
  const isRight =
    categories.every((category) => CATEGORIES.includes(category)) &&
    new Set(categories).size === categories.length;
  if (!isRight) report('its-annotators', element, { value });
}

/** Stand-off records that say something, and can be told apart. */
export function checkRecords(container: Element, report: Report): void {
  const seen = new Set<string>();
  for (const element of container.children) {
    const name = nameOf(element);
    if (name !== 'its:locQualityIssues' && name !== 'its:provenanceRecords') continue;
    const id = element.getAttribute('xml:id') ?? '';
    if (seen.has(id)) report('id-twice', element, { id, scope: nameOf(container).replace(/^xlf:/, '') });
    seen.add(id);
    const wanted = name === 'its:provenanceRecords' ? WHO : ISSUE.slice(0, 2);
    for (const record of element.children)
      if (!wanted.some((attributeName) => record.hasAttribute(attributeName)))
        report('its-record-empty', record);
  }
}
