/** Metadata (`mda`, 5.4), resource data (`res`, 5.5), change tracking (`ctr`, 2.0: 5.6), validation (`val`, 5.8), style (`fs`, 5.3). */
import type { Element } from 'slimdom';
import { attribute, attributeOf, childrenOf, nameOf, prefixOf, within } from '../names.ts';
import type { Report } from '../problem.ts';
import { checkUnique } from './ids.ts';
import { isKindOf, type Languages } from './segments.ts';

/** The module elements that stand directly in a file, group or unit, and whatever they hold. */
export function checkModules(container: Element, languages: Languages, report: Report): void {
  for (const child of container.children) {
    const name = nameOf(child);
    if (name === 'mda:metadata')
      checkUnique(
        [child, ...[...within(child)].filter((one) => nameOf(one) === 'mda:metaGroup')],
        'metadata',
        report,
      );
    else if (name === 'res:resourceData') checkResources(child, languages, report);
    else if (name === 'ctr:changeTrack') checkChanges(child, report);
    else if (name === 'val:validation') checkValidation(child, report);
  }
}

function checkResources(data: Element, languages: Languages, report: Report): void {
  checkUnique(data.children, 'resourceData', report);
  for (const item of childrenOf(data, 'res:resourceItem')) {
    const texts = [...childrenOf(item, 'res:source'), ...childrenOf(item, 'res:target')];
    if (!item.hasAttribute('mimeType') && texts.every(({ children }) => children.length === 0))
      report('attribute-missing', item, { attribute: 'mimeType' });
    for (const text of texts) checkResource(text, languages, report);
  }
}

/** The target's language is left to the writer: files of the official suite have it differ from `trgLang`. */
function checkResource(text: Element, languages: Languages, report: Report): void {
  const isEmpty = text.childNodes.length === 0;
  if (isEmpty !== text.hasAttribute('href')) report('href-or-content', text);
  const language = text.getAttribute('xml:lang');
  if (nameOf(text) !== 'res:source' || language === null || languages.source === undefined) return;
  if (!isKindOf(language, languages.source))
    report('language-differs', text, { value: language, expected: languages.source });
}

function checkChanges(track: Element, report: Report): void {
  const enclosing = track.parentElement;
  if (!enclosing) return;
  for (const revisions of childrenOf(track, 'ctr:revisions')) {
    const subject = subjectOf(revisions, enclosing, report);
    for (const revision of childrenOf(revisions, 'ctr:revision')) checkRevision(revision, subject, report);
  }
}

/** What the revisions are of: the one that is named, or the only one there is. */
function subjectOf(revisions: Element, enclosing: Element, report: Report): Element | undefined {
  const appliesTo = attribute(revisions, 'appliesTo');
  const ref = attribute(revisions, 'ref');
  const all = [enclosing, ...within(enclosing)].filter((one) => prefixOf(one.namespaceURI) === 'xlf');
  if (ref !== undefined) {
    const found = all.find((one) => attribute(one, 'id') === ref);
    if (!found) report('revised-missing', revisions, { id: ref });
    return found;
  }
  const kind = all.filter((one) => one.localName === appliesTo);
  if (kind.length > 1 && kind.some((one) => one.hasAttribute('id')))
    report('revised-unclear', revisions, { value: appliesTo });
  return kind.length === 1 ? kind[0] : undefined;
}

/** A revision tells of the content, or of an attribute that the element has; of each once. */
function checkRevision(revision: Element, subject: Element | undefined, report: Report): void {
  const seen = new Set<string>();
  for (const item of childrenOf(revision, 'ctr:item')) {
    const property = attribute(item, 'property') ?? '';
    if (seen.has(property)) report('property-twice', item, { value: property });
    else if (property !== 'content' && subject && !subject.hasAttribute(property))
      report('property-unknown', item, { value: property });
    seen.add(property);
  }
}

const TESTS = ['isPresent', 'isNotPresent', 'startsWith', 'endsWith'] as const;

function checkValidation(validation: Element, report: Report): void {
  for (const rule of childrenOf(validation, 'val:rule')) {
    const tests = TESTS.filter((name) => rule.hasAttribute(name));
    const isCustom = rule.attributes.some(
      ({ name, namespaceURI }) => namespaceURI !== null && !name.startsWith('xmlns'),
    );
    if (tests.length > 1 || (tests.length === 0 && !isCustom)) report('rule-tests', rule);
    if (rule.hasAttribute('occurs') && !tests.includes('isPresent'))
      report('attribute-alone', rule, { attribute: 'occurs', other: 'isPresent' });
    const inSource = tests.filter((name) => name !== 'isNotPresent');
    if (rule.hasAttribute('existsInSource') && inSource.length !== 1)
      report('attribute-alone', rule, {
        attribute: 'existsInSource',
        other: 'isPresent | startsWith | endsWith',
      });
    const parent = validation.parentElement;
    if (attribute(rule, 'disabled') === 'yes' && parent && nameOf(parent) === 'xlf:file')
      report('rule-disabled', rule);
  }
}

/** Of any element of the core. */
export function checkStyle(element: Element, report: Report): void {
  const [style, more] = [attributeOf(element, 'fs', 'fs'), attributeOf(element, 'fs', 'subFs')];
  if (more !== undefined && style === undefined)
    report('attribute-alone', element, { attribute: 'fs:subFs', other: 'fs:fs' });
  const isEnd = nameOf(element) === 'xlf:ec' && attribute(element, 'isolated') !== 'yes';
  if (isEnd && (style ?? more) !== undefined) report('ec-not-isolated', element, { attribute: 'fs:fs' });
}
