/** One article in one edition: its segments, its preview, and cutting sentences otherwise. */
import { type Context, Hono } from 'hono';
import { hashText } from '../../model/hash.ts';
import type { TranslationRecord } from '../../model/segment.ts';
import { entryOf, type Galley } from '../../plan/review-galley.ts';
import { mergeSegments, splitSegment } from '../../plan/review-recut.ts';
import type { Who } from '../../review/decide.ts';
import { segmentTag } from '../../review/tag.ts';
import { readBody } from '../bodies.ts';
import { type AppGiven, type Env, HttpError, param, stamp, who } from '../context.ts';
import { PREVIEW } from '../protect/headers.ts';
import type { Protections } from '../protections.ts';
import { galleyView, oneSegment } from '../views/galley.ts';
import { previewPage } from '../views/preview.ts';
import { notAllowed } from './desk.ts';
import { find, unwrap } from './segment.ts';

export function galleyRoutes(given: AppGiven, { hasIfMatch }: Pick<Protections, 'hasIfMatch'>): Hono<Env> {
  return new Hono<Env>()
    .get('/galleys/:id', (c) => {
      const body = JSON.stringify(galleyView(galleyOf(c, given), { live: given.live, say: c.get('say') }));
      const etag = `W/"${hashText(body)}"`;
      if (c.req.header('if-none-match') === etag) return c.body(null, 304, { ETag: etag });
      return c.body(body, 200, { 'Content-Type': 'application/json; charset=utf-8', ETag: etag });
    })
    .get('/galleys/:id/preview/:side', (c) => {
      const side = param(c, 'side');
      if (side !== 'source' && side !== 'target') throw new HttpError(404, 'not-found');
      const page = previewPage(galleyOf(c, given), side, c.get('say'));
      return c.body(page, 200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': PREVIEW,
      });
    })
    .post('/galleys/:id/segments/:segment/split', hasIfMatch, async (c) => {
      const at = await readBody(c, 'split');
      return recut(c, given, {
        code: 'cannot-split',
        make: (galley, segment, by) => splitSegment(galley, segment, { at, who: by }),
      });
    })
    .post('/galleys/:id/segments/:segment/merge', hasIfMatch, async (c) => {
      await readBody(c, 'empty');
      return recut(c, given, { code: 'cannot-merge', make: mergeSegments });
    });
}

function galleyOf(c: Context<Env>, { live }: AppGiven): Galley {
  const galley = live.galley(param(c, 'id'));
  if (!galley) throw new HttpError(404, 'not-found');
  return galley;
}

interface Recutting {
  readonly code: 'cannot-split' | 'cannot-merge';
  readonly make: (
    galley: Galley,
    segment: Galley['planned']['segments'][number],
    who: Who,
  ) => TranslationRecord | undefined;
}

async function recut(c: Context<Env>, given: AppGiven, { code, make }: Recutting): Promise<Response> {
  const { galley: before, segment } = find(c, given);
  const { reviewer, may } = who(c);
  if (!may.edit) throw notAllowed(reviewer.role);
  const by: Who = { reviewer, may, at: stamp(given.clock) };
  const wanted = c.req.header('if-match');
  const written = await given.writer.change<'done' | 'conflict' | 'cannot'>(
    before.id,
    reviewer.name,
    (galley) => {
      const now = galley.planned.segments.find(({ id }) => id === segment.id);
      const isSame = now && (wanted === undefined || wanted === segmentTag(entryOf(galley, now)));
      if (!isSame) return { answer: 'conflict' };
      const record = make(galley, now, by);
      return record ? { record, answer: 'done' } : { answer: 'cannot' };
    },
  );
  const { galley, answer } = unwrap(written);
  const say = c.get('say');
  if (answer === 'cannot') throw new HttpError(422, code);
  if (answer === 'conflict') {
    const now = galley.planned.segments.find(({ id }) => id === segment.id);
    if (!now) throw new HttpError(404, 'not-found');
    const theirs = oneSegment(galley, now, { live: given.live, say });
    throw new HttpError(412, 'conflict', { more: { theirs, yours: {} } });
  }
  return c.json(galleyView(given.live.galley(galley.id) ?? galley, { live: given.live, say }));
}
