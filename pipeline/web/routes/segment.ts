/** One segment: what is read of it, and everything that changes it. */
import { type Context, Hono } from 'hono';
import type { RecordSegment, Segment } from '../../model/segment.ts';
import { entryOf, type Galley, withEntry } from '../../plan/review-galley.ts';
import { brokenCode } from '../../review/codes.ts';
import { type Decision, decide, type Refusal, type Who } from '../../review/decide.ts';
import { mergeTexts } from '../../review/merge-texts.ts';
import { segmentTag } from '../../review/tag.ts';
import type * as api from '../api.ts';
import { readBody } from '../bodies.ts';
import { type AppGiven, type Env, HttpError, param, stamp, who } from '../context.ts';
import type { Protections } from '../protections.ts';
import { findingView, historyView, oneSegment } from '../views/galley.ts';
import type { Change, Written } from '../writer.ts';
import { notAllowed } from './desk.ts';

const BASE = '/galleys/:id/segments/:segment';

export function segmentRoutes(given: AppGiven, { hasIfMatch }: Pick<Protections, 'hasIfMatch'>): Hono<Env> {
  return new Hono<Env>()
    .get(BASE, (c) => {
      const { galley, segment } = find(c, given);
      const view = oneSegment(galley, segment, { live: given.live, say: c.get('say') });
      return c.json(view, 200, { ETag: view.etag });
    })
    .put(BASE, hasIfMatch, async (c) => {
      const body = await readBody(c, 'save-segment');
      const { target, base, state, taken } = body;
      const decision: Decision = {
        kind: 'save',
        target,
        ...(state ? { state } : {}),
        ...(taken ? { taken } : {}),
      };
      return answer(c, given, { decision, yours: { target, ...(state ? { state } : {}) }, base });
    })
    .put(`${BASE}/state`, hasIfMatch, async (c) => {
      const { state } = await readBody(c, 'set-state');
      return answer(c, given, { decision: { kind: 'state', state }, yours: { state } });
    })
    .post(`${BASE}/revert`, hasIfMatch, async (c) => {
      const { version } = await readBody(c, 'revert');
      return answer(c, given, { decision: { kind: 'revert', version }, yours: {} });
    })
    .post(`${BASE}/comments`, async (c) => {
      const { text } = await readBody(c, 'new-comment');
      return answer(c, given, { decision: { kind: 'comment', text }, status: 201 });
    })
    .put(`${BASE}/comments/:comment`, async (c) => {
      const { resolved } = await readBody(c, 'resolve-comment');
      const comment = Number(param(c, 'comment'));
      return answer(c, given, { decision: { kind: 'resolve', comment, resolved } });
    })
    .post(`${BASE}/dismissals`, async (c) => {
      const { rule, reason } = await readBody(c, 'new-dismissal');
      return answer(c, given, { decision: { kind: 'dismiss', rule, reason }, status: 201 });
    })
    .delete(`${BASE}/dismissals/:rule`, async (c) =>
      answer(c, given, { decision: { kind: 'undismiss', rule: param(c, 'rule') } }),
    )
    .get(`${BASE}/history`, (c) => {
      const { galley, segment } = find(c, given);
      return c.json(historyView(entryOf(galley, segment)));
    })
    .post(`${BASE}/check`, async (c) => {
      const { target } = await readBody(c, 'check-target');
      const { galley, segment } = find(c, given);
      const found = given.live.checker.ofDraft(galley, segment, target);
      const tag = target.trim() === '' ? undefined : brokenCode(segment.source, target);
      const say = c.get('say');
      return c.json({
        findings: found.map((finding) => findingView(finding, say)),
        ...(tag === undefined
          ? {}
          : { refused: say({ key: 'review:errors.codes-broken.title', values: { tag } }) }),
      } satisfies api.Checked);
    });
}

