import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openProject } from '../../pipeline/project.ts';
import type * as api from '../../pipeline/web/api.ts';
import { logRequests } from '../../pipeline/web/protect/log.ts';
import { serveReview } from '../../pipeline/web/serve.ts';
import { CONFIG, makeSite, readTree } from '../support/site.ts';
import { ARTICLE, COOKIE, type Desk, ORIGIN, open, openDesk, segmentPath } from './support/desk.ts';

/** A save by whoever sends it; what of the client's headers is sent is the attack's own choice. */
async function trySave(desk: Desk, headers: Record<string, string>, url = ORIGIN): Promise<number> {
  const galley = await desk.as('Ana').galley();
  const segment = galley.segments[0]!;
  const response = await desk.raw(`${url}${segmentPath(galley, segment)}`, {
    method: 'PUT',
    body: JSON.stringify({ target: 'Pwned' }),
    headers: { 'if-match': segment.etag, ...headers },
  });
  return response.status;
}

function full(desk: Desk): Record<string, string> {
  const { cookie, csrf } = desk.as('Ana');
  return { cookie, 'x-galerada': csrf, 'content-type': 'application/json' };
}

const isWritten = async ({ root }: Desk) => 'content/flood.es.json' in (await readTree(root));

describe('2 answers to its own names alone', () => {
  const attack = async (desk: Desk) => {
    const { cookie } = desk.as('Ana');
    const rebound = await desk.raw('http://evil.example:4100/api/desk', { headers: { cookie } });
    const sent = await desk.raw('/api/desk', { headers: { cookie, host: 'evil.example:4100' } });
    return [rebound.status, sent.status];
  };

  it('so that a name pointed at this machine is told nothing', async () => {
    expect(await attack(await openDesk())).toEqual([421, 421]);
    expect(await attack(await openDesk({ guards: { hostIsOurs: open } }))).toEqual([200, 200]);
  });

  it('whatever way they are written', async () => {
    const desk = await openDesk();
    for (const host of ['127.0.0.1:4100', 'LOCALHOST:4100', '[::1]:4100'])
      expect((await desk.raw(`http://${host}/`, { headers: { host } })).status, host).toBe(200);
    for (const host of ['127.0.0.1', '127.0.0.1:4101', 'localhost.evil.example:4100', 'x@127.0.0.1:4100', ''])
      expect((await desk.raw('/', { headers: { host } })).status, host).toBe(421);
  });

  it('also through a real socket, before any route', async () => {
    const root = await makeSite({ 'galerada.config.json': CONFIG, 'content/flood.md': ARTICLE });
    const project = await openProject({ cwd: root });
    if (!project.ok) throw new Error('no project');
    const review = await serveReview(project.value, {
      commit: false,
      progress: () => undefined,
      onCommitFailed: () => undefined,
    });
    if ('refused' in review) throw new Error(review.refused);
    onTestFinished(() => review.close());
    const port = Number(new URL(review.origin).port);
    const ask = (request: string) =>
      new Promise<string>((resolve, reject) => {
        let answer = '';
        const socket = connect(port, '127.0.0.1', () => socket.end(request));
        socket.on('data', (data) => {
          answer += String(data);
        });
        socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
        socket.on('error', reject);
      });
    expect(await ask(`GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).toContain(' 421 ');
    expect(
      await ask(`GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`),
    ).toMatch(/ (400|421) /);
    expect(
      await ask(`GET /api/desk HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`),
    ).toContain(' 401 ');
  });
});

describe('3 takes nothing from pages of others', () => {
  it.each(['https://evil.example', 'null', 'http://127.0.0.1:4101', 'https://127.0.0.1:4100'])(
    'of %s',
    async (origin) => {
      const desk = await openDesk();
      expect(await trySave(desk, { ...full(desk), origin })).toBe(403);
      expect(await isWritten(desk)).toBe(false);
      const naked = await openDesk({ guards: { originIsOurs: open } });
      expect(await trySave(naked, { ...full(naked), origin })).toBe(200);
    },
  );

  it('nor from another port of this machine, which the browser calls the same site', async () => {
    const desk = await openDesk();
    const { cookie } = desk.as('Ana');
    const read = (one: Desk, value: string) =>
      one.raw('/api/desk', {
        headers: { cookie: one === desk ? cookie : one.as('Ana').cookie, 'sec-fetch-site': value },
      });
    expect((await read(desk, 'same-site')).status).toBe(403);
    expect((await read(desk, 'cross-site')).status).toBe(403);
    expect((await read(desk, 'same-origin')).status).toBe(200);
    const naked = await openDesk({ guards: { siteIsOurs: open } });
    expect((await read(naked, 'cross-site')).status).toBe(200);
  });
});

describe('4 knows who asks', () => {
  it('nobody gets in without a session', async () => {
    const desk = await openDesk();
    expect((await desk.raw('/api/desk')).status).toBe(401);
    expect((await desk.raw('/api/desk', { headers: { cookie: `${COOKIE}=${'A'.repeat(43)}` } })).status).toBe(
      401,
    );
    const naked = await openDesk({ guards: { isSignedIn: open } });
    expect((await naked.raw('/api/desk')).status).toBe(200);
  });

  it('a link of 256 bits works once, sets a strict cookie and leads to the clean address', async () => {
    const desk = await openDesk();
    const token = desk.sessions.link('Ana');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const first = await desk.raw(`/sign-in?token=${token}`);
    expect([first.status, first.headers.get('location')]).toEqual([303, '/']);
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect((await desk.raw('/api/desk', { headers: { cookie: cookie.split(';')[0]! } })).status).toBe(200);
    expect((await desk.raw(`/sign-in?token=${token}`)).status).toBe(401);
    expect((await desk.raw(`/sign-in?token=${token.slice(0, -1)}`)).status).toBe(401);
    expect((await desk.raw('/sign-in')).status).toBe(401);
  });

  it('writes need the cookie and the header of the same session', async () => {
    const desk = await openDesk();
    const mine = full(desk);
    const { 'x-galerada': _, ...without } = mine;
    expect(await trySave(desk, without)).toBe(403);
    expect(await trySave(desk, { ...mine, 'x-galerada': desk.as('Eva').csrf })).toBe(403);
    expect(await isWritten(desk)).toBe(false);
    const naked = await openDesk({ guards: { hasCsrf: open } });
    const { 'x-galerada': __, ...none } = full(naked);
    expect(await trySave(naked, none)).toBe(200);
  });

  it('writes are JSON, which a form of another site cannot send', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const desk = await openDesk();
      expect(await trySave(desk, { ...full(desk), 'content-type': type })).toBe(415);
      const naked = await openDesk({ guards: { isJson: open } });
      expect(await trySave(naked, { ...full(naked), 'content-type': type })).toBe(200);
    }
  });
});

describe('5 guards events as it guards everything', () => {
  const listenTo = async (desk: Desk, headers: Record<string, string>) => {
    const response = await desk.raw('/api/events', { headers });
    await response.body?.cancel();
    return response.status;
  };

  it('no session, no events; no page of others either', async () => {
    const desk = await openDesk();
    const { cookie } = desk.as('Ana');
    expect(await listenTo(desk, {})).toBe(401);
    expect(await listenTo(desk, { cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await listenTo(desk, { cookie, 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await listenTo(desk, { cookie })).toBe(200);
    const naked = await openDesk({ guards: { isSignedIn: open, originIsOurs: open } });
    expect(await listenTo(naked, { origin: 'https://evil.example' })).toBe(200);
  });

  it('there is no WebSocket to hijack', async () => {
    const desk = await openDesk();
    const { cookie } = desk.as('Ana');
    const response = await desk.raw('/api/events', {
      headers: { cookie, connection: 'upgrade', upgrade: 'websocket' },
    });
    await response.body?.cancel();
    expect(response.status).not.toBe(101);
  });
});

describe('6 shares nothing across origins', () => {
  it('no answer has a CORS header, and a preflight gets no leave', async () => {
    const desk = await openDesk();
    const { cookie } = desk.as('Ana');
    const headers = { cookie, origin: ORIGIN };
    const preflight = await desk.raw('/api/desk', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'PUT' },
    });
    const answers = [await desk.raw('/api/desk', { headers }), await desk.raw('/', { headers }), preflight];
    for (const answer of answers)
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(preflight.status).toBe(403);
  });
});

describe('7 says what a page may do', () => {
  it('nothing but files of its own, in no frame of others', async () => {
    const desk = await openDesk();
    for (const path of ['/', '/api/session', '/api/nothing', '/sign-in?token=x', '/assets/desk.js']) {
      const { headers } = await desk.raw(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).not.toContain('unsafe');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
    }
    const naked = await openDesk({ guards: { safeHeaders: open } });
    expect((await naked.raw('/')).headers.get('content-security-policy')).toBeNull();
  });

  it('the preview runs no script, even opened by itself', async () => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    const preview = await ana.get(`/api/galleys/${galley.id}/preview/source`);
    const policy = preview.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/(^|; )sandbox(;|$)/);
    expect(policy).not.toContain('allow-scripts');
    expect(policy).not.toContain('script-src');
    expect(policy).toContain("frame-ancestors 'self'");
  });
});

describe('8 knows records by id, and overwrites none', () => {
  it.each([
    '../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    'content/flood.md',
    '%00',
    '__proto__',
    'constructor',
  ])('%s is no id', async (id) => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    for (const url of [
      `/api/galleys/${id}`,
      `/api/strings/${id}`,
      `/api/separations/${id}`,
      `/assets/${id}`,
    ]) {
      const answer = await ana.get(url);
      // A path that leads out of the folder is another address, which at most has the client's own page.
      if (answer.status === 200) expect(await answer.text(), url).toBe('<!doctype html>');
      else expect(answer.status, url).toBe(404);
    }
  });

  it('a save that does not say what it replaces is refused', async () => {
    const attack = async (desk: Desk) => {
      const ana = desk.as('Ana');
      const galley = await ana.galley();
      const segment = galley.segments[0]!;
      await ana.send(
        'PUT',
        segmentPath(galley, segment),
        { target: 'El río creció' },
        { 'if-match': segment.etag },
      );
      const late = await desk.as('Eva').send('PUT', segmentPath(galley, segment), { target: 'Otra cosa' });
      const now = await ana.json<api.Segment>(segmentPath(galley, segment));
      return [late.status, now.target];
    };
    expect(await attack(await openDesk())).toEqual([428, 'El río creció']);
    expect(await attack(await openDesk({ guards: { hasIfMatch: open } }))).toEqual([200, 'Otra cosa']);
  });

  it('a save of an old version gets both versions, and overwrites neither', async () => {
    const desk = await openDesk();
    const [ana, eva] = [desk.as('Ana'), desk.as('Eva')];
    const galley = await ana.galley();
    const segment = galley.segments[1]!;
    const url = segmentPath(galley, segment);
    const save = (client: typeof ana, body: api.SaveSegment) =>
      client.send('PUT', url, body, { 'if-match': segment.etag });
    expect((await save(ana, { target: 'Los equipos trabajaron' })).status).toBe(200);
    const late = await save(eva, { target: 'Los bomberos trabajaron' });
    expect(late.status).toBe(412);
    const body = (await late.json()) as api.Conflict;
    expect(body.theirs.target).toBe('Los equipos trabajaron');
    expect(body.yours.target).toBe('Los bomberos trabajaron');
    expect((await ana.json<api.Segment>(url)).target).toBe('Los equipos trabajaron');
  });
});

describe('11 keeps secrets to itself', () => {
  it('no log line has a token, a cookie or a password', async () => {
    const lines: string[] = [];
    const desk = await openDesk({ log: (line) => lines.push(line) });
    const token = desk.sessions.link('Ana');
    const signedIn = await desk.raw(`/sign-in?token=${token}`);
    await desk.raw(`/api/desk?token=${token}`);
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(/[=;]/)[1]!;
    expect(lines.length).toBeGreaterThan(1);
    for (const secret of [token, cookie]) expect(lines.join('\n')).not.toContain(secret);
    const leaky: string[] = [];
    const careless = await openDesk({
      guards: {
        log: logRequests({ log: (line) => leaky.push(line), clock: { now: () => new Date() } }, (url) => url),
      },
    });
    await careless.raw(`/sign-in?token=${token}`);
    expect(leaky.join('\n')).toContain(token);
  });

  it('nor does a referrer: the address with the token is left at once and named to nobody', async () => {
    const desk = await openDesk();
    const answer = await desk.raw(`/sign-in?token=${desk.sessions.link('Ana')}`);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
