/** Starts and ends: `sc` with `ec` (4.2.3.4), `sm` with `em` (4.2.3.8). */
import type { Element } from 'slimdom';
import { attribute, nameOf } from '../names.ts';
import type { Report } from '../problem.ts';
import { stretch, type Texts } from './text.ts';

const SHARED = { canCopy: 'yes', canDelete: 'yes', canOverlap: 'yes' } as const;
/** What an end may leave out but not contradict. */
const REPEATED = ['type', 'subType', 'copyOf', 'dir'] as const;

export function checkPairs(texts: Texts, report: Report): void {
  for (const isTarget of [false, true]) {
    const inline = stretch(texts, isTarget);
    checkEnds(inline, report);
    checkCodes(inline, report);
    checkMarks(inline, report);
  }
}

function isIsolated(element: Element): boolean {
  return attribute(element, 'isolated') === 'yes';
}

function checkEnds(inline: readonly Element[], report: Report): void {
  for (const end of inline) {
    if (nameOf(end) !== 'xlf:ec') continue;
    const [id, startRef] = [attribute(end, 'id'), attribute(end, 'startRef')];
    const fits = isIsolated(end)
      ? id !== undefined && startRef === undefined
      : id === undefined && startRef !== undefined;
    if (!fits) report('ec-id-or-start', end);
    if (!isIsolated(end) && attribute(end, 'dir') !== undefined) report('ec-dir', end);
  }
}

function checkCodes(inline: readonly Element[], report: Report): void {
  const open = new Map<string, Element>();
  const closed = new Set<string>();
  for (const element of inline) {
    const name = nameOf(element);
    const id = attribute(element, name === 'xlf:ec' ? 'startRef' : 'id');
    if (id === undefined) continue;
    if (name === 'xlf:sc') open.set(id, element);
    if (name !== 'xlf:ec' || isIsolated(element)) continue;
    const start = open.get(id);
    if (!start) report('ec-without-sc', element, { id });
    else if (isIsolated(start)) report('sc-isolated', start, { id });
    else if (closed.has(id)) report('sc-closed-twice', element, { id });
    else checkSame(start, element, report);
    closed.add(id);
  }
  for (const [id, start] of open)
    if (!isIsolated(start) && !closed.has(id)) report('sc-without-ec', start, { id });
}

function checkSame(start: Element, end: Element, report: Report): void {
  const differs = (name: string): void =>
    report('pair-differs', end, { attribute: name, id: attribute(start, 'id') });
  for (const [name, usual] of Object.entries(SHARED))
    if ((attribute(start, name) ?? usual) !== (attribute(end, name) ?? usual)) differs(name);
  for (const name of REPEATED) {
    const value = attribute(end, name);
    if (value !== undefined && value !== attribute(start, name)) differs(name);
  }
  const reorder = attribute(start, 'canReorder') ?? 'yes';
  const expected = reorder === 'firstNo' ? 'no' : reorder;
  if ((attribute(end, 'canReorder') ?? 'yes') !== expected) differs('canReorder');
}

function checkMarks(inline: readonly Element[], report: Report): void {
  const open = new Map<string, Element>();
  const closed = new Set<string>();
  for (const element of inline) {
    const name = nameOf(element);
    if (name === 'xlf:sm') open.set(attribute(element, 'id') ?? '', element);
    if (name !== 'xlf:em') continue;
    const id = attribute(element, 'startRef') ?? '';
    if (!open.has(id)) report('em-without-sm', element, { id });
    closed.add(id);
  }
  for (const [id, start] of open) if (!closed.has(id)) report('sm-without-em', start, { id });
}
