import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { permissionsOf, reviewerOf } from '../../review/policy.ts';
import { type AppGiven, type Env, HttpError, type Identity, type Protect } from '../context.ts';

/** Cookies are shared by all ports of a machine: each server has a name of its own. */
export function cookieName({ origins }: Pick<AppGiven, 'origins'>): string {
  const { port, protocol } = new URL(origins()[0] ?? 'http://localhost');
  return `galerada-${port || (protocol === 'https:' ? '443' : '80')}`;
}

/** Says who asks, where somebody is signed in; lets everybody through. */
export function identify(given: AppGiven): Protect {
  return async (c, next) => {
    c.set('identity', identityOf(c, given));
    await next();
  };
}

function identityOf(c: Context<Env>, given: AppGiven): Identity | undefined {
  const entry = given.signIn === 'proxy' ? fromProxy(c, given) : fromCookie(c, given);
  if (!entry) return undefined;
  const reviewer = reviewerOf(entry.name, given.review);
  return { reviewer, may: permissionsOf(reviewer, given.review), csrf: entry.csrf };
}

function fromCookie(c: Context<Env>, given: AppGiven) {
  const cookie = getCookie(c, cookieName(given));
  return cookie === undefined ? undefined : given.sessions.find(cookie);
}

/** The header counts only where the proxy itself is the other end of the connection. */
function fromProxy(c: Context<Env>, { review, sessions }: AppGiven) {
  const { proxy } = review;
  const address = c.env?.incoming?.socket?.remoteAddress?.replace(/^::ffff:/, '');
  if (!proxy || address === undefined || !proxy.from.includes(address)) return undefined;
  const name = c.req.header(proxy.header)?.trim();
  return name ? { name, csrf: sessions.csrfFor(name) } : undefined;
}

/** Nobody who is not signed in gets any further. */
export function isSignedIn(): Protect {
  return async (c, next) => {
    if (!c.get('identity')) throw new HttpError(401, 'not-signed-in');
    await next();
  };
}
