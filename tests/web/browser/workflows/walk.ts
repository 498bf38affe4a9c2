/** Every workflow, by each hand on a site of its own: what one walk changes is not there for the other. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { DeeplServer } from '../../../support/deepl-server/server.ts';
import { removeProject, type Server, startServer } from '../bench.ts';
import { keyboard, pointer } from '../hands.ts';
import { makeWorkflowSite, type Stage, setScene } from '../stage.ts';
import { signIn } from '../visitor.ts';
import { DESK } from './desk.ts';
import { SENTENCE } from './sentence.ts';
import { SITE } from './site.ts';

const HANDS = { keyboard, pointer };

export function walkAll(browser: () => Browser): void {
  describe.each(['keyboard', 'pointer'] as const)('by %s alone', (hand) => {
    let deepl: DeeplServer;
    let server: Server;
    let stage: Stage;
    let page: Page;

    beforeAll(async () => {
      deepl = await DeeplServer.start();
      const folder = makeWorkflowSite(deepl.url);
      server = await startServer(folder, { env: { DEEPL_API_KEY: 'key' } });
      const visitor = await signIn(server);
      await setScene(visitor);
      const context = await browser().newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
      await context.addCookies([visitor.cookie]);
      page = await context.newPage();
      page.setDefaultTimeout(20_000);
      stage = { page, hand: HANDS[hand](page), folder, server, visitor, another: () => context.newPage() };
    });
    afterAll(async () => {
      await page?.context().close();
      await server?.kill();
      await deepl?.stop();
      if (stage) removeProject(stage.folder);
    });

    it.each([...SENTENCE, ...DESK, ...SITE])('a reviewer $name', ({ walk }) => walk(stage));
  });
}
