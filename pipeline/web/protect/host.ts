import { type AppGiven, HttpError, type Protect } from '../context.ts';

/**
 * Only names that are ours: a page of another site that has its own name point at this machine (DNS rebinding) is told
 * nothing. Both the URL as it was understood and the header as it was sent must be ours.
 */
export function hostIsOurs({ origins }: Pick<AppGiven, 'origins'>): Protect {
  return async (c, next) => {
    const ours = new Set(origins().map((origin) => new URL(origin).host));
    const { host } = new URL(c.req.url);
    const sent = c.req.header('host')?.toLowerCase() ?? host;
    if (!ours.has(host) || !ours.has(normal(sent)))
      throw new HttpError(421, 'wrong-host', { values: { host: ours.has(host) ? sent : host } });
    await next();
  };
}

/** `Localhost:80` → `localhost`, as URLs have it. */
function normal(host: string): string {
  // A URL may have more than a host in that place: `somebody@localhost`.
  if (!/^[a-z0-9.:[\]_-]+$/.test(host)) return '';
  try {
    return new URL(`http://${host}`).host;
  } catch {
    return '';
  }
}
