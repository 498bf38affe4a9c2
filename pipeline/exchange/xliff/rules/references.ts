/** References into the document: fragment identifiers (2.4) and what annotations point at (4.7.3.1). */
import type { Element } from 'slimdom';
import { ancestor, attribute, nameOf, within } from '../names.ts';
import type { Report } from '../problem.ts';
import { isToken } from '../values.ts';
import { MARKS, type Texts } from './text.ts';

export interface Selector {
  readonly prefix: string;
  readonly id: string;
}

/** Prefixes of the core, in the order they may stand in; the last three are leaves, as is an id without prefix. */
const CONTAINERS = ['f', 'g', 'u'];
const LEAVES = ['n', 'd', 't', ''];
/** Registered for modules and extensions; two letters at least (2.4.2). */
const MODULES = new Set(['ctr', 'fs', 'gls', 'its', 'itsm', 'mda', 'mtc', 'pgs', 'res', 'slr', 'tbx', 'val']);

/** The steps of `#/f=f1/u=u1/s1`; what is wrong with it otherwise. */
export function parseFragment(fragment: string): readonly Selector[] | 'syntax' | 'order' | 'prefix' {
  const steps = fragment.replace(/^#\/?/, '').split('/');
  const selectors = steps.map((step) => {
    const equals = step.indexOf('=');
    return { prefix: equals < 0 ? '' : step.slice(0, equals), id: step.slice(equals + 1), bare: equals < 0 };
  });
  if (selectors.some(({ prefix, id, bare }) => !isToken(id) || (!bare && !isToken(prefix)))) return 'syntax';
  let rank = -1;
  for (const [at, { prefix }] of selectors.entries()) {
    const container = CONTAINERS.indexOf(prefix);
    if (container < 0 && !LEAVES.includes(prefix) && !MODULES.has(prefix)) return 'prefix';
    if (container >= 0 ? container <= rank : at < selectors.length - 1) return 'order';
    rank = Math.max(rank, container);
  }
  return selectors;
}

/** Reports a fragment that is not well formed; undefined then, and for what points outside this document. */
export function readReference(
  element: Element,
  ref: string,
  report: Report,
): readonly Selector[] | undefined {
  if (!ref.startsWith('#')) return undefined;
  const parsed = parseFragment(ref);
  if (typeof parsed !== 'string') return parsed;
  report(`fragment-${parsed}`, element, { value: ref });
  return undefined;
}

export function checkReferences(texts: Texts, report: Report): void {
  const marks = texts.texts.flatMap(({ inline }) => inline.filter((one) => MARKS.has(nameOf(one))));
  if (marks.length === 0) return;
  const notes = new Set(
    [...within(texts.scope)].filter((one) => nameOf(one) === 'xlf:note').map((one) => attribute(one, 'id')),
  );
  for (const mark of marks) checkMark(mark, { unit: texts.scope, notes }, report);
}

interface Notes {
  readonly unit: Element;
  readonly notes: ReadonlySet<string | undefined>;
}

function checkMark(mark: Element, notes: Notes, report: Report): void {
  const ref = attribute(mark, 'ref');
  const selectors = ref === undefined ? undefined : readReference(mark, ref, report);
  const type = attribute(mark, 'type') ?? 'generic';
  if (type === 'mtc:match' && ref !== undefined) report('match-mark-with-ref', mark);
  if (type !== 'comment') return;
  if ((ref === undefined) === !mark.hasAttribute('value')) report('comment-value-or-ref', mark);
  else if (ref !== undefined && !pointsAtNote(selectors, notes))
    report('comment-without-note', mark, { value: ref });
}

function pointsAtNote(selectors: readonly Selector[] | undefined, { unit, notes }: Notes): boolean {
  const leaf = selectors?.at(-1);
  return leaf?.prefix === 'n' && notes.has(leaf.id) && leadsTo(selectors ?? [], unit);
}

/** True when the steps that are named are those of this unit; a file or group without a unit is not in it. */
export function leadsTo(selectors: readonly Selector[], unit: Element): boolean {
  const file = ancestor(unit, 'xlf:file');
  const named = new Set(selectors.map(({ prefix }) => prefix));
  if (!named.has('u') && (named.has('f') || named.has('g'))) return false;
  return selectors.every(({ prefix, id }) => {
    if (prefix === 'u') return attribute(unit, 'id') === id;
    if (prefix === 'f') return file === undefined || attribute(file, 'id') === id;
    return true;
  });
}
