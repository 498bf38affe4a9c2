/** What a page of another site, or a hole in one of ours, tries in a real browser; and what stops it, taken out. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type * as api from '../../../pipeline/web/api.ts';
import type { Protect } from '../../../pipeline/web/context.ts';
import { safeHeaders } from '../../../pipeline/web/protect/headers.ts';
import { open } from '../support/desk.ts';
import { type Served, serveDesk } from '../support/served.ts';

/** A site of somebody else: `localhost` and `127.0.0.1` are two sites to a browser. */
async function evilPage(browser: Browser): Promise<Page> {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>evil</title><p>evil'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await browser.newPage();
  onTestFinished(async () => {
    await page.context().close();
    server.closeAllConnections();
    server.close();
  });
  page.setDefaultTimeout(20_000);
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  return page;
}

/** The headers as they are, with some of them changed or taken away. */
const headersBut = (change: (headers: Headers) => void): Protect => {
  const usual = safeHeaders();
  return async (c, next) => {
    await usual(c, next);
    change(c.res.headers);
  };
};

const cookieWith = (change: (cookie: string) => string): Protect =>
  headersBut((headers) => {
    const cookie = headers.get('set-cookie');
    if (cookie !== null) headers.set('set-cookie', change(cookie));
  });

/** The attack fails on the app as it is (or with what else would stop it taken out), and succeeds without the one protection. */
function attacked(
  name: string,
  attack: (served: Served) => Promise<boolean>,
  { safeHeaders: without, ...others }: { safeHeaders: Protect; originIsOurs?: Protect; siteIsOurs?: Protect },
): void {
  it(name, async () => {
    expect(await attack(await serveDesk())).toBe(false);
    if (Object.keys(others).length > 0) expect(await attack(await serveDesk({ guards: others }))).toBe(false);
    expect(await attack(await serveDesk({ guards: { ...others, safeHeaders: without } }))).toBe(true);
  });
}

export function attackAll(browser: () => Browser): void {
  const signedIn = async ({ link }: Served): Promise<Page> => {
    const page = await browser().newPage();
    onTestFinished(() => page.context().close());
    page.setDefaultTimeout(20_000);
    await page.goto(link());
    return page;
  };
  /** The page of somebody who is signed in, and follows a link from elsewhere. */
  const evilOfSignedIn = async ({ link }: Served): Promise<Page> => {
    const page = await evilPage(browser());
    const there = page.url();
    await page.goto(link());
    await page.goto(there);
    return page;
  };

  describe('an attacker', () => {
    attacked(
      '4 with a script in our page reads no cookie',
      async (served) => {
        const page = await signedIn(served);
        return (await page.evaluate(() => document.cookie)).includes('galerada');
      },
      { safeHeaders: cookieWith((cookie) => cookie.replace(/; HttpOnly/i, '')) },
    );

    attacked(
      '4 with a link on another site comes without the cookie',
      async (served) => {
        const page = await evilOfSignedIn(served);
        await page.evaluate((href) => {
          const link = document.createElement('a');
          Object.assign(link, { href, textContent: 'a prize' });
          document.body.append(link);
        }, `${served.origin}/api/session`);
        await page.getByText('a prize').click();
        await page.waitForURL(`${served.origin}/**`);
        return ((await page.textContent('body')) ?? '').includes('"user"');
      },
      {
        siteIsOurs: open,
        safeHeaders: cookieWith((cookie) => cookie.replace('SameSite=Strict', 'SameSite=Lax')),
      },
    );

    attacked(
      '6 reads no answer from another site',
      async (served) => {
        const page = await evilPage(browser());
        return page.evaluate(
          (url) =>
            fetch(url).then(
              async (answer) => (await answer.text()).includes('"csrf"'),
              () => false,
            ),
          `${served.origin}/api/session`,
        );
      },
      {
        originIsOurs: open,
        siteIsOurs: open,
        safeHeaders: headersBut((headers) => headers.set('access-control-allow-origin', '*')),
      },
    );

    attacked(
      '7 runs no script that was smuggled into a page',
      async (served) => {
        const page = await signedIn(served);
        await page.evaluate(() => {
          document.body.innerHTML = '<img src="x:" onerror="document.title = \'pwned\'">';
          const script = document.createElement('script');
          script.textContent = "document.title = 'pwned'";
          document.body.append(script);
        });
        await page.waitForTimeout(200);
        return (await page.title()) === 'pwned';
      },
      { safeHeaders: headersBut((headers) => headers.delete('content-security-policy')) },
    );

    attacked(
      '7 puts no page of ours in a frame of theirs',
      async (served) => {
        const page = await evilPage(browser());
        await page.evaluate((src) => {
          const frame = document.createElement('iframe');
          frame.src = src;
          document.body.append(frame);
          return new Promise((resolve) => frame.addEventListener('load', resolve));
        }, `${served.origin}/sign-in`);
        const frame = page.frames().at(-1)!;
        return ((await frame.textContent('body')) ?? '').includes('galerada');
      },
      { safeHeaders: headersBut((headers) => headers.delete('content-security-policy')) },
    );

    attacked(
      '7 holds on to no window that it opened on ours',
      async (served) => {
        const page = await evilPage(browser());
        const [popup] = await Promise.all([
          page.waitForEvent('popup'),
          page.evaluate((url) => {
            Object.assign(globalThis, { held: window.open(url) });
          }, served.origin),
        ]);
        // An empty page is loaded, too: what counts is what they hold once ours stands in it.
        await popup.waitForURL((url) => url.origin === served.origin);
        return page.evaluate(() => !(globalThis as unknown as { held: Window }).held.closed);
      },
      { safeHeaders: headersBut((headers) => headers.delete('cross-origin-opener-policy')) },
    );

    attacked(
      '7 loads none of our files into a page of theirs',
      async (served) => {
        const page = await evilPage(browser());
        return loads(page, `${served.origin}/assets/desk.js`);
      },
      { safeHeaders: headersBut((headers) => headers.delete('cross-origin-resource-policy')) },
    );

    attacked(
      '7 has no data taken for a script',
      async (served) => loads(await signedIn(served), `${served.origin}/api/session`),
      { safeHeaders: headersBut((headers) => headers.delete('x-content-type-options')) },
    );

    attacked(
      '7 runs no script of an article in its preview, even opened by itself',
      async (served) => {
        const page = await signedIn(served);
        const preview = await page.evaluate(async () => {
          const { rows } = (await (await fetch('/api/desk?edition=es')).json()) as api.Desk;
          return `/api/galleys/${rows[0]?.id}/preview/source`;
        });
        await page.goto(served.origin + preview);
        await page.getByText('The river rose again').waitFor();
        await page.evaluate(() => {
          const script = document.createElement('script');
          script.textContent = "document.title = 'pwned'";
          document.body.append(script);
        });
        return (await page.title()) === 'pwned';
      },
      { safeHeaders: headersBut((headers) => headers.delete('content-security-policy')) },
    );
  });
}

function loads(page: Page, src: string): Promise<boolean> {
  return page.evaluate((url) => {
    const script = document.createElement('script');
    script.src = url;
    const done = new Promise<boolean>((resolve) => {
      script.addEventListener('load', () => resolve(true));
      script.addEventListener('error', () => resolve(false));
    });
    document.head.append(script);
    return done;
  }, src);
}
