/** Text that means harm, wherever a person or a file may put it: in every view it is text, and nothing else. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { removeProject, type Server, startServer } from './bench.ts';
import { makeWorkflowSite } from './stage.ts';
import { signIn } from './visitor.ts';

const SCRIPT = '<script>document.title="pwned"</script>';
const SVG = '<svg onload="document.title=\'pwned\'"></svg>';
const IMAGE = '<img src="x:" onerror="document.title=\'pwned\'">';
const BIDI = 'user\u202Egnp.exe';
const HUGE = 'palabra'.repeat(15_000);

const TEXT = `The flood ${SCRIPT} came

It rose at night ${SVG} and ${IMAGE} fell.

Read [the report](javascript:document.title='pwned') of ${BIDI} today.

A last word: ${HUGE}.
`;

const HTML = `<h1>A page of the river</h1>
<p>It came <b onclick="document.title='pwned'">fast</b>, <a href="javascript:document.title='pwned'">they say</a>.</p>
<p>Then &lt;script&gt;document.title="pwned"&lt;/script&gt; it went.</p>
`;

const FILES = {
  'content/hostile.txt': TEXT,
  'content/hostile-page.html': HTML,
  'glossary.csv': `en,es\nflood,"riada ${SCRIPT.replaceAll('"', '""')}"\n`,
  'locales/en/hostile.json': JSON.stringify({ title: SCRIPT, text: IMAGE }),
  'locales/es/hostile.json': JSON.stringify({ title: SVG, text: BIDI }),
};

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Translations as somebody's CAT tool may send them, scripts and all. */
async function importHostile(folder: string): Promise<void> {
  const file = path.join(folder, 'es.xlf');
  const out = await runCli(['export', 'hostile', '--edition', 'es', '--out', file], { cwd: folder });
  expect(out.code, out.err).toBe(0);
  const xliff = readFileSync(file, 'utf8').replace(
    /(<source[^>]*>)((?:(?!<\/source>).)*)<\/source>(?:\s*<target[^>]*\/>|\s*<target[^>]*>[\s\S]*?<\/target>)?/g,
    (_, tag: string, text: string) =>
      `${tag}${text}</source><target>${text} ${escaped(SCRIPT + IMAGE)}</target>`,
  );
  writeFileSync(file, xliff);
  const back = await runCli(['import', file, '--by', `Eva ${SCRIPT}`], { cwd: folder });
  expect(back.code, back.out + back.err).toBeLessThanOrEqual(1);
}

export function showHostile(browser: () => Browser): void {
  describe('hostile text of articles, glossary, strings, comments and XLIFF', () => {
    let server: Server;
    let folder: string;
    let page: Page;
    const troubles: string[] = [];

    beforeAll(async () => {
      folder = makeWorkflowSite('http://127.0.0.1:9');
      for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
      await importHostile(folder);
      server = await startServer(folder, { env: { DEEPL_API_KEY: 'key' } });
      const { cookie } = await signIn(server);
      const context = await browser().newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
      await context.addCookies([cookie]);
      page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('dialog', (dialog) => {
        troubles.push(dialog.message());
        void dialog.dismiss();
      });
      page.on('pageerror', (error) => troubles.push(error.message));
      // A policy that had to step in has seen markup where there should be none.
      page.on(
        'console',
        (one) => one.text().includes('Content Security Policy') && troubles.push(one.text()),
      );
    });
    afterAll(async () => {
      await page?.context().close();
      await server?.kill();
      if (folder) removeProject(folder);
    });

    /** Nothing of the texts became an element, here or in a frame. */
    const isText = async (at: string) => {
      for (const frame of page.frames()) {
        const found = await frame
          .locator(
            'main script, main img, main svg:not(.bar), main [onerror], main [onload], main [onclick], a[href^="javascript" i]',
          )
          .count();
        expect(found, `${at} ${frame.url()}`).toBe(0);
        expect(await frame.title(), at).not.toBe('pwned');
        expect((await frame.locator('main').first().textContent()) ?? '', at).not.toContain('\u202E');
      }
      expect(troubles, at).toEqual([]);
    };

    it('is text on the desk, in the galley, its panel, its preview, and its history', async () => {
      await page.goto(`${server.origin}/?edition=es&text=flood`);
      await page.getByRole('link', { name: 'The flood <script>' }).waitFor();
      await isText('desk');
      await page.getByRole('link', { name: 'The flood <script>' }).click();
      await page.locator('.segment .source', { hasText: SVG }).waitFor();
      await page.locator('.segment .source', { hasText: 'user[U+202E]gnp.exe' }).waitFor();
      await page.locator('.segment .target', { hasText: SCRIPT }).first().waitFor();
      await isText('galley');
      await page.locator('.target-text').first().click();
      await page.locator('mark.term').waitFor();
      expect(await page.locator('mark.term').getAttribute('title')).toBe(`riada ${SCRIPT}`);
      await page.getByLabel('New comment').fill(`${SCRIPT}${SVG} ${BIDI}`);
      await page.getByLabel('New comment').press('Enter');
      await page.locator('.comment', { hasText: `${SCRIPT}${SVG} user[U+202E]gnp.exe` }).waitFor();
      await page.locator('.editor textarea').press('Alt+F6');
      await page.locator('.history li').first().waitFor();
      await page.getByText(`Eva ${SCRIPT}`).first().waitFor();
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await page.frameLocator('iframe').first().getByText('It rose at night').waitFor();
      await isText('sentence and preview');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
    });

    it('is text where a page of HTML brought it', async () => {
      await page.goto(`${server.origin}/?edition=es&text=river&sort=title`);
      await page.getByRole('link', { name: 'A page of the river' }).click();
      await page.locator('.segment .source', { hasText: SCRIPT }).waitFor();
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await page.frameLocator('iframe').last().getByText('it went').waitFor();
      await isText('page of HTML');
    });

    it('is text among the strings and on the separation desk', async () => {
      await page.goto(`${server.origin}/strings?text=pwned`);
      await page.getByRole('heading', { name: 'hostile:title' }).waitFor();
      expect(await page.locator('.strings textarea').first().inputValue()).toBe(SCRIPT);
      await isText('strings');
      await page.goto(`${server.origin}/separation`);
      await page.getByRole('link', { name: 'The flood <script>' }).click();
      await page.locator('.judged', { hasText: SVG }).waitFor();
      for (const summary of await page.locator('.judged summary').all()) await summary.click();
      await isText('separated article');
    });
  });
}
