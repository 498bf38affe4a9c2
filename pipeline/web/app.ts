/** From a request to a response. Nothing here listens; what guards it stands in `protections.ts`, in this order. */
import { type Context, Hono } from 'hono';
import { type AppGiven, type Env, errorBody, HttpError } from './context.ts';
import { identify } from './protect/session.ts';
import { type Protections, protections } from './protections.ts';
import { deskRoutes } from './routes/desk.ts';
import { eventRoutes } from './routes/events.ts';
import { galleyRoutes } from './routes/galley.ts';
import { memoryRoutes } from './routes/memory.ts';
import { segmentRoutes } from './routes/segment.ts';
import { separationRoutes } from './routes/separation.ts';
import { sessionRoutes, signInRoute } from './routes/session.ts';
import { stringRoutes } from './routes/strings.ts';
import { sayIn, wantedLanguage } from './say.ts';
import { escapeHtml } from './views/preview.ts';

/** `guards` replaces protections: for tests, which see what happens without one. */
export function createApp(given: AppGiven, guards: Partial<Protections> = {}): Hono<Env> {
  const protect = { ...protections(given), ...guards };
  const app = new Hono<Env>();
  app.use(protect.log, protect.safeHeaders, language(given), protect.hostIsOurs, protect.originIsOurs);
  app.route('/', signInRoute(given));
  app.route('/api', apiRoutes(given, protect));
  app.get('*', (c) => page(c, given));
  app.notFound((c) => c.json(errorBody(new HttpError(404, 'not-found'), c.get('say')), 404));
  app.onError((error, c) => failed(error, c, given));
  return app;
}

function apiRoutes(given: AppGiven, protect: Protections): Hono<Env> {
  return new Hono<Env>()
    .use(protect.siteIsOurs, protect.bodyIsSmall, protect.isOfSchema)
    .use(identify(given), protect.hasCsrf, protect.isJson)
    .route('/', sessionRoutes(given))
    .use(protect.isSignedIn)
    .route('/', deskRoutes(given))
    .route('/', galleyRoutes(given, protect))
    .route('/', segmentRoutes(given, protect))
    .route('/', memoryRoutes(given))
    .route('/', stringRoutes(given, protect))
    .route('/', separationRoutes(given, protect))
    .route('/', eventRoutes(given))
    .all('*', () => {
      throw new HttpError(404, 'not-found');
    });
}

function language({ live }: Pick<AppGiven, 'live'>) {
  return async (c: Context<Env>, next: () => Promise<void>) => {
    const wanted = wantedLanguage(c.req.query('lng'), c.req.header('accept-language'));
    c.set('language', wanted);
    live.asked();
    c.set('say', sayIn(wanted));
    await next();
  };
}

/** A file of the client by its exact name; its only page for whatever a person may have typed. */
function page(c: Context<Env>, { assets }: AppGiven): Response {
  const { pathname } = new URL(c.req.url);
  const isFile = pathname.includes('.') || pathname.startsWith('/assets/');
  const asset = assets.get(pathname) ?? (isFile ? undefined : assets.get('/index.html'));
  if (!asset) {
    if (assets.size > 0 || isFile) throw new HttpError(404, 'not-found');
    return notBuilt(c);
  }
  if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304, { ETag: asset.etag });
  return c.body(asset.body, 200, {
    'Content-Type': asset.type,
    'Cache-Control': asset.isImmutable ? 'private, max-age=31536000, immutable' : 'no-cache',
    ETag: asset.etag,
  });
}

function notBuilt(c: Context<Env>): Response {
  return messagePage(c, 503, {
    title: c.get('say')({ key: 'review:notBuilt.title' }),
    hint: c.get('say')({ key: 'review:notBuilt.hint' }),
  });
}

function messagePage(
  c: Context<Env>,
  status: number,
  { title, hint }: { title: string; hint: string },
): Response {
  const body = `<!doctype html>
<html lang="${c.get('language')}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>galerada</title>
<main><h1>galerada</h1><p>${escapeHtml(title)}</p><p>${escapeHtml(hint)}</p></main>
</html>
`;
  return c.newResponse(body, status as 503, { 'Content-Type': 'text/html; charset=utf-8' });
}

/** Seconds after which a busy project is asked again. */
const AGAIN = '5';

function failed(error: Error, c: Context<Env>, { log }: AppGiven): Response {
  const known = error instanceof HttpError ? error : new HttpError(500, 'bug');
  if (known !== error) log?.(`bug: ${error.stack ?? error.message}`);
  const say = c.get('say') ?? sayIn('en');
  const { status } = known;
  const body = errorBody(known, say) as { error: { title: string; hint: string } };
  // Somebody who followed a link reads a page.
  if (new URL(c.req.url).pathname === '/sign-in') return messagePage(c, status, body.error);
  const headers: Record<string, string> = status === 503 ? { 'Retry-After': AGAIN } : {};
  return c.json(body, status as 500, headers);
}