/** By id from the index; nothing here is a path. */
export function find(c: Context<Env>, { live }: AppGiven): { galley: Galley; segment: Segment } {
  const galley = live.galley(param(c, 'id'));
  const segment = galley?.planned.segments.find(({ id }) => id === param(c, 'segment'));
  if (!galley || !segment) throw new HttpError(404, 'not-found');
  return { galley, segment };
}

interface Asked {
  readonly decision: Decision;
  /** With it, the version that `If-Match` names must be the one there is. */
  readonly yours?: api.Conflict['yours'];
  readonly base?: string | undefined;
  readonly status?: 200 | 201;
}

type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'gone' };

async function answer(c: Context<Env>, given: AppGiven, asked: Asked): Promise<Response> {
  const { segment } = find(c, given);
  const identity = who(c);
  const by: Who = { reviewer: identity.reviewer, may: identity.may, at: stamp(given.clock) };
  const wanted = asked.yours ? c.req.header('if-match') : undefined;
  const written = await given.writer.change(param(c, 'id'), by.reviewer.name, (galley) =>
    apply(galley, segment.id, { asked, by, wanted }),
  );
  const { galley, answer: outcome } = unwrap(written);
  const now = galley.planned.segments.find(({ id }) => id === segment.id);
  if (!now || outcome.kind === 'gone') throw new HttpError(404, 'not-found');
  const view = oneSegment(galley, now, { live: given.live, say: c.get('say') });
  if (outcome.kind === 'conflict') throw conflict(view, asked);
  if (outcome.kind === 'refused') throw refused(outcome.refusal, by);
  return c.json(view, asked.status ?? 200, { ETag: view.etag });
}

function apply(
  galley: Galley,
  id: Segment['id'],
  { asked, by, wanted }: { asked: Asked; by: Who; wanted: string | undefined },
): Change<Outcome> {
  const segment = galley.planned.segments.find((one) => one.id === id);
  if (!segment) return { answer: { kind: 'gone' } };
  const entry = entryOf(galley, segment);
  if (
    wanted !== undefined &&
    wanted !== '*' &&
    wanted !== segmentTag(entry) &&
    !isDone(entry, asked.decision)
  )
    return { answer: { kind: 'conflict' } };
  const decided = decide(entry, asked.decision, by);
  if (!decided.ok) return { answer: { kind: 'refused', refusal: decided.refusal } };
  if (decided.entry === entry) return { answer: { kind: 'done' } };
  return { record: withEntry(galley.record, decided.entry), answer: { kind: 'done' } };
}

/** A save that is sent twice, because its answer was lost, has happened already. */
function isDone(entry: RecordSegment, decision: Decision): boolean {
  return decision.kind === 'save' && decision.state === undefined && entry.target === decision.target;
}

function conflict(theirs: api.Segment, { yours = {}, base }: Asked): HttpError {
  const merged =
    base !== undefined && yours.target !== undefined
      ? mergeTexts(base, yours.target, theirs.target)
      : undefined;
  const more = { theirs, yours, ...(merged === undefined ? {} : { merged }) };
  return new HttpError(412, 'conflict', { more });
}

function refused(refusal: Refusal, { reviewer }: Who): HttpError {
  if (refusal.why === 'not-allowed') return notAllowed(reviewer.role);
  if (refusal.why === 'own-work') return new HttpError(403, 'own-work');
  return new HttpError(422, refusal.why, { values: 'tag' in refusal ? { tag: refusal.tag } : {} });
}

/** What was written, or the error that says why not. */
export function unwrap<T>(written: Written<T>): Extract<Written<T>, { ok: true }> {
  if (written.ok) return written;
  switch (written.why) {
    case 'gone':
      throw new HttpError(404, 'not-found');
    case 'blocked':
      throw new HttpError(422, 'blocked', { values: { file: '' } });
    case 'busy':
      throw new HttpError(503, 'busy');
    case 'failed': {
      const { failure } = written;
      const detail = failure && 'detail' in failure ? failure.detail : '';
      throw new HttpError(500, 'failed', { values: { detail } });
    }
  }
}
