/** What is offered for the segment that is open; Ctrl+1…9 take them in this order. */
import { signal } from '@preact/signals';
import type { EngineOffer, Segment, Suggestion } from '../../../api.ts';
import type { Taken } from './drafts.ts';
import { took } from './galley-state.ts';
import { insert } from './text-box.ts';

export const suggestions = signal<readonly Suggestion[]>([]);
export const offer = signal<EngineOffer | undefined>(undefined);

/** Into the text box, with where it came from, for the record. */
export function take(segment: Segment, suggestion: Suggestion): void {
  insert(suggestion.target, true);
  const taken = originOf(suggestion);
  if (taken) took(segment.id, taken);
}

/** What the sentence was translated as before is the person's own. */
function originOf({ kind, target, by, score }: Suggestion): Taken | undefined {
  if (kind === 'engine') return { text: target, origin: 'machine', by: by ?? 'engine' };
  if (kind === 'memory') return { text: target, origin: 'memory', by: score === 100 ? 'exact' : 'fuzzy' };
  return undefined;
}
