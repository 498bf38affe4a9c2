/** No engine: what has no translation is held back, and the reason says what to do about it. */
import { type Failure, fail, ok } from '../../model/finding.ts';
import type { Translator } from '../../ports.ts';

const FAILURE: Failure = { reason: 'engine-missing', engine: 'none', detail: '' };

export function createNone(): Translator {
  return {
    name: 'none',
    paid: false,
    limits: { texts: 1000, bytes: 1024 * 1024 },
    ready: async () => fail(FAILURE),
    translate: async ({ texts }) => ok(texts.map(() => ({ ok: false as const, failure: FAILURE }))),
  };
}
