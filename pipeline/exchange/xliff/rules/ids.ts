/** Ids that are unique in their scope (4.3.1.19), and codes of a target that repeat those of their source. */
import type { Element } from 'slimdom';
import { attribute, childrenOf, nameOf, prefixOf, within } from '../names.ts';
import type { Report } from '../problem.ts';
import { isToken } from '../values.ts';
import { MARKS, type Texts } from './text.ts';

export function checkUnique(elements: Iterable<Element>, scope: string, report: Report): void {
  const seen = new Set<string>();
  for (const element of elements) {
    const id = attribute(element, 'id');
    if (id === undefined) continue;
    if (seen.has(id)) report('id-twice', element, { id, scope });
    seen.add(id);
  }
}

export function checkNotes(container: Element, report: Report): void {
  for (const notes of childrenOf(container, 'xlf:notes')) checkUnique(notes.children, 'notes', report);
}

export function checkData(scope: Element, report: Report): void {
  for (const data of childrenOf(scope, 'xlf:originalData'))
    checkUnique(data.children, 'originalData', report);
}

export function checkTextIds(texts: Texts, report: Report): void {
  const scope = nameOf(texts.scope).replace(/^xlf:/, '');
  const parts = texts.scope === texts.parts[0] ? [] : texts.parts;
  const sources = texts.texts.filter(({ isTarget }) => !isTarget);
  checkUnique([...parts, ...sources.flatMap(({ inline }) => inline)], scope, report);
  const owners = ownersOf(texts);
  for (const { part, isTarget, inline } of texts.texts) {
    if (!isTarget) continue;
    checkUnique(inline, 'target', report);
    for (const element of inline) checkTargetId({ element, part, owners, report });
  }
}

const MOST_OWNERS = 16;

interface Owner {
  readonly element: Element;
  readonly part: Element;
  readonly isTarget: boolean;
}

function ownersOf({ texts, parts }: Texts): Map<string, Owner[]> {
  const owners = new Map<string, Owner[]>();
  const add = (element: Element, part: Element, isTarget: boolean): void => {
    const id = attribute(element, 'id');
    if (id === undefined) return;
    const known = owners.get(id);
    // Of an id that stands everywhere, a few places say all there is to say.
    if (!known) owners.set(id, [{ element, part, isTarget }]);
    else if (known.length < MOST_OWNERS) known.push({ element, part, isTarget });
  };
  for (const part of parts) if (nameOf(part) !== 'mtc:match') add(part, part, false);
  for (const { part, inline, isTarget } of texts) for (const element of inline) add(element, part, isTarget);
  return owners;
}

/**
 * A code that moved to another segment keeps its id (4.7.2.2 lets codes be reordered within the unit), so its
 * source may be any of the unit's; what it may not be is another kind of element.
 */
function checkTargetId(at: {
  element: Element;
  part: Element;
  owners: ReadonlyMap<string, readonly Owner[]>;
  report: Report;
}): void {
  const { element, part, owners, report } = at;
  const id = attribute(element, 'id');
  if (id === undefined) return;
  const others = (owners.get(id) ?? []).filter((owner) => owner.element !== element);
  const source = others.find((owner) => !owner.isTarget);
  if (source && !corresponds(source.element, element)) report('target-code-differs', element, { id });
  if (others.some((owner) => owner.isTarget && owner.part !== part))
    report('id-twice', element, { id, scope: 'unit' });
}

/** `pc` and a pair of `sc` and `ec` say the same (4.7.2.3). */
function corresponds(source: Element, target: Element): boolean {
  const kinds = [nameOf(source), nameOf(target)].map((name) =>
    name === 'xlf:sc' ? 'xlf:pc' : name === 'xlf:sm' ? 'xlf:mrk' : name,
  );
  if (kinds[0] !== kinds[1]) return false;
  if (!MARKS.has(nameOf(source))) return true;
  return ['type', 'translate'].every(
    (name) => (attribute(source, name) ?? '') === (attribute(target, name) ?? ''),
  );
}

/** Ids of extensions can be pointed at (2.4.2): tokens, unique among those of their namespace in the same container. */
export function checkExtensionIds(container: Element, report: Report): void {
  const seen = new Set<string>();
  for (const extension of container.children) {
    if (prefixOf(extension.namespaceURI) !== '') continue;
    for (const element of [extension, ...within(extension)]) {
      const id = element.getAttribute('id') ?? element.getAttribute('xml:id');
      if (id === null || prefixOf(element.namespaceURI) !== '' || !isToken(id)) continue;
      const key = `${element.namespaceURI} ${id}`;
      if (seen.has(key)) report('id-twice', element, { id, scope: nameOf(container).replace(/^xlf:/, '') });
      seen.add(key);
    }
  }
}
