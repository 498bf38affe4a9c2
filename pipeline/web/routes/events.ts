/** Who is where, and what changes, as it changes. */
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { readBody } from '../bodies.ts';
import { type AppGiven, type Env, who } from '../context.ts';
import type { Numbered } from '../hub.ts';

/** Milliseconds between two signs of life, below what proxies wait for. */
const BEAT = 15_000;

export function eventRoutes({ live, clock }: AppGiven): Hono<Env> {
  const { hub } = live;
  return new Hono<Env>()
    .put('/presence', async (c) => {
      const { client, galley, segment, typing = false } = await readBody(c, 'here');
      const where = galley !== undefined && live.galley(galley) ? { galley } : {};
      const at = { user: who(c).reviewer.name, client, typing, ...where };
      hub.here(segment === undefined ? at : { ...at, segment }, clock.now());
      hub.sweep(clock.now());
      return c.body(null, 204);
    })
    .get('/events', (c) => {
      const seen = Number(c.req.header('last-event-id') ?? Number.NaN);
      return streamSSE(c, async (stream) => {
        const waiting: Numbered[] = [];
        let wake: () => void = () => undefined;
        const stop = hub.listen((one) => {
          waiting.push(one);
          wake();
        });
        stream.onAbort(() => {
          stop();
          wake();
        });
        const missed = Number.isNaN(seen) ? [] : hub.since(seen);
        waiting.unshift(...(missed ?? [{ id: seen, event: { type: 'reload' as const } }]));
        await stream.write(': galerada\n\n');
        while (!stream.aborted && !stream.closed) {
          for (const { id, event } of waiting.splice(0))
            await stream.writeSSE({ id: String(id), event: event.type, data: JSON.stringify(event) });
          if (
            waiting.length === 0 &&
            !stream.aborted &&
            !(await woken((resume) => {
              wake = resume;
            }))
          )
            await stream.write(': .\n\n');
        }
        stop();
      });
    });
}

/** True when woken, false when nothing happened for a while. */
function woken(listen: (resume: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), BEAT);
    listen(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
