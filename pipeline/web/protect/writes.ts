/** What changes something must be JSON and carry the session's own secret in a header, which no other site can send. */
import { type AppGiven, HttpError, type Protect } from '../context.ts';
import { isSame } from '../sessions.ts';

export const CSRF_HEADER = 'x-galerada';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function hasCsrf({ sessions }: Pick<AppGiven, 'sessions'>): Protect {
  return async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const wanted = c.get('identity')?.csrf ?? sessions.csrfFor('');
      if (!isSame(c.req.header(CSRF_HEADER) ?? '', wanted)) throw new HttpError(403, 'wrong-csrf');
    }
    await next();
  };
}

/** A form of another site can send text and forms without asking; JSON it cannot. */
export function isJson(): Protect {
  return async (c, next) => {
    const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
    if (!SAFE.has(c.req.method) && type !== 'application/json') throw new HttpError(415, 'not-json');
    await next();
  };
}

/** Whatever replaces a version says which one it replaces. */
export function hasIfMatch(): Protect {
  return async (c, next) => {
    if (!c.req.header('if-match')) throw new HttpError(428, 'if-match-missing');
    await next();
  };
}
