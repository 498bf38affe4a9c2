/** What reviewers do, through the app, down to the files. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TranslationRecord } from '../../pipeline/model/segment.ts';
import { remember } from '../../pipeline/plan/remember.ts';
import { validator } from '../../pipeline/validate/schemas.ts';
import type * as api from '../../pipeline/web/api.ts';
import { refresh } from '../../pipeline/web/live/refresh.ts';
import { hashPassword, verifyPassword } from '../../pipeline/web/passwords.ts';
import { runCli } from '../support/run-cli.ts';
import { readTree } from '../support/site.ts';
import { ARTICLE, type Client, type Desk, ORIGIN, openDesk, segmentPath } from './support/desk.ts';

async function recordOf({ root }: Desk): Promise<TranslationRecord> {
  const text = await readFile(path.join(root, 'content/flood.es.json'), 'utf8');
  const record = JSON.parse(text) as TranslationRecord;
  expect(validator('record')(record)).toEqual([]);
  return record;
}

const asJson = async <T>(response: Response | Promise<Response>) => (await (await response).json()) as T;

async function save(
  client: Client,
  at: { galley: api.Galley; index: number },
  body: api.SaveSegment,
): Promise<api.Segment> {
  const segment = at.galley.segments[at.index]!;
  const now = await client.json<api.Segment>(segmentPath(at.galley, segment));
  const response = await client.send('PUT', segmentPath(at.galley, segment), body, { 'if-match': now.etag });
  expect(response.status).toBe(200);
  return asJson<api.Segment>(response);
}

const SPANISH = [
  'El río volvió a crecer',
  'Los equipos de rescate trabajaron hasta la madrugada del <1>lunes</1>.',
  'Encontraron a 12 personas en un tejado.',
  'Nadie resultó herido, dijo el alcalde.',
];

describe('a galley', () => {
  it('is the article in reading order, its headings headings', async () => {
    const galley = await (await openDesk()).as('Ana').galley();
    expect(galley.blocks.map(({ role, count }) => [role, count])).toEqual([
      ['paragraph', 1],
      ['paragraph', 2],
      ['paragraph', 1],
    ]);
    expect(galley.segments[1]).toMatchObject({
      source: 'Rescue teams worked until the early hours of <1>Monday</1> morning.',
      codes: [{ id: 1, type: 'open', name: 'bold', equivalent: '' }],
      state: 'initial',
      mergeable: true,
    });
    expect(galley.segments.map(({ mergeable }) => mergeable)).toEqual([false, true, false, false]);
  });

  it('is not sent again where it has not changed', async () => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const { id } = await ana.galley();
    const etag = (await ana.get(`/api/galleys/${id}`)).headers.get('etag') ?? '';
    const again = await desk.raw(`/api/galleys/${id}`, {
      headers: { cookie: ana.cookie, 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
  });
});

describe('translating an article', () => {
  it('from the first word to the last approval, in the record and on the desk', async () => {
    const desk = await openDesk({ config: { publish: { require: 'reviewed' } } });
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    for (const [index, target] of SPANISH.entries()) await save(ana, { galley, index }, { target });
    const approved = await asJson<api.BulkApproved>(
      desk.as('Eva').send('POST', '/api/approvals', { state: 'reviewed', galleys: [galley.id] }),
    );
    expect(approved).toMatchObject({ approved: 4, articles: 1 });
    const { segments } = await recordOf(desk);
    expect(
      segments.map(({ target, state, origin, by, approved: who }) => [target, state, origin, by, who?.by]),
    ).toEqual(SPANISH.map((target) => [target, 'reviewed', 'person', 'Ana', 'Eva']));
    const { rows, editions } = await ana.json<api.Desk>('/api/desk?edition=es&state=reviewed&by=Ana');
    expect(rows[0]).toMatchObject({ publishable: true, wordsLeft: 0, targetTitle: SPANISH[0] });
    expect(editions[0]).toMatchObject({ edition: 'es', articles: 1, publishable: 1 });
  });

  it('bulk approval leaves what is not clean, and says why', async () => {
    const desk = await openDesk({ review: { approveOwn: false } });
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    await save(ana, { galley, index: 0 }, { target: SPANISH[0]! });
    await save(ana, { galley, index: 2 }, { target: 'Encontraron a 21 personas en un tejado.' });
    await save(ana, { galley, index: 3 }, { target: SPANISH[3]! });
    await ana.send('POST', `${segmentPath(galley, galley.segments[3]!)}/comments`, {
      text: '¿Alcalde o alcaldesa?',
    });
    const body = { state: 'reviewed', query: { edition: 'es' } };
    const dry = await asJson<api.BulkApproved>(
      desk.as('Eva').send('POST', '/api/approvals', { ...body, dryRun: true }),
    );
    expect(dry).toEqual({
      approved: 1,
      articles: 1,
      left: { empty: 1, findings: 1, comments: 1, ownWork: 0, already: 0 },
    });
    expect((await recordOf(desk)).segments.some(({ state }) => state === 'reviewed')).toBe(false);
    const own = await asJson<api.BulkApproved>(ana.send('POST', '/api/approvals', body));
    expect([own.approved, own.left.ownWork]).toEqual([0, 1]);
    const done = await asJson<api.BulkApproved>(desk.as('Eva').send('POST', '/api/approvals', body));
    expect(done).toEqual(dry);
  });

  it('an approval falls when the source changes', async () => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    await save(ana, { galley, index: 3 }, { target: SPANISH[3]!, state: 'final' });
    await writeFile(
      path.join(desk.root, 'content/flood.md'),
      ARTICLE.replace('the mayor said', 'the mayor told us'),
    );
    await refresh(desk.live, ['content/flood.md']);
    const after = (await ana.galley()).segments[3]!;
    expect(after.source).toBe('Nobody was hurt, the mayor told us.');
    expect(after.state).not.toBe('final');
    expect(after.previous).toEqual({ source: 'Nobody was hurt, the mayor said.', target: SPANISH[3] });
  });

  it('history goes back, comments are answered, findings dismissed with a reason', async () => {
    const desk = await openDesk();
    const [ana, eva] = [desk.as('Ana'), desk.as('Eva')];
    const galley = await ana.galley();
    const url = segmentPath(galley, galley.segments[2]!);
    await save(ana, { galley, index: 2 }, { target: 'Encontraron a 21 personas.' });
    const second = await save(eva, { galley, index: 2 }, { target: 'Hallaron a 21 personas.' });
    expect(second.findings.map(({ rule }) => rule)).toContain('number-value');
    const dismissed = await asJson<api.Segment>(
      eva.send('POST', `${url}/dismissals`, {
        rule: 'number-value',
        reason: 'The article is wrong; the editor knows',
      }),
    );
    expect(dismissed.findings.map(({ rule }) => rule)).not.toContain('number-value');
    expect(dismissed.dismissed).toMatchObject([{ by: 'Eva', holds: true }]);
    await ana.send('POST', `${url}/comments`, { text: '¿21?' });
    const resolved = await asJson<api.Segment>(eva.send('PUT', `${url}/comments/0`, { resolved: true }));
    expect(resolved.comments).toMatchObject([{ id: 0, text: '¿21?', by: 'Ana', resolved: true }]);
    const { versions } = await ana.json<api.History>(`${url}/history`);
    expect(versions.map(({ target }) => target)).toEqual([
      'Hallaron a 21 personas.',
      'Encontraron a 21 personas.',
      '',
    ]);
    const back = await ana.send('POST', `${url}/revert`, { version: 1 }, { 'if-match': resolved.etag });
    expect((await asJson<api.Segment>(back)).target).toBe('Encontraron a 21 personas.');
    await recordOf(desk);
  });

  it('roles are heeded', async () => {
    const desk = await openDesk({
      review: { users: { Ana: { role: 'translator' }, Lea: { role: 'reader' } } },
    });
    const galley = await desk.as('Ana').galley();
    const url = segmentPath(galley, galley.segments[0]!);
    const send = (name: string, body: object) =>
      desk.as(name).send('PUT', url, body, { 'if-match': galley.segments[0]!.etag });
    expect((await send('Lea', { target: 'x' })).status).toBe(403);
    expect((await send('Ana', { target: SPANISH[0], state: 'reviewed' })).status).toBe(403);
    expect((await send('Ana', { target: SPANISH[0] })).status).toBe(200);
    const refused = await asJson<api.ApiError>(
      desk.as('Lea').send('POST', '/api/terms?lng=es', { en: 'a', es: 'b' }),
    );
    expect(refused.error.title).toBe('El papel «reader» no permite hacer esto.');
  });
});

describe('two people on one segment', () => {
  it('who touched other words gets both changes merged to look at', async () => {
    const desk = await openDesk();
    const [ana, eva] = [desk.as('Ana'), desk.as('Eva')];
    const galley = await ana.galley();
    const base = (await save(ana, { galley, index: 3 }, { target: 'Nadie fue herido, dijo el alcalde.' }))
      .target;
    const { etag } = await ana.json<api.Segment>(segmentPath(galley, galley.segments[3]!));
    await save(ana, { galley, index: 3 }, { target: 'Nadie resultó herido, dijo el alcalde.' });
    const late = await eva.send(
      'PUT',
      segmentPath(galley, galley.segments[3]!),
      { target: 'Nadie fue herido, dijo la alcaldesa.', base },
      { 'if-match': etag },
    );
    expect(late.status).toBe(412);
    expect((await asJson<api.Conflict>(late)).merged).toBe('Nadie resultó herido, dijo la alcaldesa.');
  });

  it('the same save sent twice, its first answer lost, is no conflict', async () => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    const send = () =>
      ana.send(
        'PUT',
        segmentPath(galley, galley.segments[0]!),
        { target: SPANISH[0] },
        { 'if-match': galley.segments[0]!.etag },
      );
    expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
  });

  it('fifty saves at once of one article are all there', async () => {
    const sentences = Array.from({ length: 50 }, (_, at) => `Sentence number ${at} of this article is here.`);
    const desk = await openDesk({ files: { 'content/flood.md': `${sentences.join('\n\n')}\n` } });
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    const answers = await Promise.all(
      galley.segments.map((segment, at) =>
        desk
          .as(`R${at}`)
          .send(
            'PUT',
            segmentPath(galley, segment),
            { target: `Frase ${at}.` },
            { 'if-match': segment.etag },
          ),
      ),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect((await recordOf(desk)).segments.map(({ target }) => target)).toEqual(
      sentences.map((_, at) => `Frase ${at}.`),
    );
  });

  it('what an editor wrote into the record meanwhile is kept', async () => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    await save(ana, { galley, index: 0 }, { target: SPANISH[0]! });
    await save(ana, { galley, index: 3 }, { target: 'Nadie herido.' });
    const file = path.join(desk.root, 'content/flood.es.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('Nadie herido.', SPANISH[3]!));
    await save(ana, { galley, index: 1 }, { target: SPANISH[1]! });
    const { segments } = await recordOf(desk);
    expect(segments.map(({ target }) => target)).toEqual([SPANISH[0], SPANISH[1], '', SPANISH[3]]);
  });

  it('a record that cannot be understood is not written over', async () => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    await save(ana, { galley, index: 0 }, { target: SPANISH[0]! });
    const file = path.join(desk.root, 'content/flood.es.json');
    await writeFile(file, '<<<<<<< HEAD');
    const response = await ana.send(
      'PUT',
      segmentPath(galley, galley.segments[1]!),
      { target: 'x' },
      { 'if-match': galley.segments[1]!.etag },
    );
    expect(response.status).toBe(422);
    expect(await readFile(file, 'utf8')).toBe('<<<<<<< HEAD');
  });

  it('a build that runs is waited for, and then told to the client', async () => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    const lock = await desk.live.project.lock();
    if (!lock.ok) throw new Error('no lock');
    const saving = ana.send(
      'PUT',
      segmentPath(galley, galley.segments[0]!),
      { target: SPANISH[0] },
      { 'if-match': galley.segments[0]!.etag },
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    await lock.value();
    expect((await saving).status).toBe(200);
  });

  it('presence says who is where, and events tell what changed', async () => {
    const desk = await openDesk();
    const [ana, eva] = [desk.as('Ana'), desk.as('Eva')];
    const galley = await ana.galley();
    const stream = await ana.get('/api/events');
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    const here = { client: 'browser-1', galley: galley.id, segment: galley.segments[0]!.id, typing: true };
    expect((await eva.send('PUT', '/api/presence', here)).status).toBe(204);
    await save(eva, { galley, index: 0 }, { target: SPANISH[0]! });
    let heard = '';
    while (!heard.includes('event: segments')) heard += (await reader.read()).value ?? '';
    await reader.cancel();
    expect(heard).toContain('event: presence');
    expect(heard).toContain('"by":"Eva"');
    expect((await ana.galley()).present).toMatchObject([{ user: 'Eva', typing: true }]);
  });
});

describe('checking as one types', () => {
  it('says where, why, and how to put it right; changes nothing', async () => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    const url = `${segmentPath(galley, galley.segments[2]!)}/check`;
    const target = 'Encontraron  a 21 personas "en" un tejado.';
    const { findings, refused } = await asJson<api.Checked>(ana.send('POST', `${url}?lng=es`, { target }));
    expect(refused).toBeUndefined();
    const double = findings.find(({ rule }) => rule === 'double-space');
    expect(target.slice(double?.at?.start, double?.at?.end)).toMatch(/^ +$/);
    expect(double?.fix).toBe('Encontraron a 21 personas "en" un tejado.');
    expect(findings.map(({ rule }) => rule)).toContain('number-value');
    expect(findings.every(({ title, message }) => title.length > 0 && message.length > 0)).toBe(true);
    const broken = await asJson<api.Checked>(ana.send('POST', url, { target: 'Hola <9/>' }));
    expect(broken.refused).toContain('<9/>');
    expect((await ana.galley()).segments[2]!.target).toBe('');
  });
});

describe('a sentence beside the rest of its edition', () => {
  const other = 'Later that day\n\nNobody was hurt, the mayor said.\n';
  const rulesOf = ({ findings }: { findings: readonly api.Finding[] }) => findings.map(({ rule }) => rule);

  it('is told apart from its twin as one types, on both sides, until they agree or one is dismissed', async () => {
    const desk = await openDesk({ files: { 'content/later.md': other } });
    const ana = desk.as('Ana');
    const { rows } = await ana.json<api.Desk>('/api/desk?edition=es');
    const read = (file: string) =>
      ana.json<api.Galley>(`/api/galleys/${rows.find((row) => row.file === file)!.id}`);
    const [flood, later] = [await read('content/flood.md'), await read('content/later.md')];
    await save(ana, { galley: flood, index: 3 }, { target: SPANISH[3]! });
    const events = await ana.get('/api/events');
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();

    const url = segmentPath(later, later.segments[1]!);
    const draft = async (target: string) =>
      rulesOf(await asJson<api.Checked>(ana.send('POST', `${url}/check`, { target })));
    expect(await draft('No hubo heridos, según la alcaldesa.')).toContain('same-source');
    expect(await draft(SPANISH[3]!)).not.toContain('same-source');

    const told = await save(
      ana,
      { galley: later, index: 1 },
      { target: 'No hubo heridos, según el alcalde.' },
    );
    expect(rulesOf(told)).toContain('same-source');
    let heard = '';
    while (!heard.includes('event: findings')) heard += (await reader.read()).value ?? '';
    await reader.cancel();
    expect(heard).toContain(flood.id);
    const twin = async () => rulesOf((await read('content/flood.md')).segments[3]!);
    expect(await twin()).toContain('same-source');

    const reason = 'The first is a headline.';
    const dismissed = await ana.send('POST', `${url}/dismissals`, { rule: 'same-source', reason });
    expect(rulesOf(await asJson<api.Segment>(dismissed))).not.toContain('same-source');

    await save(ana, { galley: later, index: 1 }, { target: SPANISH[3]! });
    expect(await twin()).not.toContain('same-source');
  });

  it('is told when it has the translation of another', async () => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    await save(ana, { galley, index: 3 }, { target: SPANISH[3]! });
    const url = `${segmentPath(galley, galley.segments[2]!)}/check`;
    const found = await asJson<api.Checked>(ana.send('POST', url, { target: SPANISH[3]! }));
    expect(rulesOf(found)).toContain('same-target');
  });
});

describe('cutting sentences otherwise', () => {
  it('two become one, with both translations, and an edition is built from it', async () => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    await save(ana, { galley, index: 1 }, { target: SPANISH[1]! });
    const second = await save(ana, { galley, index: 2 }, { target: SPANISH[2]! });
    const first = await ana.json<api.Segment>(segmentPath(galley, galley.segments[1]!));
    const merged = await asJson<api.Galley>(
      ana.send('POST', `${segmentPath(galley, first)}/merge`, {}, { 'if-match': first.etag }),
    );
    expect(merged.segments).toHaveLength(3);
    expect(merged.segments[1]).toMatchObject({
      source:
        'Rescue teams worked until the early hours of <1>Monday</1> morning. They found 12 people on a roof.',
      target: `${SPANISH[1]} ${SPANISH[2]}`,
    });
    expect((await recordOf(desk)).recut).toEqual([{ kind: 'merge', sentence: first.id, next: second.id }]);
    await refresh(desk.live, ['content/flood.es.json']);
    expect((await ana.galley()).segments).toHaveLength(3);
    await save(ana, { galley: merged, index: 0 }, { target: SPANISH[0]! });
    await save(ana, { galley: merged, index: 2 }, { target: SPANISH[3]! });
    expect((await runCli(['build'], { cwd: desk.root })).err).toBe('');
    const built = await readTree(path.join(desk.root, 'dist/es'));
    const [page] = Object.entries(built).filter(([file]) => file.endsWith('flood.md'));
    expect(page?.[1]).toContain(
      'Los equipos de rescate trabajaron hasta la madrugada del **lunes**. Encontraron a 12 personas en un tejado.',
    );
    expect((await recordOf(desk)).segments).toHaveLength(3);
  });

  it('one becomes two, and back', async () => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    const saved = await save(ana, { galley, index: 3 }, { target: SPANISH[3]! });
    const at = { source: 'Nobody was hurt,'.length, target: 'Nadie resultó herido,'.length };
    const split = await asJson<api.Galley>(
      ana.send('POST', `${segmentPath(galley, saved)}/split`, at, { 'if-match': saved.etag }),
    );
    expect(split.segments.slice(3).map(({ source, target }) => [source, target])).toEqual([
      ['Nobody was hurt,', 'Nadie resultó herido,'],
      ['the mayor said.', 'dijo el alcalde.'],
    ]);
    const half = split.segments[3]!;
    const back = await asJson<api.Galley>(
      ana.send('POST', `${segmentPath(split, half)}/merge`, {}, { 'if-match': half.etag }),
    );
    expect(back.segments.map(({ target }) => target)).toEqual(['', '', '', SPANISH[3]]);
    await recordOf(desk);
  });

  it('not inside a pair of tags, nor at an end', async () => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    const segment = galley.segments[1]!;
    const inside = segment.source.indexOf('Monday') + 3;
    for (const source of [inside, segment.source.length, segment.source.length + 50])
      expect(
        (
          await ana.send(
            'POST',
            `${segmentPath(galley, segment)}/split`,
            { source },
            { 'if-match': segment.etag },
          )
        ).status,
      ).toBe(422);
    const last = galley.segments[3]!;
    expect(
      (await ana.send('POST', `${segmentPath(galley, last)}/merge`, {}, { 'if-match': last.etag })).status,
    ).toBe(422);
  });
});

describe('memory, terms and engines', () => {
  it('what was translated elsewhere is offered with its score', async () => {
    const desk = await openDesk({ files: { 'content/other.md': 'They found 15 people on a roof.\n' } });
    const ana = desk.as('Ana');
    const { rows } = await ana.json<api.Desk>('/api/desk?edition=es');
    const other = await ana.json<api.Galley>(
      `/api/galleys/${rows.find(({ file }) => file === 'content/other.md')!.id}`,
    );
    await save(ana, { galley: other, index: 0 }, { target: 'Encontraron a 15 personas en un tejado.' });
    const { memory, config } = desk.live.project;
    await remember({ index: memory.index, snapshot: { config, records: desk.live.takeChangedRecords() } });
    expect(desk.live.takeChangedRecords()).toEqual([]);
    const flood = await ana.json<api.Galley>(
      `/api/galleys/${rows.find(({ file }) => file === 'content/flood.md')!.id}`,
    );
    const { suggestions } = await ana.json<api.Suggestions>(
      `${segmentPath(flood, flood.segments[2]!)}/suggestions`,
    );
    expect(suggestions[0]).toMatchObject({
      kind: 'memory',
      target: 'Encontraron a 12 personas en un tejado.',
      replaced: [{ from: '15', to: '12' }],
      article: 'other',
    });
    expect(suggestions.map(({ target }) => target)).not.toContain(flood.segments[2]?.source);
    const { hits } = await ana.json<api.Concordance>('/api/concordance?q=tejado');
    expect(hits).toHaveLength(1);
  });

  it('a term is marked where it stands, and added in one step', async () => {
    const desk = await openDesk({ files: { 'glossary.csv': 'en,es\nriver,río\n' } });
    const ana = desk.as('Ana');
    const added = await ana.send('POST', '/api/terms', {
      en: 'roof, flat',
      es: 'azotea',
      note: 'not "tejado"',
    });
    expect(added.status).toBe(201);
    expect((await asJson<api.Terms>(added)).terms.map(({ forms }) => forms.es[0])).toEqual(['río', 'azotea']);
    expect(await readFile(path.join(desk.root, 'glossary.csv'), 'utf8')).toBe(
      'en,es\nriver,río\n"roof, flat",azotea\n',
    );
    expect((await ana.send('POST', '/api/terms', { en: 'river', es: 'río' })).status).toBe(422);
    const galley = await ana.galley();
    const { source, terms } = galley.segments[0]!;
    expect(terms.map(({ start, end }) => source.slice(start, end))).toEqual(['river']);
    expect(galley.terms[0]?.forms.es).toEqual(['río']);
  });

  it('an engine is asked when its price is agreed to', async () => {
    const desk = await openDesk({ config: { translator: 'pseudo' } });
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    const url = segmentPath(galley, galley.segments[0]!);
    const { engine } = await ana.json<api.Suggestions>(`${url}/suggestions`);
    expect(engine).toEqual({ name: 'pseudo', paid: false, characters: 0 });
    const { suggestion } = await asJson<api.Asked>(ana.send('POST', `${url}/ask`, { characters: 0 }));
    expect(suggestion).toMatchObject({ kind: 'engine', by: 'pseudo' });
    expect(suggestion.target).not.toBe('');
    const none = await openDesk();
    const other = none.as('Ana');
    const plain = await other.galley();
    expect(
      (await other.send('POST', `${segmentPath(plain, plain.segments[0]!)}/ask`, { characters: 0 })).status,
    ).toBe(422);
  });
});

describe('interface strings', () => {
  const files = {
    'locales/en/site.json':
      '{\n  "share": { "postOn": "Share on {{network}}:" },\n  "comments_one": "{{count}} comment",\n  "comments_other": "{{count}} comments"\n}\n',
    'locales/es/site.json':
      '{\n\t"comments_one": "{{count}} comentario",\n\t"comments_other": "{{count}} comentarios"\n}\n',
  };

  it('a plural is one row with every form its languages have', async () => {
    const ana = (await openDesk({ files })).as('Ana');
    const { rows } = await ana.json<api.Strings>('/api/strings?namespace=site');
    const comments = rows.find(({ key }) => key === 'comments')!;
    expect(comments.plural).toBe('cardinal');
    expect(
      comments.languages.map(({ locale, forms }) => [locale, forms.map(({ category }) => category)]),
    ).toEqual([
      ['en', ['one', 'other']],
      ['es', ['one', 'many', 'other']],
    ]);
    expect(comments.languages[1]!.forms.map(({ examples }) => examples)).toEqual([
      '1',
      '1000000',
      '0, 2–120…',
    ]);
    expect(comments.interpolations).toEqual([{ name: 'count', written: '{{count}}' }]);
    const missing = await ana.json<api.Strings>('/api/strings?edition=es&state=missing');
    expect(missing.rows.map(({ key }) => key).sort()).toEqual(['comments', 'share.postOn']);
  });

  it('is saved into its file, whose layout stays', async () => {
    const desk = await openDesk({ files });
    const ana = desk.as('Ana');
    const { rows } = await ana.json<api.Strings>('/api/strings?text=comentario');
    const url = `/api/strings/${rows[0]!.id}/es`;
    const { etag } = rows[0]!.languages[1]!;
    expect((await ana.send('PUT', url, { texts: { many: '{{count}} de comentarios' } })).status).toBe(428);
    expect(
      (await ana.send('PUT', url, { texts: { many: '{{count}} de comentarios' } }, { 'if-match': etag }))
        .status,
    ).toBe(200);
    const text = await readFile(path.join(desk.root, 'locales/es/site.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({
      comments_one: '{{count}} comentario',
      comments_other: '{{count}} comentarios',
      comments_many: '{{count}} de comentarios',
    });
    expect(text).toContain('\n\t"comments_one"');
    const late = await ana.send('PUT', url, { texts: { one: 'x' } }, { 'if-match': etag });
    expect(late.status).toBe(412);
    expect((await asJson<api.StringConflict>(late)).theirs.key).toBe('comments');
    expect((await ana.send('PUT', url, { texts: { few: 'x' } }, { 'if-match': etag })).status).toBe(400);
    expect((await ana.send('PUT', url, { texts: { one: ' ' } }, { 'if-match': etag })).status).toBe(422);
  });

  it('a draft is checked before it is saved', async () => {
    const ana = (await openDesk({ files })).as('Ana');
    const { rows } = await ana.json<api.Strings>('/api/strings?text=comentario');
    const checked = await asJson<api.CheckedForms>(
      ana.send('POST', `/api/strings/${rows[0]!.id}/es/check`, { texts: { one: 'un comentario {{name}}' } }),
    );
    expect(checked.findings['one']?.map(({ rule }) => rule)).toContain('placeholders');
  });
});

describe('the separation desk', () => {
  it('shows why, and is put right with a decision that is kept', async () => {
    const article = `${ARTICLE}\nMás Noticias\n`;
    const desk = await openDesk({ files: { 'content/flood.md': article } });
    const ana = desk.as('Ana');
    const { rows } = await ana.json<api.Separations>('/api/separations');
    const url = `/api/separations/${rows[0]!.id}`;
    const before = await ana.json<api.SeparatedDetail>(url);
    const label = before.blocks.find(({ text }) => text === 'Más Noticias')!;
    expect(label).toMatchObject({ kind: 'interface', line: 7 });
    expect(label.evidence[0]?.text).not.toBe('');
    const correction = { kind: 'body', block: label.id, everywhere: false };
    expect((await ana.send('POST', `${url}/decisions`, correction)).status).toBe(428);
    const after = await asJson<api.SeparatedDetail>(
      ana.send('POST', `${url}/decisions`, correction, { 'if-match': before.etag }),
    );
    expect(after.blocks[label.id]).toMatchObject({
      kind: 'body',
      decided: { kind: 'body', everywhere: false },
    });
    const file = JSON.parse(await readFile(path.join(desk.root, 'separation.json'), 'utf8'));
    expect(file).toEqual({ decisions: [{ kind: 'body', text: 'Más Noticias', article: 'flood' }] });
    const back = await asJson<api.SeparatedDetail>(
      ana.send('DELETE', `${url}/decisions`, correction, { 'if-match': after.etag }),
    );
    expect(back.blocks[label.id]?.kind).toBe('interface');
  });
});

describe('text that means harm', () => {
  const hostile = [
    '<script>alert(1)</script> is the headline',
    'An <img src=x onerror=alert(1)> picture [link](javascript:alert(1)) and <svg onload=alert(1)> too.',
    'This is \u202Egnorw\u202C and <1>not a tag</1> at all.',
  ];

  it('is text in previews, of the source and of the target', async () => {
    const desk = await openDesk({
      files: { 'content/flood.txt': `${hostile.join('\n\n')}\n`, 'content/flood.md': '' },
    });
    const ana = desk.as('Ana');
    const { rows } = await ana.json<api.Desk>('/api/desk?edition=es');
    const galley = await ana.json<api.Galley>(`/api/galleys/${rows[0]!.id}`);
    for (const [index, segment] of galley.segments.entries())
      await save(ana, { galley, index }, { target: `${segment.source} </main><script>alert(2)</script>` });
    for (const side of ['source', 'target']) {
      const page = await (await ana.get(`/api/galleys/${galley.id}/preview/${side}`)).text();
      expect(page).not.toMatch(/<(script|img|svg|a)\b/i);
      expect(page).not.toMatch(/<[^>]+\son\w+=/i);
      expect(page).toContain('&lt;script&gt;alert(1)');
      expect(page).not.toContain('\u202E');
      expect(page).toContain('U+202E');
      expect(page.match(/<\/main>/g)).toHaveLength(1);
    }
  });

  it('a huge comment is refused, a hostile one comes back as it is', async () => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    const url = `${segmentPath(galley, galley.segments[0]!)}/comments`;
    expect((await ana.send('POST', url, { text: 'x'.repeat(10_001) })).status).toBe(400);
    const text = '<img src=x onerror=alert(1)> \u202E';
    const answer = await ana.send('POST', url, { text });
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect((await asJson<api.Segment>(answer)).comments[0]?.text).toBe(text.trim());
  });
});

describe('signing in by name', () => {
  it('with the right password, after which others’ tries do not lock one out for long', async () => {
    let now = new Date('2026-01-01T00:00:00Z');
    const password = await hashPassword('correct horse battery');
    const desk = await openDesk({
      signIn: 'password',
      review: { users: { Ana: { role: 'reviewer', password } } },
      now: () => now,
    });
    const { csrf } = await asJson<api.Session>(desk.raw('/api/session'));
    const tryIn = (name: string, word: string) =>
      desk.raw('/api/session', {
        method: 'POST',
        body: JSON.stringify({ name, password: word }),
        headers: { 'content-type': 'application/json', 'x-galerada': csrf, origin: ORIGIN },
      });
    const statuses: number[] = [];
    for (let at = 0; at < 6; at++) statuses.push((await tryIn('Ana', 'wrong')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await tryIn('Ana', 'correct horse battery')).status).toBe(429);
    now = new Date('2026-01-01T00:20:00Z');
    const entered = await tryIn('Ana', 'correct horse battery');
    expect(entered.status).toBe(200);
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0]!;
    const session = await asJson<api.Session>(desk.raw('/api/session', { headers: { cookie } }));
    expect(session.user).toMatchObject({ name: 'Ana', role: 'reviewer' });
    expect((await tryIn('__proto__', 'x')).status).toBe(401);
  });

  it('passwords are kept as scrypt has them, and a broken one lets nobody in', async () => {
    const stored = await hashPassword('ñandú 12345');
    expect(stored).toMatch(/^scrypt:32768:8:1:/);
    expect(await verifyPassword(stored, 'n\u0303andu\u0301 12345')).toBe(true);
    expect(await verifyPassword(stored, 'nandu 12345')).toBe(false);
    expect(await verifyPassword(undefined, 'A')).toBe(false);
    expect(await verifyPassword('scrypt:1:1:1:AAAA:AAAA', 'A')).toBe(false);
  });

  it('a proxy is believed only from its own address', async () => {
    const review = { proxy: { header: 'X-Remote-User', from: ['10.0.0.1'] } };
    const desk = await openDesk({ signIn: 'proxy', review });
    const ask = async (remoteAddress: string) =>
      (
        await desk.raw('/api/desk', {
          headers: { 'x-remote-user': 'Ana' },
          env: { incoming: { socket: { remoteAddress } } },
        })
      ).status;
    expect([await ask('10.0.0.1'), await ask('::ffff:10.0.0.1'), await ask('10.0.0.2')]).toEqual([
      200, 200, 401,
    ]);
  });
});
