/** What is offered for the segment that is open; Ctrl+1…9 take them in this order. */
import { signal } from '@preact/signals';
import type { EngineOffer, Suggestion } from '../../../api.ts';

export const suggestions = signal<readonly Suggestion[]>([]);
export const offer = signal<EngineOffer | undefined>(undefined);
