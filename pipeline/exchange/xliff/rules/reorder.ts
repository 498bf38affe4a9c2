/** Codes that may be neither deleted nor moved: `canDelete`, `canReorder` (4.7.2.2). */
import type { Element } from 'slimdom';
import { attribute, nameOf } from '../names.ts';
import type { Report } from '../problem.ts';
import { CODES, stretch, type Text, type Texts } from './text.ts';

export function checkReorder(texts: Texts, report: Report): void {
  for (const text of texts.texts) checkRuns(text, report);
  checkSequences(texts, report);
  checkDeleted(texts, report);
}

/** Each code as it begins, and `pc` as it ends, so that nesting is a sequence too. */
function* events(element: Element): Generator<{ code: Element; key: string }> {
  for (const child of element.children) {
    const name = nameOf(child);
    if (name === 'xlf:pc') yield { code: child, key: `+${attribute(child, 'id')}` };
    else if (name === 'xlf:ec')
      yield { code: child, key: `-${attribute(child, 'startRef') ?? attribute(child, 'id')}` };
    else if (name === 'xlf:sc') yield { code: child, key: `+${attribute(child, 'id')}` };
    else if (CODES.has(name)) yield { code: child, key: `${attribute(child, 'id')}` };
    if (name === 'xlf:pc' || name === 'xlf:mrk') yield* events(child);
    if (name === 'xlf:pc') yield { code: child, key: `-${attribute(child, 'id')}` };
  }
}

function reorderOf(code: Element): string {
  return attribute(code, 'canReorder') ?? 'yes';
}

/** A code that may not move stands behind one that may not either, or behind the first of its sequence. */
function checkRuns({ element }: Text, report: Report): void {
  let isRunning = false;
  for (const { code, key } of events(element)) {
    const reorder = reorderOf(code);
    if (nameOf(code) === 'xlf:pc' && key.startsWith('-')) continue;
    if (reorder === 'no' && !isRunning) report('reorder-without-first', code, { id: attribute(code, 'id') });
    isRunning = reorder !== 'yes';
  }
}

/** Sequences by the key of their first code. */
function sequences(element: Element): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let open: string[] | undefined;
  for (const { code, key } of events(element)) {
    const reorder = reorderOf(code);
    if (nameOf(code) === 'xlf:pc' && key.startsWith('-')) {
      if (open && reorder !== 'yes') open.push(key);
      continue;
    }
    if (reorder === 'firstNo') {
      open = [key];
      found.set(key, open);
    } else if (reorder === 'no') open?.push(key);
    else open = undefined;
  }
  return found;
}

function checkSequences({ texts }: Texts, report: Report): void {
  const sources = new Map(texts.filter(({ isTarget }) => !isTarget).map((text) => [text.part, text]));
  for (const target of texts) {
    const source = target.isTarget ? sources.get(target.part) : undefined;
    if (!source) continue;
    const there = sequences(target.element);
    for (const [first, sequence] of sequences(source.element)) {
      const kept = there.get(first);
      if (kept && kept.join() !== sequence.join())
        report('reorder-changed', target.element, { id: first.slice(1) });
    }
  }
}

/** A code that may not be deleted stands in some target of the unit, once its own segment has a target. */
function checkDeleted(texts: Texts, report: Report): void {
  const kept = new Set(stretch(texts, true).map(keyOf));
  const translated = new Set(texts.texts.filter(({ isTarget }) => isTarget).map(({ part }) => part));
  for (const { part, inline, isTarget } of texts.texts) {
    if (isTarget || !translated.has(part)) continue;
    for (const code of inline)
      if (CODES.has(nameOf(code)) && attribute(code, 'canDelete') === 'no' && !kept.has(keyOf(code)))
        report('code-deleted', code, { id: attribute(code, 'id') ?? attribute(code, 'startRef') });
  }
}

function keyOf(code: Element): string {
  const end = nameOf(code) === 'xlf:ec' ? attribute(code, 'startRef') : undefined;
  return end === undefined ? `${attribute(code, 'id')}` : `-${end}`;
}
