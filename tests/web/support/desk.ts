/** The review app over a site in a temporary folder, without a socket. */
import { onTestFinished } from 'vitest';
import type { Config } from '../../../pipeline/model/config.ts';
import { openProject } from '../../../pipeline/project.ts';
import { reviewConfig } from '../../../pipeline/review/policy.ts';
import type * as api from '../../../pipeline/web/api.ts';
import { createApp } from '../../../pipeline/web/app.ts';
import type { Assets } from '../../../pipeline/web/assets.ts';
import type { AppGiven } from '../../../pipeline/web/context.ts';
import { Live } from '../../../pipeline/web/live.ts';
import type { Protections } from '../../../pipeline/web/protections.ts';
import { Sessions } from '../../../pipeline/web/sessions.ts';
import { Writer } from '../../../pipeline/web/writer.ts';
import { makeSite } from '../../support/site.ts';

export const ORIGIN = 'http://127.0.0.1:4100';

export const ARTICLE = `The river rose again

Rescue teams worked until the early hours of **Monday** morning. They found 12 people on a roof.

Nobody was hurt, the mayor said.
`;

export interface DeskOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly config?: object;
  readonly review?: Config['review'];
  readonly signIn?: AppGiven['signIn'];
  readonly guards?: Partial<Protections> | undefined;
  readonly log?: (line: string) => void;
  readonly now?: () => Date;
  /** Where it is served, when that is not `ORIGIN`. */
  readonly origins?: () => readonly string[];
  /** In the place of sessions as they are. */
  readonly sessions?: Sessions;
}

export interface Desk {
  readonly root: string;
  readonly live: Live;
  readonly sessions: Sessions;
  readonly given: AppGiven;
  readonly app: ReturnType<typeof createApp>;
  /** As an attacker or a browser would, with nothing added but the host. */
  raw(path: string, init?: RequestInit & { env?: object }): Promise<Response>;
  /** As the client does, signed in. */
  as(name: string): Client;
}

export interface Client {
  readonly cookie: string;
  readonly csrf: string;
  get(path: string): Promise<Response>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  json<T>(path: string): Promise<T>;
  /** The only galley of the edition. */
  galley(edition?: string): Promise<api.Galley>;
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const config = { editions: { en: { locale: 'en' }, es: { locale: 'es' } }, ...options.config };
  const root = await makeSite({
    'galerada.config.json': JSON.stringify({
      ...config,
      ...(options.review ? { review: options.review } : {}),
    }),
    'content/flood.md': ARTICLE,
    ...options.files,
  });
  const project = await openProject({ cwd: root });
  if (!project.ok) throw new Error(JSON.stringify(project.failures));
  const live = await Live.open(project.value, () => undefined);
  onTestFinished(async () => {
    live.close();
    await given.writer.close();
    await project.value.close();
  });
  const sessions = options.sessions ?? new Sessions();
  const given: AppGiven = {
    live,
    writer: new Writer(live),
    sessions,
    review: reviewConfig(project.value.config),
    signIn: options.signIn ?? 'link',
    origins: options.origins ?? (() => [ORIGIN, 'http://localhost:4100', 'http://[::1]:4100']),
    assets: ASSETS,
    clock: options.now ? { now: options.now } : project.value.clock,
    commits: false,
    ...(options.log ? { log: options.log } : {}),
  };
  const app = createApp(given, options.guards);
  const raw: Desk['raw'] = async (path, { env, ...init } = {}) =>
    app.request(path.startsWith('http') ? path : `${ORIGIN}${path}`, init, env ?? {});
  return { root, live, sessions, given, app, raw, as: (name) => clientFor(name, sessions, raw) };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const ASSETS: Assets = new Map([
  [
    '/index.html',
    { body: bytes('<!doctype html>'), type: 'text/html; charset=utf-8', etag: '"i"', isImmutable: false },
  ],
  ['/assets/desk.js', { body: bytes('1'), type: 'text/javascript', etag: '"d"', isImmutable: true }],
]);

export const COOKIE = 'galerada-4100';

function clientFor(name: string, sessions: Sessions, raw: Desk['raw']): Client {
  const value = sessions.start(name);
  const cookie = `${COOKIE}=${value}`;
  const csrf = sessions.find(value)?.csrf ?? '';
  const get = (path: string) => raw(path, { headers: { cookie } });
  const json = async <T>(path: string) => (await (await get(path)).json()) as T;
  return {
    cookie,
    csrf,
    get,
    json,
    send: (method, path, body = {}, headers = {}) =>
      raw(path, {
        method,
        body: JSON.stringify(body),
        headers: {
          cookie,
          'content-type': 'application/json',
          'x-galerada': csrf,
          origin: ORIGIN,
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
      }),
    galley: async (edition = 'es') => {
      const { rows } = await json<api.Desk>(`/api/desk?edition=${edition}`);
      return json<api.Galley>(`/api/galleys/${rows[0]!.id}`);
    },
  };
}

/** A protection that protects from nothing. */
export const open: Protections[keyof Protections] = async (_, next) => next();

export function segmentPath(galley: api.Galley, segment: api.Segment): string {
  return `/api/galleys/${galley.id}/segments/${segment.id}`;
}
