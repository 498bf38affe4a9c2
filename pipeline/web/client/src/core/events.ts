/** The server's events: what changes by others, or on the disk, appears by itself. */
import type { ServerEvent } from '../../../api.ts';
import { offline } from './http.ts';

type Listener = (event: ServerEvent) => void;
const listeners = new Set<Listener>();
const TYPES = ['segments', 'findings', 'galley', 'desk', 'strings', 'terms', 'presence', 'reload'] as const;

export function onServer(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One connection per page. The browser itself comes back to a server that was lost. */
export function listenToServer(): void {
  const source = new EventSource('/api/events');
  const tell = (event: ServerEvent) => {
    for (const listener of [...listeners]) listener(event);
  };
  for (const type of TYPES)
    source.addEventListener(type, (event) =>
      tell(JSON.parse((event as MessageEvent<string>).data) as ServerEvent),
    );
  let wasLost = false;
  source.onerror = () => {
    offline.value = true;
    wasLost = true;
    // A refusal (the session is gone after a new start) ends an EventSource for good.
    if (source.readyState === EventSource.CLOSED) setTimeout(listenToServer, 2000);
  };
  source.onopen = () => {
    offline.value = false;
    if (wasLost) tell({ type: 'reload' });
    wasLost = false;
  };
}
