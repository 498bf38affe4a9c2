/** The desk, and approving everything that is clean. */
import { type Context, Hono } from 'hono';
import { effectiveState } from '../../model/record.ts';
import type { RecordSegment } from '../../model/segment.ts';
import type { Galley } from '../../plan/review-galley.ts';
import { decide, type Who } from '../../review/decide.ts';
import { refusalOf } from '../../review/policy.ts';
import type * as api from '../api.ts';
import { readBody, readDeskQuery } from '../bodies.ts';
import { type AppGiven, type Env, HttpError, stamp, who } from '../context.ts';
import { deskView, filterGalleys, leftBecause } from '../views/desk.ts';

export function deskRoutes(given: AppGiven): Hono<Env> {
  const { live } = given;
  return new Hono<Env>()
    .get('/desk', (c) => c.json(deskView(readDeskQuery(c), { live, say: c.get('say') })))
    .post('/approvals', async (c) => c.json(await approveClean(c, given)));
}

async function approveClean(c: Context<Env>, given: AppGiven): Promise<api.BulkApproved> {
  const approval = await readBody(c, 'bulk-approval');
  const { reviewer, may } = who(c);
  if (!may.states.includes(approval.state)) throw notAllowed(reviewer.role);
  const by: Who = { reviewer, may, at: stamp(given.clock) };
  const total = {
    approved: 0,
    articles: 0,
    left: { empty: 0, findings: 0, comments: 0, ownWork: 0, already: 0 },
  };
  for (const galley of chosen(approval, given)) {
    const result = approval.dryRun
      ? approveIn(galley, approval, { by, given })
      : await write(galley, approval, { by, given });
    total.approved += result.entries.length;
    if (result.entries.length) total.articles++;
    for (const why of result.left) total.left[why]++;
  }
  return total;
}

export function notAllowed(role: string): HttpError {
  return new HttpError(403, 'not-allowed', { values: { role } });
}

function chosen({ galleys, query }: api.BulkApproval, { live }: AppGiven): Galley[] {
  if (galleys) return galleys.flatMap((id) => live.galley(id) ?? []);
  return filterGalleys(live.galleys(query?.edition), query ?? {}, live);
}

interface Approved {
  readonly entries: readonly RecordSegment[];
  readonly left: readonly (keyof api.BulkApproved['left'])[];
}

interface With {
  readonly by: Who;
  readonly given: AppGiven;
}

function approveIn(galley: Galley, { state }: api.BulkApproval, { by, given }: With): Approved {
  const entries: RecordSegment[] = [];
  const left: (keyof api.BulkApproved['left'])[] = [];
  for (const segment of galley.planned.segments) {
    const why = leftBecause(galley, segment, { state, live: given.live });
    const entry = galley.entries.get(segment.id);
    if (why || !entry) {
      left.push(why ?? 'empty');
      continue;
    }
    const refused = refusalOf({ ...entry, state: effectiveState(entry) }, state, by);
    const decided = refused ? undefined : decide(entry, { kind: 'state', state }, by);
    if (decided?.ok) entries.push(decided.entry);
    else left.push('ownWork');
  }
  return { entries, left };
}

async function write(galley: Galley, approval: api.BulkApproval, at: With): Promise<Approved> {
  const written = await at.given.writer.change(galley.id, at.by.reviewer.name, (now) => {
    const answer = approveIn(now, approval, at);
    if (answer.entries.length === 0) return { answer };
    const changed = new Map(answer.entries.map((entry) => [entry.id, entry]));
    const segments = now.record.segments.map((entry) => changed.get(entry.id) ?? entry);
    return { record: { ...now.record, segments }, answer };
  });
  // What cannot be written now is left for another time, as if it were not clean.
  return written.ok ? written.answer : { entries: [], left: [] };
}
