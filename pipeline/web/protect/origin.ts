import { type AppGiven, HttpError, type Protect } from '../context.ts';

/** An origin, when a browser names one, must be ours; `null` (a sandboxed frame, a file) is not. */
export function originIsOurs({ origins }: Pick<AppGiven, 'origins'>): Protect {
  return async (c, next) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && !origins().includes(origin)) throw new HttpError(403, 'wrong-origin');
    await next();
  };
}

/** Where a browser says who asks, it must be a page of ours or the person: other ports of this machine are `same-site`. */
export function siteIsOurs(): Protect {
  return async (c, next) => {
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new HttpError(403, 'wrong-origin');
    await next();
  };
}
