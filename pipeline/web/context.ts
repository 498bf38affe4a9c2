/** What routes and protections share. */
import type { Context, MiddlewareHandler } from 'hono';
import type { ReviewConfig } from '../model/config.ts';
import type { Language } from '../model/locale.ts';
import type { Clock } from '../ports.ts';
import type { Permissions, Reviewer } from '../review/policy.ts';
import type { Assets } from './assets.ts';
import type { Live } from './live.ts';
import type { Say } from './say.ts';
import type { Sessions } from './sessions.ts';
import type { Writer } from './writer.ts';

export interface Identity {
  readonly reviewer: Reviewer;
  readonly may: Permissions;
  readonly csrf: string;
}

export interface Env {
  Variables: {
    readonly say: Say;
    readonly language: Language;
    /** Undefined when nobody is signed in. */
    readonly identity: Identity | undefined;
    /** Throws for a body or query that is not of its schema. */
    readonly fits: (schema: object, value: unknown) => void;
  };
  Bindings: {
    /** Node's own request; absent where the app is called without a server. */
    readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
  };
}

export type Protect = MiddlewareHandler<Env>;

/** What the app is made of; nothing here listens or opens anything. */
export interface AppGiven {
  readonly live: Live;
  readonly writer: Writer;
  readonly sessions: Sessions;
  readonly review: ReviewConfig;
  readonly signIn: 'link' | 'password' | 'proxy';
  /** Where pages of ours may come from: `http://127.0.0.1:4100`. The first is the one that is printed. */
  readonly origins: () => readonly string[];
  readonly assets: Assets;
  readonly clock: Clock;
  readonly commits: boolean;
  /** A line for each request, without what must not be seen. */
  readonly log?: (line: string) => void;
}

/** Answered as `ApiError`; `code` names its texts in `review:errors`. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly more: object;

  constructor(
    status: number,
    code: string,
    { values = {}, more = {} }: { values?: Readonly<Record<string, string | number>>; more?: object } = {},
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.values = values;
    this.more = more;
  }
}

export function errorBody({ code, values, more }: HttpError, say: Say): object {
  const title = say({ key: `review:errors.${code}.title`, values });
  return { error: { code, title, hint: say({ key: `review:errors.${code}.hint`, values }) }, ...more };
}

/** The one who is signed in; the session protection has let nobody else through. */
export function who(c: Context<Env>): Identity {
  const identity = c.get('identity');
  if (!identity) throw new HttpError(401, 'not-signed-in');
  return identity;
}

/** A parameter that the route's own path has. */
export function param(c: Context<Env>, name: string): string {
  return c.req.param(name) ?? '';
}

/** ISO 8601, UTC, whole seconds. */
export function stamp(clock: Clock): string {
  return `${clock.now().toISOString().slice(0, 19)}Z`;
}
