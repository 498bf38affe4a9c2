/**
 * Each view as a screen reader has it, and as axe judges it in light and dark. The trees stand in `trees/`; one that is
 * not there fails. `GALERADA_TREES=1` writes them anew, to be read before they are kept.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeeplServer } from '../../support/deepl-server/server.ts';
import { violations } from './axe.ts';
import { removeProject, type Server, startServer } from './bench.ts';
import { eventually, makeWorkflowSite, setScene } from './stage.ts';
import { signIn } from './visitor.ts';

const TREES = path.join(import.meta.dirname, 'trees');

type Open = (page: Page, origin: string) => Promise<void>;

const desk: Open = async (page, origin) => {
  await page.goto(`${origin}/?sort=title`);
  await page.locator('.rows > li').nth(2).waitFor();
  await eventually(() => page.getByText('Checking…').or(page.getByText('Comprobando…')).count()).toBe(0);
};

const galley =
  (title: string): Open =>
  async (page, origin) => {
    await desk(page, origin);
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.locator('.segment').first().waitFor();
  };

const sentence: Open = async (page, origin) => {
  await galley('Fire in the hills')(page, origin);
  await page.locator('.target-text').nth(1).click();
  await page.locator('#findings li').first().waitFor();
  await page.getByRole('button', { name: /^Ask deepl/ }).waitFor();
  await page.getByText('History (').click();
  await page.locator('.history li').first().waitFor();
};

const VIEWS: Readonly<Record<string, Open>> = {
  desk,
  'desk-in-spanish': async (page, origin) => {
    await desk(page, origin);
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('heading', { name: 'Mesa' }).waitFor();
    await page.evaluate(() => localStorage.clear());
  },
  'bulk-approval': async (page, origin) => {
    await desk(page, origin);
    await page.getByRole('button', { name: 'Approve the clean ones…' }).click();
    await page.getByRole('dialog').waitFor();
  },
  galley: galley('The bridge opens'),
  sentence,
  preview: async (page, origin) => {
    await galley('The river rises')(page, origin);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.frameLocator('iframe').last().getByText('El río').waitFor();
  },
  split: async (page, origin) => {
    await galley('The bridge opens')(page, origin);
    await page.locator('.target-text').nth(1).click();
    await page.getByRole('button', { name: 'Split…' }).click();
    await page.getByRole('slider').first().waitFor();
  },
  keys: async (page, origin) => {
    await desk(page, origin);
    await page.getByRole('button', { name: /^Keys/ }).click();
    await page.getByRole('dialog').waitFor();
  },
  strings: async (page, origin) => {
    await page.goto(`${origin}/strings`);
    await page.locator('.strings > li').first().waitFor();
  },
  separation: async (page, origin) => {
    await page.goto(`${origin}/separation`);
    await page.locator('.rows > li').first().waitFor();
  },
  'separated-article': async (page, origin) => {
    await page.goto(`${origin}/separation`);
    await page.getByRole('link', { name: 'Trees for the avenue' }).click();
    await page.locator('.judged').first().waitFor();
    await page.locator('.judged.interface summary').first().click();
  },
};

export function lookAtAll(browser: () => Browser): void {
  describe('a view', () => {
    let server: Server;
    let folder: string;
    let deepl: DeeplServer;
    let context: BrowserContext;
    let page: Page;

    beforeAll(async () => {
      deepl = await DeeplServer.start();
      folder = makeWorkflowSite(deepl.url);
      server = await startServer(folder, { env: { DEEPL_API_KEY: 'key' } });
      const visitor = await signIn(server);
      await setScene(visitor);
      context = await browser().newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
      await context.addCookies([visitor.cookie]);
      page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await page.clock.setFixedTime(new Date());
    });
    afterAll(async () => {
      await context?.close();
      await server?.kill();
      await deepl?.stop();
      if (folder) removeProject(folder);
    });

    it.each(Object.keys(VIEWS))(
      '%s has the tree that is written down, and no violation in any colours',
      async (name) => {
        await VIEWS[name]!(page, server.origin);
        const tree = await treeOf(page, name);
        expect(await violations(page)).toEqual([]);
        expect(tree).toBe(written(name, tree));
      },
    );

    it.each(Object.keys(VIEWS))(
      '%s fits into 320 px and into 4K, its lines no longer for it',
      async (name) => {
        const before = page.viewportSize()!;
        for (const width of [320, 3840]) {
          await page.setViewportSize({ width, height: width === 320 ? 640 : 2160 });
          await VIEWS[name]!(page, server.origin);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          expect(await widestLine(page)).toBeLessThanOrEqual(LONGEST_LINE);
        }
        await page.setViewportSize(before);
      },
    );

    it('nobody is shown anything without a session, and is told how to get one', async () => {
      const stranger = await browser().newPage({ locale: 'en-US' });
      await stranger.goto(server.origin);
      await stranger.getByText('Open the link that galerada review printed').waitFor();
      expect(await violations(stranger)).toEqual([]);
      const tree = await treeOf(stranger, 'no-session');
      expect(tree).toBe(written('no-session', tree));
      await stranger.close();
    });
  });
}

/** In pixels: what an eye follows to the next line's start, and the two columns of a galley beside each other. */
const LONGEST_LINE = 1800;

const widestLine = (page: Page) =>
  page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('p, li, textarea')].map((one) => one.clientWidth)),
  );

/** Ids and times of a run are not of the tree. */
async function treeOf(page: Page, name: string): Promise<string> {
  const tree = await page.locator('body').ariaSnapshot();
  const still = tree
    .replace(/\/galley\/[^\s?]+/g, '/galley/ID')
    .replace(/\/separation\/[^\s?]+/g, '/separation/ID')
    .replace(/segment=[^\s&]+/g, 'segment=ID');
  return `# ${name}\n${still}\n`;
}

function written(name: string, tree: string): string {
  const file = path.join(TREES, `${name}.txt`);
  if (process.env['GALERADA_TREES']) {
    mkdirSync(TREES, { recursive: true });
    writeFileSync(file, tree);
  }
  return readFileSync(file, 'utf8');
}
