/** The desk as a person uses it: by keyboard, by pointer, in conflict, and when the server is lost. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attackAll } from './attacks.ts';
import {
  buildClient,
  bundleSize,
  copyProject,
  hasChromium,
  launch,
  removeProject,
  type Server,
  startServer,
} from './bench.ts';
import { showHostile } from './hostile.ts';
import { walkIn } from './newcomer.ts';
import { signInAll } from './signing.ts';
import { lookAtAll } from './views.ts';
import { walkAll } from './workflows/walk.ts';

describe.skipIf(!hasChromium)('the desk in Chromium (skipped where there is no /usr/bin/chromium)', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let page: Page;

  const signedIn = async (): Promise<Page> => {
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
    await context.addCookies(await cookies());
    const opened = await context.newPage();
    opened.setDefaultTimeout(15_000);
    return opened;
  };
  let kept: Awaited<ReturnType<ReturnType<Browser['contexts']>[number]['cookies']>> | undefined;
  const cookies = async () => {
    if (kept) return kept;
    const context = await browser.newContext();
    await (await context.newPage()).goto(server.link);
    kept = await context.cookies();
    await context.close();
    return kept;
  };
  const openArticle = async (on: Page, name = 'Night Train') => {
    await on.goto(`${server.origin}/?edition=es`);
    await on
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click();
    await on.locator('.segment').first().waitFor();
  };
  beforeAll(async () => {
    buildClient();
    folder = copyProject();
    server = await startServer(folder);
    browser = await launch();
    page = await signedIn();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill();
    removeProject(folder);
  });

  it('weighs 40 kB gzipped at most, all files together', () => {
    const bytes = bundleSize();
    console.log(`The desk's client: ${(bytes / 1000).toFixed(1)} kB gzipped`);
    expect(bytes).toBeLessThanOrEqual(40_000);
  });

  it('edits, saves and approves by keyboard only', async () => {
    await page.goto(`${server.origin}/?edition=es`);
    const link = page.getByRole('link', { name: /Night Train/ });
    await link.focus();
    await page.keyboard.press('Enter');
    const start = page.getByRole('button', { name: 'Start reviewing' });
    await start.focus();
    await page.keyboard.press('Enter');
    await page.locator('textarea').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type(' 99');
    await page.locator('#findings li').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^Saved\. Segment 1 of \d+\./).waitFor();
    await page.keyboard.press('Control+Alt+Enter');
    await page.getByText(/^Saved\. Segment 2 of/).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('textarea').count()).toBe(0);
    const record = readFileSync(path.join(folder, 'content/night-train-returns.es.json'), 'utf8');
    expect(record).toContain('El tren nocturno vuelve a la costa 99');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
  });

  it('does the same by pointer: tag, comment, history, preview, bulk approval, the other language', async () => {
    await openArticle(page);
    const linked = page.locator('.segment', { hasText: 'national railway company' });
    await linked.locator('.target-text').click();
    const before = await page.locator('textarea').inputValue();
    await page.getByRole('button', { name: 'Insert ¿' }).click();
    expect(await page.locator('textarea').inputValue()).toContain('¿');
    await page.keyboard.press('Control+z');
    expect(await page.locator('textarea').inputValue()).toBe(before);
    await page.locator('.new-comment').fill('¿Seguro que es el 84 %? <b onclick=alert(1)>');
    await page.getByRole('button', { name: 'Add', exact: true }).first().click();
    await page.locator('.comment', { hasText: '<b onclick=alert(1)>' }).waitFor();
    await page.getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('✔ resolved').waitFor();
    await page.getByText(/^History/).click();
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.frameLocator('iframe').last().getByText('El tren nocturno').first().waitFor();
    await page.getByRole('link', { name: 'Desk', exact: true }).click();
    await page.getByRole('button', { name: 'Approve the clean ones…' }).click();
    await page
      .getByRole('dialog')
      .getByText(/would be approved/)
      .waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('heading', { name: 'Mesa' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Desk' }).waitFor();
  });

  it('shows two browsers in conflict both versions, and overwrites nothing', async () => {
    const other = await signedIn();
    await Promise.all([openArticle(page), openArticle(other)]);
    for (const one of [page, other]) await one.locator('.target-text').nth(5).click();
    await page.locator('textarea').fill('La primera versión.');
    await other.locator('textarea').fill('Una segunda versión distinta.');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^Saved\. Segment 6/).waitFor();
    await other.keyboard.press('Control+Enter');
    await other.locator('.conflict').waitFor();
    expect(readFileSync(path.join(folder, 'content/night-train-returns.es.json'), 'utf8')).toContain(
      'La primera versión.',
    );
    await other.getByRole('button', { name: 'Mine', exact: true }).click();
    await other.getByRole('button', { name: 'Save and next' }).click();
    await other.getByText(/^Saved\. Segment 6/).waitFor();
    expect(readFileSync(path.join(folder, 'content/night-train-returns.es.json'), 'utf8')).toContain(
      'Una segunda versión',
    );
    await other.context().close();
  });

  it('shows whose string was saved meanwhile, and saves over it only when told to', async () => {
    const other = await signedIn();
    for (const one of [page, other]) {
      await one.goto(`${server.origin}/strings?text=share`);
      await one.locator('.strings textarea').first().waitFor();
    }
    const [mine, theirs] = [page, other].map((one) => one.locator('.strings textarea').first());
    await mine!.fill('Saved first');
    await theirs!.fill('Saved second');
    await mine!.press('Control+Enter');
    await page.getByText('String saved.').waitFor();
    await theirs!.press('Control+Enter');
    await other.locator('q', { hasText: 'Saved first' }).waitFor();
    const locales = () => readFileSync(path.join(folder, 'locales/en/site.json'), 'utf8');
    expect(locales()).toContain('Saved first');
    await other.getByRole('button', { name: 'Save mine' }).click();
    await other.getByText('String saved.').waitFor();
    expect(locales()).toContain('Saved second');
    await other.context().close();
  });

  it('keeps a draft when the server is killed while one types, and after a reload', async () => {
    await openArticle(page);
    await page.locator('.target-text').nth(8).click();
    await page.locator('textarea').fill('Un borrador que nadie ha guardado.');
    await server.kill();
    await page.keyboard.type(' Sigue aquí.');
    server = await startServer(folder, { port: new URL(server.origin).port });
    await page.goto(server.link);
    kept = undefined;
    await openArticle(page);
    await page.getByText('Un borrador que nadie ha guardado. Sigue aquí.').waitFor();
    await page.locator('.target-text').nth(8).click();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^Saved\. Segment 9/).waitFor();
  });

  lookAtAll(() => browser);
  signInAll(() => browser);
  attackAll(() => browser);
  showHostile(() => browser);
  walkAll(() => browser);
  walkIn(() => browser);
});
