/** The separation desk: what was judged body, site string or stray word, and a person's word on it. */
import { type Context, Hono } from 'hono';
import { hashText } from '../../model/hash.ts';
import { DECISIONS_FILE } from '../../plan/load-site.ts';
import type { ArticlePlan } from '../../plan/plan.ts';
import { galleyId } from '../../plan/review-galley.ts';
import { addDecision, decidedOf, removeDecision, separatedNow } from '../../plan/review-separation.ts';
import type { Decision } from '../../separate/decisions.ts';
import type * as api from '../api.ts';
import { readBody, readPage, readText } from '../bodies.ts';
import { type AppGiven, type Env, HttpError, param, who } from '../context.ts';
import { refreshDecisions } from '../live/refresh.ts';
import type { Live } from '../live.ts';
import type { Protections } from '../protections.ts';
import type { Say } from '../say.ts';
import { fold } from '../views/galley.ts';
import { notAllowed } from './desk.ts';
import { writeFile } from './write-file.ts';

export function separationRoutes(
  given: AppGiven,
  { hasIfMatch }: Pick<Protections, 'hasIfMatch'>,
): Hono<Env> {
  const { live } = given;
  return new Hono<Env>()
    .get('/separations', (c) => c.json(list(c, live)))
    .get('/separations/:id', (c) => c.json(detail(articleOf(c, live), live, c.get('say'))))
    .post('/separations/:id/decisions', hasIfMatch, (c) => correct(c, given, addDecision))
    .delete('/separations/:id/decisions', hasIfMatch, (c) => correct(c, given, removeDecision));
}

function separationId({ article }: ArticlePlan): string {
  return galleyId(article.id, '');
}

const ids = new Map<string, string>();

/** By id from an index; ids of articles that are gone find nothing. */
function articleOf(c: Context<Env>, live: Live): ArticlePlan {
  const id = param(c, 'id');
  const known = live.article(ids.get(id) ?? '');
  const found = known ?? live.articles().find((article) => separationId(article) === id);
  if (!found) throw new HttpError(404, 'not-found');
  ids.set(id, found.article.id);
  return found;
}

const UNSURE = 0.9;

function list(c: Context<Env>, live: Live): api.Separations {
  const { offset, limit } = readPage(c);
  const wanted = fold(readText(c, 'text') ?? '');
  const onlyUnsure = c.req.query('unsure') === 'true';
  const found = live
    .articles()
    .map((article) => ({ article, least: leastConfidence(article) }))
    .filter(({ article, least }) => (!onlyUnsure || least < UNSURE) && isFound(article, wanted))
    .sort((a, b) => a.least - b.least);
  return {
    rows: found.slice(offset, offset + limit).map(({ article }) => rowView(article)),
    total: found.length,
  };
}

function isFound({ article, separation }: ArticlePlan, wanted: string): boolean {
  if (wanted === '') return true;
  return [article.path, ...separation.judgements.map(({ text }) => text)].some((text) =>
    fold(text).includes(wanted),
  );
}

function leastConfidence({ separation }: ArticlePlan): number {
  return separation.judgements.reduce((least, { confidence }) => Math.min(least, confidence), 1);
}

function rowView(plan: ArticlePlan): api.SeparationRow {
  const { article, separation } = plan;
  const { judgements, strays, language } = separation;
  const body = judgements.filter(({ kind }) => kind === 'body').length;
  const heading = judgements.find(
    ({ kind, block }) => kind === 'body' && article.blocks[block]?.role === 'heading',
  );
  const first = judgements.find(({ kind }) => kind === 'body');
  return {
    id: separationId(plan),
    title: ((heading ?? first)?.text ?? article.id).slice(0, 200),
    file: article.path,
    language,
    body,
    interface: judgements.length - body,
    strays: strays.length,
    leastConfidence: leastConfidence(plan),
  };
}

function detail(plan: ArticlePlan, live: Live, say: Say): api.SeparatedDetail {
  const separated = separatedNow(plan, live.site);
  const blocks = separated.blocks.map((block, id): api.SeparatedBlock => {
    const decided = decidedOf(live.snapshot.decisions, block.text, plan.article.id);
    return {
      id,
      kind: block.kind,
      text: block.text,
      language: block.language,
      confidence: block.confidence,
      ...(block.purpose ? { purpose: block.purpose } : {}),
      ...(block.key ? { key: block.key } : {}),
      line: block.start.line,
      evidence: block.evidence.map(({ message, weight }) => ({ text: say(message), weight })),
      ...(decided && decided.kind !== 'word'
        ? { decided: { kind: decided.kind, everywhere: decided.article === undefined } }
        : {}),
      strays: separated.strays.flatMap((stray, at): api.SeparatedStray[] => {
        if (stray.block !== id) return [];
        const { offset, length, word, suggestion, safe } = stray;
        const evidence = plan.separation.strays[at]?.evidence.map(({ message }) => say(message)) ?? [];
        const shown = { start: offset, end: offset + length, word, safe, evidence };
        return [suggestion === undefined ? shown : { ...shown, suggestion }];
      }),
    };
  });
  return { ...rowView(plan), etag: tagOf(plan), blocks };
}

function tagOf({ article, separation }: ArticlePlan): string {
  const judged = separation.judgements.map(({ kind, purpose, text }) => [kind, purpose, text]);
  return `"${hashText(JSON.stringify([article.id, judged, separation.strays.map(({ word }) => word)]))}"`;
}

async function correct(
  c: Context<Env>,
  given: AppGiven,
  change: (text: string | undefined, decision: Decision) => ReturnType<typeof addDecision>,
): Promise<Response> {
  const correction = await readBody(c, 'correction');
  const { live } = given;
  const plan = articleOf(c, live);
  const { reviewer, may } = who(c);
  if (!may.edit) throw notAllowed(reviewer.role);
  const say = c.get('say');
  const wanted = c.req.header('if-match');
  if (wanted !== undefined && wanted !== tagOf(plan))
    throw new HttpError(412, 'conflict', { more: { theirs: detail(plan, live, say), yours: {} } });
  const decision = decisionOf(correction, plan);
  await writeFile(c, given, { path: DECISIONS_FILE, change: (text) => change(text, decision) });
  await refreshDecisions(live, plan.article.id);
  return c.json(detail(live.article(plan.article.id) ?? plan, live, say));
}

function decisionOf(correction: api.Correction, { article, separation }: ArticlePlan): Decision {
  const reach = correction.everywhere ? {} : { article: article.id };
  if (correction.kind === 'word') return { kind: 'word', word: correction.word, ...reach };
  const judgement = separation.judgements[correction.block];
  if (!judgement) throw new HttpError(404, 'not-found');
  const purpose =
    correction.kind === 'interface' && correction.purpose ? { purpose: correction.purpose } : {};
  return { kind: correction.kind, text: judgement.text, ...reach, ...purpose };
}
