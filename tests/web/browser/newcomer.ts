/**
 * Somebody who has never seen it, with the README alone: a draft by Apertium, reviewed, approved and published. With
 * `GALERADA_SHOTS=docs/images` it takes the pictures of docs/review.md on its way.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { copyProject, removeProject, startServer } from './bench.ts';
import { eventually, record } from './stage.ts';
import { signIn } from './visitor.ts';

const SHOTS = process.env['GALERADA_SHOTS'];
const hasApertium = spawnSync('apertium', ['-l']).stdout?.toString().includes('eng-spa') ?? false;
if (!hasApertium)
  console.warn(
    'No Apertium with eng-spa: the newcomer’s walk did NOT run. apt-get install apertium apertium-eng-spa',
  );

const ARTICLE = 'night-train-returns';

async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `review-${name}.png`) });
}

/** The README’s own steps: forget a translation, name an engine, build. */
async function makeDraft(): Promise<string> {
  const folder = copyProject();
  onTestFinished(() => removeProject(folder));
  rmSync(path.join(folder, `content/${ARTICLE}.es.json`));
  const config = path.join(folder, 'galerada.config.json');
  writeFileSync(
    config,
    readFileSync(config, 'utf8').replace('"translator": "none"', '"translator": "apertium"'),
  );
  const built = await runCli(['build'], { cwd: folder });
  expect(built.out + built.err).toContain('Review them with galerada review');
  expect(existsSync(path.join(folder, `dist/es/articles/${ARTICLE}.md`))).toBe(false);
  return folder;
}

export function walkIn(browser: () => Browser): void {
  describe.skipIf(!hasApertium)('a newcomer (skipped where there is no Apertium)', () => {
    it('reviews a draft through to the published article', { timeout: 240_000 }, async () => {
      const folder = await makeDraft();
      const server = await startServer(folder);
      onTestFinished(() => server.kill());
      const { cookie } = await signIn(server);
      const context = await browser().newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
      await context.addCookies([cookie]);
      onTestFinished(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);

      await page.goto(server.origin);
      await page.getByText('Translated: 48', { exact: true }).waitFor();
      await eventually(() => page.getByText('Checking…').count()).toBe(0);
      await shot(page, 'desk');
      await page.getByRole('link', { name: /Night Train/ }).click();
      await page.getByRole('button', { name: 'Start reviewing' }).click();
      const box = page.locator('.editor textarea');
      await box.waitFor();
      await page.keyboard.press('Control+Alt+Enter');
      await page.getByText('Segment 1 of 48').waitFor();
      await box.fill('Tras 14  años, los coches cama vuelven a circular entre Montalvo y el mar.');
      await page.locator('#findings li', { hasText: 'Two spaces' }).waitFor();
      await shot(page, 'galley');
      await box.fill(
        'Tras catorce años, los coches cama circulan de nuevo entre Montalvo y el mar, y casi todas las camas del verano están vendidas.',
      );
      await page.keyboard.press('Control+Enter');
      await page.getByText('Segment 2 of 48').waitFor();
      await page.keyboard.press('Alt+ArrowUp');
      await page.getByText('What apertium wrote, and what was changed').waitFor();
      await shot(page, 'changed');
      for (let place = 2; place <= 48; place++) {
        await page.locator('.segment.active .number', { hasText: new RegExp(`^${place}$`) }).waitFor();
        await page.keyboard.press('Control+Alt+Enter');
      }
      await page.locator('.ready', { hasText: 'The next build publishes this article' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await page.frameLocator('iframe').last().getByText('Tras catorce años').waitFor();
      await page.evaluate(() => scrollTo(0, 0));
      await shot(page, 'preview');
      await pictures(page, server.origin);

      expect(new Set(record({ folder }, ARTICLE).segments.map(({ state }) => state))).toEqual(
        new Set(['reviewed']),
      );
      const again = await runCli(['build'], { cwd: folder });
      expect(again.code, again.err).toBe(0);
      const published = readFileSync(path.join(folder, `dist/es/articles/${ARTICLE}.md`), 'utf8');
      expect(published).toContain('los coches cama circulan de nuevo entre Montalvo y el mar');
    });
  });
}

async function pictures(page: Page, origin: string): Promise<void> {
  if (!SHOTS) return;
  for (const name of ['strings', 'separation'] as const) {
    await page.goto(`${origin}/${name}`);
    await page.locator('.rows > li').first().waitFor();
    if (name === 'separation') {
      await page.locator('.rows > li', { hasText: 'port-strike-talks' }).getByRole('link').click();
      await page.locator('.judged.interface').first().scrollIntoViewIfNeeded();
    }
    // Rows further down are drawn when they come into sight.
    await page.waitForTimeout(500);
    await shot(page, name);
  }
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.goto(`${origin}/?edition=es`);
  await page.getByRole('link', { name: /Night Train/ }).click();
  await page.locator('.target-text').nth(3).click();
  await page.locator('.panel').waitFor();
  await page.waitForTimeout(500);
  await shot(page, 'dark');
}
