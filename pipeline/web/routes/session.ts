/** Who one is here: the link of the terminal, a name and a password, or a proxy. */
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import enDesk from '../../../locales/en/desk.json' with { type: 'json' };
import esDesk from '../../../locales/es/desk.json' with { type: 'json' };
import { houseOf } from '../../check/houses.ts';
import type { Edition } from '../../model/config.ts';
import type { Failure } from '../../model/finding.ts';
import type { Language } from '../../model/locale.ts';
import type * as api from '../api.ts';
import { readBody } from '../bodies.ts';
import { type AppGiven, type Env, HttpError } from '../context.ts';
import { failureText } from '../failure-text.ts';
import { verifyPassword } from '../passwords.ts';
import { cookieName } from '../protect/session.ts';
import type { Say } from '../say.ts';
import { Tries } from '../tries.ts';

const DESK: Readonly<Record<Language, Readonly<Record<string, unknown>>>> = { en: enDesk, es: esDesk };
const LANGUAGES: readonly Language[] = ['en', 'es'];

export function sessionRoutes(given: AppGiven): Hono<Env> {
  const tries = new Tries(() => given.clock.now().getTime());
  return new Hono<Env>()
    .get('/session', (c) => c.json(sessionOf(c, given)))
    .post('/session', async (c) => {
      if (given.signIn !== 'password') throw new HttpError(404, 'not-found');
      const { name, password } = await readBody(c, 'sign-in');
      const address = c.env?.incoming?.socket?.remoteAddress ?? '';
      if (!tries.may(name, address)) throw new HttpError(429, 'too-many-tries');
      const user = Object.hasOwn(given.review.users, name) ? given.review.users[name] : undefined;
      if (!(await verifyPassword(user?.password, password))) {
        tries.failed(name, address);
        throw new HttpError(401, 'wrong-password');
      }
      tries.forget(name, address);
      const cookie = given.sessions.start(name);
      putCookie(c, given, cookie);
      const csrf = given.sessions.find(cookie)?.csrf ?? '';
      return c.json({ csrf, signIn: given.signIn } satisfies api.Session);
    })
    .delete('/session', (c) => {
      const cookie = getCookie(c, cookieName(given));
      if (cookie !== undefined) given.sessions.end(cookie);
      deleteCookie(c, cookieName(given), { path: '/' });
      return c.body(null, 204);
    })
    .get('/locales/:lng', (c) => {
      const language = LANGUAGES.find((one) => one === c.req.param('lng'));
      if (!language) throw new HttpError(404, 'not-found');
      return c.json({ languages: LANGUAGES, language, desk: DESK[language] } satisfies api.Locales);
    });
}

/** `/sign-in?token=…` → 303 to the clean address, with the cookie. */
export function signInRoute(given: AppGiven): Hono<Env> {
  return new Hono<Env>().get('/sign-in', (c) => {
    const cookie = given.sessions.redeem(c.req.query('token') ?? '');
    if (cookie === undefined) throw new HttpError(401, 'link-used');
    putCookie(c, given, cookie);
    return c.redirect('/', 303);
  });
}

function putCookie(c: Context<Env>, given: AppGiven, value: string): void {
  const secure = given.origins()[0]?.startsWith('https:') === true;
  setCookie(c, cookieName(given), value, { httpOnly: true, sameSite: 'Strict', path: '/', secure });
}

function sessionOf(c: Context<Env>, given: AppGiven): api.Session {
  const identity = c.get('identity');
  const { signIn } = given;
  if (!identity) return { csrf: given.sessions.csrfFor(''), signIn };
  const { reviewer, may, csrf } = identity;
  return {
    csrf,
    signIn,
    user: { name: reviewer.name, role: reviewer.role, may },
    project: projectOf(given, c.get('say')),
  };
}

function projectOf({ live, commits }: AppGiven, say: Say): api.ProjectInfo {
  return {
    name: live.project.root.split(/[\\/]/).at(-1) ?? '',
    editions: live.config.editions.map(editionInfo),
    commits,
    unchecked: live.unchecked,
    failures: live.failures.map((failure: Failure) => failureText(failure, say)),
  };
}

function editionInfo(edition: Edition): api.EditionInfo {
  const { name, locale, language, publish, engines } = edition;
  const engine = engines.find((one) => one.engine !== 'none');
  return {
    name,
    locale,
    language,
    require: publish.require,
    ...(engine ? { engine: { name: engine.engine, paid: PAID.has(engine.engine) } } : {}),
    inserts: [...INSERTS[language], ...quotesOf(locale)].filter((one, at, all) => all.indexOf(one) === at),
  };
}

/** Engines whose characters are billed; an edition's own engine says so itself when it is asked. */
const PAID = new Set(['deepl', 'openai']);

const NO_BREAK_SPACE = '\u00a0';
const INSERTS: Readonly<Record<Language, readonly string[]>> = {
  en: ['“', '”', '‘', '’', '–', '—', '…', NO_BREAK_SPACE],
  es: ['¿', '¡', 'á', 'é', 'í', 'ó', 'ú', 'ü', 'ñ', '«', '»', '“', '”', '—', '…', NO_BREAK_SPACE],
};

function quotesOf(locale: string): readonly string[] {
  return [...(houseOf(locale).quotes?.join('') ?? '')];
}
