/** 9 and 10 of the eleven points: nothing is read that is not asked for, nothing is changed by asking. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type * as api from '../../pipeline/web/api.ts';
import type { Env, Protect } from '../../pipeline/web/context.ts';
import { MAX_BODY } from '../../pipeline/web/protect/limits.ts';
import { readTree } from '../support/site.ts';
import { type Desk, open, openDesk, segmentPath } from './support/desk.ts';

/** Takes every body and query as it comes. */
const ofAnySchema: Protect = async (c, next) => {
  c.set('fits', () => undefined);
  await next();
};

async function firstSegment(desk: Desk) {
  const ana = desk.as('Ana');
  const galley = await ana.galley();
  const segment = galley.segments[0]!;
  return { ana, galley, segment, url: segmentPath(galley, segment) };
}

describe('9 reads no more than it must', () => {
  it('a body of more than a megabyte is refused before it is read', async () => {
    const attack = async (desk: Desk) => {
      const { ana, url } = await firstSegment(desk);
      return (await ana.send('POST', `${url}/check`, { target: 'x'.repeat(MAX_BODY) })).status;
    };
    expect(await attack(await openDesk())).toBe(413);
    // Without it the whole body is read, and only then refused for what it holds.
    expect(await attack(await openDesk({ guards: { bodyIsSmall: open } }))).toBe(400);
  });

  it('a body whose length is a lie is cut off all the same', async () => {
    const endless = (desk: Desk, headers: Record<string, string>, url: string) => {
      let sent = 0;
      const body = new ReadableStream({
        pull: (controller) => {
          controller.enqueue(new Uint8Array(64 * 1024).fill(32));
          sent += 64 * 1024;
          if (sent > 8 * MAX_BODY) controller.close();
        },
      });
      const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
      return desk.raw(`${url}/check`, init).then(({ status }) => ({ status, sent }));
    };
    const attack = async (desk: Desk) => {
      const { ana, url } = await firstSegment(desk);
      const headers = { cookie: ana.cookie, 'x-galerada': ana.csrf, 'content-type': 'application/json' };
      return endless(desk, headers, url);
    };
    const real = await attack(await openDesk());
    expect([real.status, real.sent < 3 * MAX_BODY]).toEqual([413, true]);
    const naked = await attack(await openDesk({ guards: { bodyIsSmall: open } }));
    expect(naked.sent).toBeGreaterThan(8 * MAX_BODY);
  });

  it('what is not of its schema is refused, and would be kept without one', async () => {
    const attack = async (desk: Desk) => {
      const { ana, url } = await firstSegment(desk);
      const { status } = await ana.send('POST', `${url}/comments`, { text: 'x'.repeat(50_000), admin: true });
      const { comments } = await ana.json<api.Segment>(url);
      return [status, comments.length];
    };
    expect(await attack(await openDesk())).toEqual([400, 0]);
    expect(await attack(await openDesk({ guards: { isOfSchema: ofAnySchema } }))).toEqual([201, 1]);
  });

  it('nor does a query ask for more than a page', async () => {
    const attack = async (desk: Desk) => (await desk.as('Ana').get('/api/desk?limit=100000000')).status;
    expect(await attack(await openDesk())).toBe(400);
    expect(await attack(await openDesk({ guards: { isOfSchema: ofAnySchema } }))).toBe(200);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{target'],
    ['another type', '{"target": 7}'],
    ['a name that is not known', '{"target": "x", "admin": true}'],
    ['a prototype', '{"target": "x", "__proto__": {"state": "final"}}'],
    ['a list', '[]'],
    ['XML with a DOCTYPE', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
  ])('%s is no body', async (_, body) => {
    const desk = await openDesk();
    const { ana, segment, url } = await firstSegment(desk);
    const headers = {
      cookie: ana.cookie,
      'x-galerada': ana.csrf,
      'content-type': 'application/json',
      'if-match': segment.etag,
    };
    expect((await desk.raw(url, { method: 'PUT', body, headers })).status).toBe(400);
    expect('content/flood.es.json' in (await project(desk))).toBe(false);
  });
});

/** The app's own routes with what changes something answering GET, too, as a careless router has them. */
function answeringAnything({ app }: Desk): Hono<Env> {
  const careless = new Hono<Env>();
  for (const { method, path, handler } of app.routes) {
    if (method !== 'GET' && method !== 'ALL') careless.on('GET', path, handler);
    careless.on(method, path, handler);
  }
  return careless;
}

/** Every path there is, by method, its parameters those of a record that is there. */
async function pathsOf(desk: Desk) {
  const { ana, galley, segment } = await firstSegment(desk);
  const [separated] = (await ana.json<api.Separations>('/api/separations')).rows;
  const [string] = (await ana.json<api.Strings>('/api/strings')).rows;
  const values: Record<string, string> = {
    segment: segment.id,
    side: 'target',
    comment: '0',
    rule: 'number-value',
    locale: 'es',
    lng: 'es',
  };
  const fill = (path: string) =>
    path.replace(/:(\w+)/g, (_, name: string) => {
      if (name !== 'id') return values[name] ?? '0';
      return (/separations/.test(path) ? separated?.id : /strings/.test(path) ? string?.id : galley.id) ?? '';
    });
  const named = desk.app.routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'));
  const paths = (wanted: (method: string) => boolean) => [
    ...new Set(named.filter(({ method }) => wanted(method)).map(({ path }) => fill(path))),
  ];
  return {
    reading: paths((method) => method === 'GET'),
    changing: paths((method) => method !== 'GET'),
  };
}

/** What is the project's own. The memory's index is made from it when it is first asked, and may be thrown away. */
const project = async ({ root }: Desk) =>
  Object.fromEntries(Object.entries(await readTree(root)).filter(([name]) => !name.startsWith('.galerada/')));

const SITE = { 'locales/en/site.json': '{"more": "More"}', 'locales/es/site.json': '{"more": "Más"}' };

describe('10 changes nothing by asking', () => {
  it('every GET there is leaves every file as it was', async () => {
    const desk = await openDesk({ files: SITE });
    const ana = desk.as('Ana');
    const { reading } = await pathsOf(desk);
    const before = await project(desk);
    expect(reading.length).toBeGreaterThan(10);
    for (const path of reading) {
      const { status, body } = await ana.get(path);
      await body?.cancel();
      if (path !== '/sign-in') expect(status, path).toBe(200);
    }
    expect(await project(desk)).toEqual(before);
  });

  it('what changes something is not there for GET, on any path', async () => {
    const desk = await openDesk({ files: SITE });
    const ana = desk.as('Ana');
    const { reading, changing } = await pathsOf(desk);
    const before = await project(desk);
    expect(changing.length).toBeGreaterThan(12);
    for (const path of changing)
      if (!reading.includes(path)) expect((await ana.get(path)).status, path).toBe(404);
    expect(await project(desk)).toEqual(before);
  });

  it('so that a picture in a page cannot bring a dismissed finding back; a careless router lets it', async () => {
    const attack = async (careless: boolean) => {
      const desk = await openDesk();
      const { ana, url } = await firstSegment(desk);
      await ana.send('POST', `${url}/dismissals`, { rule: 'number-value', reason: 'It is right so' });
      const image = { headers: { cookie: ana.cookie, 'sec-fetch-dest': 'image' } };
      const path = `${url}/dismissals/number-value`;
      await (careless
        ? answeringAnything(desk).request(`http://127.0.0.1:4100${path}`, image)
        : desk.raw(path, image));
      return (await ana.json<api.Segment>(url)).dismissed.length;
    };
    expect(await attack(false)).toBe(1);
    expect(await attack(true)).toBe(0);
  });
});
