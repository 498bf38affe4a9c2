/** What was translated before, what an engine would say, and the glossary. */
import { type Context, Hono } from 'hono';
import { substitute } from '../../memory/fuzzy/substitute.ts';
import type { MemoryHit, MemoryMatch } from '../../model/memory.ts';
import type { Segment } from '../../model/segment.ts';
import { askOne, offerOf } from '../../plan/review-ask.ts';
import { entryOf, type Galley, galleyId } from '../../plan/review-galley.ts';
import { termRow } from '../../plan/review-terms.ts';
import type * as api from '../api.ts';
import { readBody, readText } from '../bodies.ts';
import { type AppGiven, type Env, HttpError, who } from '../context.ts';
import { failureText } from '../failure-text.ts';
import { refreshTerms } from '../live/refresh.ts';
import { fold, termView } from '../views/galley.ts';
import { notAllowed } from './desk.ts';
import { find } from './segment.ts';
import { writeFile } from './write-file.ts';

const BASE = '/galleys/:id/segments/:segment';

/** Similar sentences that are offered, one for each of Ctrl+1 … Ctrl+5. */
const MATCHES = 5;

export function memoryRoutes(given: AppGiven): Hono<Env> {
  return new Hono<Env>()
    .get(`${BASE}/suggestions`, async (c) => c.json(await suggestions(c, given)))
    .post(`${BASE}/ask`, async (c) => c.json(await ask(c, given)))
    .get('/concordance', async (c) => c.json(await concordance(c, given)))
    .get('/terms', (c) => {
      const wanted = fold(readText(c, 'q') ?? '');
      const terms = given.live.terms.filter(({ forms }) =>
        [...forms.en, ...forms.es].some((form) => fold(form).includes(wanted)),
      );
      return c.json({ terms: terms.map(termView) } satisfies api.Terms);
    })
    .post('/terms', async (c) => {
      const term = await readBody(c, 'new-term');
      const { reviewer, may } = who(c);
      if (!may.edit) throw notAllowed(reviewer.role);
      const { live } = given;
      const isKnown = live.terms.some(
        ({ forms }) => forms.en.includes(term.en.trim()) && forms.es.includes(term.es.trim()),
      );
      if (isKnown) throw new HttpError(422, 'term-exists', { values: { term: term.en.trim() } });
      await writeFile(c, given, {
        path: live.config.glossary,
        change: (text) => termRow(live.config.glossary, text, term),
      });
      await refreshTerms(live);
      return c.json({ terms: live.terms.map(termView) } satisfies api.Terms, 201);
    });
}

async function suggestions(c: Context<Env>, given: AppGiven): Promise<api.Suggestions> {
  const { galley, segment } = find(c, given);
  const { live } = given;
  const offer = await offerOf(galley, segment.source, {
    snapshot: live.snapshot,
    translator: live.project.translator,
  });
  const engine = offer.ok ? offer.value : undefined;
  return {
    suggestions: [...(await matches(galley, segment, given)), ...own(galley, segment)],
    ...(engine ? { engine } : {}),
  };
}

async function matches(galley: Galley, segment: Segment, { live }: AppGiven): Promise<api.Suggestion[]> {
  const { edition } = galley.planned;
  const sourceLanguage = galley.article.separation.language;
  const query = { source: segment.source, edition: edition.name, sourceLanguage, limit: MATCHES + 1 };
  const found = await live.project.memory.index.find(query);
  // An index that cannot be read has nothing to offer; the review goes on without.
  const all = found.ok ? found.value : [];
  const current = entryOf(galley, segment).target;
  const others = all.filter((match) => match.target !== current || match.source !== segment.source);
  const languages = { source: sourceLanguage, target: edition.language };
  return others.slice(0, MATCHES).map((match) => {
    const taken = substitute(segment.source, { source: match.source, target: match.target, languages });
    const replaced = taken?.substitutions.map(({ was, now }) => ({ from: was, to: now })) ?? [];
    return {
      ...hitView(match, { live }),
      score: match.score,
      ...(taken ? { target: taken.target } : {}),
      ...(replaced.length ? { replaced } : {}),
    };
  });
}

/** The translation of what the sentence was before. The source is no suggestion: a key of its own copies it. */
function own(galley: Galley, segment: Segment): api.Suggestion[] {
  const { previous } = entryOf(galley, segment);
  return previous?.target ? [{ ...previous, kind: 'previous' as const }] : [];
}

function hitView(hit: MemoryHit | MemoryMatch, { live }: Pick<AppGiven, 'live'>): api.Suggestion {
  const { source, target, state, origin, by, at, article, edition } = hit;
  const galley = galleyId(article, edition);
  return {
    source,
    target,
    kind: 'memory',
    state,
    origin,
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
    ...(live.galley(galley) ? { galley } : {}),
    article,
  };
}

async function ask(c: Context<Env>, given: AppGiven): Promise<api.Asked> {
  const { characters } = await readBody(c, 'ask');
  const { galley, segment } = find(c, given);
  const { reviewer, may } = who(c);
  if (!may.ask) throw notAllowed(reviewer.role);
  const { project, snapshot } = given.live;
  const offer = await offerOf(galley, segment.source, { snapshot, translator: project.translator });
  const say = c.get('say');
  const failed = (detail: string) => new HttpError(422, 'engine-failed', { values: { detail } });
  if (!offer.ok) throw failed(failureText(offer.failure, say).title);
  if (!offer.value) throw new HttpError(422, 'no-engine');
  if (offer.value.characters > characters)
    throw new HttpError(422, 'price-changed', { values: { characters: offer.value.characters } });
  const asked = await askOne(galley, segment, { snapshot, ports: project });
  if (asked.kind === 'over-budget')
    throw new HttpError(422, 'over-budget', { values: { characters: asked.characters } });
  if (asked.kind === 'failed') throw failed(asked.failure ? failureText(asked.failure, say).title : '');
  const { target, engine, billed } = asked;
  const suggestion = {
    source: segment.source,
    target,
    kind: 'engine',
    origin: 'machine',
    by: engine,
  } as const;
  return { suggestion, billed };
}

async function concordance(c: Context<Env>, { live }: AppGiven): Promise<api.Concordance> {
  const text = readText(c, 'q');
  if (text === undefined) return { hits: [] };
  const limit = Math.min(100, Math.max(1, Number(c.req.query('limit') ?? 20) || 20));
  const found = await live.project.memory.index.search({ text, limit });
  const edition = c.req.query('edition');
  const hits = found.ok ? found.value.filter((hit) => edition === undefined || hit.edition === edition) : [];
  return { hits: hits.map((hit) => hitView(hit, { live })) };
}
