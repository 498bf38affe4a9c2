/** What deepl-node does not hand on of an answer: its status and its Retry-After. Seen through Node's own channel. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { retryAfterSeconds } from '../retry-after.ts';

export interface Observed {
  status?: number;
  /** Seconds. */
  retryAfter?: number;
}

const current = new AsyncLocalStorage<Observed>();
const requests = new WeakMap<ClientRequest, Observed>();
let subscribed = false;

/** Runs a call and says what its last HTTP answer was; nothing when none came. */
export async function observe<T>(
  call: () => Promise<T>,
): Promise<{ outcome: PromiseSettledResult<T>; seen: Observed }> {
  subscribeOnce();
  const seen: Observed = {};
  const [outcome] = await current.run(seen, () => Promise.allSettled([call()]));
  return { outcome, seen };
}

function subscribeOnce(): void {
  if (subscribed) return;
  subscribed = true;
  subscribe('http.client.request.start', (message) => {
    const seen = current.getStore();
    if (seen) requests.set((message as { request: ClientRequest }).request, seen);
  });
  subscribe('http.client.response.finish', (message) => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    const seen = requests.get(request);
    if (!seen) return;
    if (response.statusCode !== undefined) seen.status = response.statusCode;
    const seconds = retryAfterSeconds(response.headers['retry-after'], response.headers.date);
    if (seconds !== undefined) seen.retryAfter = seconds;
  });
}
