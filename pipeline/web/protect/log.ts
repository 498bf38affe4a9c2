import type { AppGiven, Protect } from '../context.ts';

/** One line for each request: what was asked for, without its query, where a token may stand. */
export function logRequests(
  { log, clock }: Pick<AppGiven, 'log' | 'clock'>,
  shown: (url: string) => string = withoutQuery,
): Protect {
  return async (c, next) => {
    const started = clock.now().getTime();
    await next();
    log?.(`${c.req.method} ${shown(c.req.url)} ${c.res.status} ${clock.now().getTime() - started} ms`);
  };
}

export function withoutQuery(url: string): string {
  return new URL(url).pathname;
}
