/** Units of XLIFF as segments that came back. */
import { type Element, serializeToWellFormedString } from 'slimdom';
import type { CodedText } from '../../model/coded-text.ts';
import type { Foreign, Returned } from '../model.ts';
import { isCore } from './check-1.ts';
import { CodeNumbers, readInline } from './inline.ts';
import { attribute, childrenOf, nameOf, prefixOf } from './names.ts';

/** The segments of a `unit` (2.x) or `trans-unit` (1.x). */
export function returnedOf(unit: Element): Returned[] {
  return unit.localName === 'unit' ? readUnit2(unit) : readUnit1(unit);
}

function readUnit2(unit: Element): Returned[] {
  const comments = commentsOf(unit);
  const foreign = foreignOf(unit);
  return childrenOf(unit, 'xlf:segment').map((segment, at) => {
    const numbers = new CodeNumbers();
    const source = readText(childrenOf(segment, 'xlf:source')[0], numbers);
    const id = attribute(segment, 'id') ?? String(at + 1);
    return {
      file: originalOf(unit),
      unit: attribute(unit, 'id') ?? '',
      segment: id,
      source,
      target: readText(childrenOf(segment, 'xlf:target')[0], numbers),
      state: attribute(segment, 'state') ?? '',
      comments: [...(comments.get(id) ?? []), ...((at === 0 && comments.get('')) || [])],
      ...(foreign && at === 0 ? { foreign } : {}),
    };
  });
}

/** A note of ours names its segment in its id; another's is of the unit (''), and goes with its first segment. */
function commentsOf(unit: Element): Map<string, Returned['comments']> {
  const notes = childrenOf(unit, 'xlf:notes').flatMap(({ children }) => [...children]);
  const bySegment = Map.groupBy(notes, (note) => /^n\d+-(.+)$/.exec(attribute(note, 'id') ?? '')?.[1] ?? '');
  return new Map(
    [...bySegment].map(([segment, some]) => [
      segment,
      some
        .map((note) => ({ text: (note.textContent ?? '').trim(), ...byOf(attribute(note, 'category')) }))
        .filter(({ text }) => text !== ''),
    ]),
  );
}

function byOf(name: string | undefined): { by?: string } {
  return name ? { by: name } : {};
}

function readText(element: Element | undefined, numbers: CodeNumbers): CodedText {
  return element ? readInline(element, numbers) : ('' as CodedText);
}

/** The file's `original`, else its id. */
function originalOf(unit: Element): string {
  for (let at = unit.parentElement; at; at = at.parentElement)
    if (at.localName === 'file') return attribute(at, 'original') ?? attribute(at, 'id') ?? '';
  return '';
}

/** Notes that say something of the source: ours, and those of tools that make XLIFF of program texts. */
const NOT_COMMENTS: ReadonlySet<string> = new Set(['glossary', 'developer']);

function readUnit1(unit: Element): Returned[] {
  const own = (name: string): Element | undefined =>
    unit.children.find((child) => child.localName === name && isCore(child));
  const [source, cut, target] = [own('source'), own('seg-source'), own('target')];
  const foreign = foreignOf(unit);
  const shared = {
    file: originalOf(unit),
    unit: attribute(unit, 'id') ?? '',
    state: stateOf1(unit, target),
    comments: unit.children
      .filter((child) => child.localName === 'note' && !NOT_COMMENTS.has(attribute(child, 'from') ?? ''))
      .map((note) => ({ text: (note.textContent ?? '').trim(), ...byOf(attribute(note, 'from')) }))
      .filter(({ text }) => text !== ''),
    ...(foreign ? { foreign } : {}),
  };
  const segments = cut && target ? segmentMarks(cut, target) : [];
  if (segments.length > 1)
    return segments.map((segment, at) => ({
      ...shared,
      ...segment,
      comments: at === 0 ? shared.comments : [],
    }));
  const numbers = new CodeNumbers();
  const texts = { source: readText(source, numbers), target: readText(target, numbers) };
  return [{ ...shared, segment: shared.unit, ...texts }];
}

/** `<mrk mtype="seg" mid="…">` of the cut source and the target, by their numbers. */
function segmentMarks(cut: Element, target: Element): Pick<Returned, 'segment' | 'source' | 'target'>[] {
  const targets = new Map(marksOf(target).map((mark) => [attribute(mark, 'mid'), mark]));
  return marksOf(cut).map((mark) => {
    const numbers = new CodeNumbers();
    const mid = attribute(mark, 'mid') ?? '';
    return {
      segment: mid,
      source: readInline(mark, numbers),
      target: readText(targets.get(mid), numbers),
    };
  });
}

function marksOf(element: Element): Element[] {
  return element.children.flatMap((child): Element[] =>
    child.localName === 'mrk' && attribute(child, 'mtype') === 'seg' ? [child] : marksOf(child),
  );
}

/** `approved` outweighs a state that says less: it is what the translator's tool sets at the end. */
function stateOf1(unit: Element, target: Element | undefined): string {
  const state = (target && attribute(target, 'state')) ?? '';
  const isLast = state === 'final' || state === 'signed-off';
  return attribute(unit, 'approved') === 'yes' && !isLast ? 'approved' : state;
}

/** Whatever stands in the unit that is not of the core and not of the modules we write ourselves. */
function foreignOf(unit: Element): Foreign | undefined {
  const elements = unit.children
    .filter((child) => child.namespaceURI !== unit.namespaceURI && !isCore(child) && !isOurs(child))
    .map((child) => serializeToWellFormedString(child));
  const attributes = unit.attributes.flatMap(({ name, namespaceURI, value }) =>
    namespaceURI === null ||
    name.startsWith('xmlns') ||
    prefixOf(namespaceURI) === 'xml' ||
    // The limit is the config's, written anew each time.
    (prefixOf(namespaceURI) === 'slr' && name.endsWith(':sizeRestriction'))
      ? []
      : [{ namespace: namespaceURI, name, value }],
  );
  return elements.length + attributes.length > 0 ? { elements, attributes } : undefined;
}

function isOurs(element: Element): boolean {
  const name = nameOf(element);
  if (name === 'mtc:matches' || name === 'gls:glossary') return true;
  return (
    name === 'mda:metadata' && element.children.every((group) => attribute(group, 'category') === 'galerada')
  );
}
