/** When the next engine of a chain goes on for one that gave up, and with which texts. */
import type { Failure } from '../model/finding.ts';
import type { Translator } from '../ports.ts';
import { mayBeBilled } from '../translate/retry.ts';

const GAVE_UP: ReadonlySet<Failure['reason']> = new Set([
  'engine-quota',
  'engine-unauthorized',
  'engine-missing',
  'engine-busy',
  'engine-unreachable',
]);

/** Failures of the engine, not of a text: another one may do better. */
export function isTakenOver({ reason }: Failure): boolean {
  return GAVE_UP.has(reason);
}

/** Where the first engine may have billed a text already, one that costs money is not asked for it again. */
export function isLeftFor(
  next: Translator,
  unmet: { readonly failure?: Failure; readonly status: string } | undefined,
): boolean {
  if (!unmet?.failure || !isTakenOver(unmet.failure)) return false;
  return unmet.status === 'not-bought' || !next.paid || !mayBeBilled(unmet.failure);
}
