/** A desk for a team: by name and password, and behind a proxy that says who it is. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashPassword } from '../../../pipeline/web/passwords.ts';
import { violations } from './axe.ts';
import { removeProject, type Server, startServer } from './bench.ts';
import { keyboard, pointer } from './hands.ts';
import { eventually, makeWorkflowSite, record } from './stage.ts';

const PASSWORD = 'correct horse battery';

async function open(
  review: object,
  args: readonly string[] = [],
): Promise<{ folder: string; server: Server }> {
  const folder = makeWorkflowSite('http://127.0.0.1:9', { review });
  const server = await startServer(folder, { args, env: { DEEPL_API_KEY: 'key' } });
  onTestFinished(async () => {
    await server.kill();
    removeProject(folder);
  });
  return { folder, server };
}

async function pageOf(browser: Browser, headers: Record<string, string> = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', extraHTTPHeaders: headers });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

export function signInAll(browser: () => Browser): void {
  describe('a team', () => {
    it.each(['keyboard', 'pointer'] as const)(
      'signs in by name and password, by %s, over plain HTTP to another name than this machine’s',
      async (name) => {
        const password = await hashPassword(PASSWORD);
        const users = { 'Ana Pérez': { role: 'reviewer', password } };
        const { folder, server } = await open({ users }, ['--host', '0.0.0.0']);
        expect(server.link).not.toContain('token');
        const page = await pageOf(browser());
        const hand = { keyboard, pointer }[name](page);
        await page.goto(server.origin);
        expect(await page.evaluate(() => isSecureContext)).toBe(false);
        await hand.write(page.getByLabel('Name'), 'Ana Pérez');
        await hand.write(page.getByLabel('Password'), 'something else');
        await hand.press(page.getByRole('button', { name: 'Sign in' }));
        await page
          .getByRole('alert')
          .filter({ hasText: /password/i })
          .waitFor();
        expect(await violations(page)).toEqual([]);
        await hand.write(page.getByLabel('Password'), PASSWORD);
        await hand.press(page.getByRole('button', { name: 'Sign in' }));
        await hand.press(page.getByRole('link', { name: 'The oldest bakery' }));
        await hand.press(page.locator('.target-text').first());
        await hand.write(page.locator('.editor textarea'), 'La panadería más antigua');
        await hand.press(page.getByRole('button', { name: 'Save and next' }));
        await eventually(() =>
          readFileSync(path.join(folder, 'content/bakery.es.json'), 'utf8'),
        ).toBeTruthy();
        expect(record({ folder }, 'bakery').segments[0]?.by).toBe('Ana Pérez');
        await hand.press(page.getByRole('button', { name: 'Sign out' }));
        await page.getByLabel('Password').waitFor();
        expect((await page.request.get(`${server.origin}/api/desk`)).status()).toBe(401);
      },
    );

    it('is who the proxy says, sees who else is there, and is nobody without the header', async () => {
      const { server } = await open({ proxy: { header: 'X-Remote-User', from: ['127.0.0.1'] } });
      const [ana, eva, nobody] = await Promise.all([
        pageOf(browser(), { 'x-remote-user': 'Ana' }),
        pageOf(browser(), { 'x-remote-user': 'Eva' }),
        pageOf(browser()),
      ]);
      await nobody.goto(server.origin);
      await nobody
        .getByText('Your site’s own sign-in')
        .or(nobody.getByText("Your site's own sign-in"))
        .waitFor();
      for (const page of [ana, eva]) {
        await page.goto(server.origin);
        await page.getByRole('link', { name: 'The ferry is late' }).click();
        await page.locator('.segment').first().waitFor();
      }
      await ana.getByText('Also here: Eva').waitFor();
      await eva.locator('.target-text').nth(1).click();
      await ana.locator('.segment', { hasText: 'The ferry left at noon.' }).getByText('◉ Eva').waitFor();
      await eva.locator('.editor textarea').fill('El transbordador zarpó.');
      await eva.getByRole('button', { name: 'Save and next' }).click();
      await ana.getByText('El transbordador zarpó.').waitFor();
    });
  });
}
