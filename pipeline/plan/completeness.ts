/** How far an article is in an edition, and whether that is far enough. */
import type { Completeness } from '../bundle/site.ts';
import { effectiveState } from '../model/record.ts';
import { STATES, type TranslationRecord } from '../model/segment.ts';
import type { EditionPlan } from './plan.ts';

export function completeness(plan: EditionPlan, record?: TranslationRecord): Completeness {
  const segments = plan.segments.length;
  if (plan.kind === 'original') return { segments, initial: 0, translated: 0, reviewed: 0, final: segments };
  const counts = { initial: 0, translated: 0, reviewed: 0, final: 0 };
  const entries = new Map((record ?? plan.record).segments.map((entry) => [entry.id, entry]));
  for (const { id } of plan.segments) counts[effectiveState(entries.get(id))]++;
  return { segments, ...counts };
}

/** Undefined when the article may be published; otherwise why not. */
export function heldReason(
  plan: EditionPlan,
  counts: Completeness,
): 'untranslated' | 'below-state' | undefined {
  if (plan.kind === 'original') return undefined;
  if (counts.initial > 0) return 'untranslated';
  const required = STATES.indexOf(plan.edition.publish.require);
  return STATES.some((state, at) => at > 0 && at < required && counts[state] > 0) ? 'below-state' : undefined;
}
