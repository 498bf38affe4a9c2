import { bodyLimit } from 'hono/body-limit';
import { HttpError, type Protect } from '../context.ts';

/** Bytes of one body: a segment of a book's length, and no more. */
export const MAX_BODY = 1024 * 1024;

export function bodyIsSmall(): Protect {
  return bodyLimit({
    maxSize: MAX_BODY,
    onError: () => {
      throw new HttpError(413, 'too-large', { values: { limit: MAX_BODY / 1024 } });
    },
  });
}
