/** What one does with all articles, with the page itself, and what comes from outside. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import {
  eventually,
  openArticle,
  openSentence,
  record,
  type Stage,
  target,
  type Workflow,
} from '../stage.ts';

const button = ({ page }: Stage, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

const bulk: Workflow = {
  name: 'approves what is clean, and nothing else',
  walk: async (stage) => {
    const { page, hand, server } = stage;
    await page.goto(`${server.origin}/?edition=es&text=orchestra`);
    await page.getByText('1 article', { exact: true }).waitFor();
    await hand.press(button(stage, 'Approve the clean ones…'));
    await page.getByRole('dialog').getByText('2 sentences would be approved, in 1 articles.').waitFor();
    await page.getByRole('dialog').getByText('With findings: 1').waitFor();
    await hand.press(button(stage, 'Approve 2 sentences'));
    await page.getByRole('status').filter({ hasText: '2 sentences approved.' }).waitFor();
    expect(record(stage, 'orchestra').segments.map(({ state, approved }) => [state, approved?.by])).toEqual([
      ['reviewed', 'Marta Ibáñez'],
      ['reviewed', 'Marta Ibáñez'],
      ['translated', undefined],
    ]);
    await page.getByText('Translated: 1, Reviewed: 2').waitFor();
  },
};

const filters: Workflow = {
  name: 'filters, and sends a colleague the address of what it sees',
  walk: async (stage) => {
    const { page, hand, server } = stage;
    await page.goto(server.origin);
    await hand.press(page.getByRole('button', { name: /^es\b/ }));
    await hand.choose(page.getByRole('combobox', { name: 'State', exact: true }), 'translated');
    await hand.choose(page.getByRole('combobox', { name: 'Finding', exact: true }), 'error');
    await hand.choose(page.getByRole('combobox', { name: 'Order', exact: true }), 'title');
    await eventually(() => new URL(page.url()).search).toContain('sort=title');
    const query = new URL(page.url()).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      edition: 'es',
      state: 'translated',
      finding: 'error',
      sort: 'title',
    });
    const seen = async (on: typeof page) => {
      await on.locator('.rows > li').first().waitFor();
      return on.locator('.rows .row-main > a').allInnerTexts();
    };
    await page.reload();
    const titles = await seen(page);
    expect(titles).toContain('The orchestra returns');
    expect(titles).not.toContain('The ferry is late');
    const other = await stage.another();
    await other.goto(page.url());
    expect(await seen(other)).toEqual(titles);
    await other.close();
    await hand.press(button(stage, 'Clear filters'));
    await eventually(() => new URL(page.url()).search).toBe('');
  },
};

const search: Workflow = {
  name: 'searches both languages, accents or not, and reads the desk in the other language',
  walk: async (stage) => {
    const { page, hand, server } = stage;
    await page.goto(server.origin);
    const field = page.getByRole('searchbox', { name: 'Search in both languages' });
    if (hand.name === 'keyboard') {
      await field.waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('mediodia');
    } else await hand.write(field, 'mediodia');
    await page.locator('.rows > li', { hasText: 'The ferry left at noon.' }).waitFor();
    await page.getByText('1 article', { exact: true }).waitFor();
    await hand.write(field, 'NOON');
    await page.locator('.rows > li', { hasText: 'El transbordador salió a mediodía.' }).waitFor();
    await hand.press(button(stage, 'Español'));
    await page.getByRole('heading', { name: 'Mesa' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await hand.press(button(stage, 'English'));
    await page.getByRole('heading', { name: 'Desk' }).waitFor();
  },
};

const onDisk: Workflow = {
  name: 'sees what an editor or a pull changes on the disk, without asking',
  walk: async (stage) => {
    const { page, folder } = stage;
    await openSentence(stage, 'The ferry is late', 0);
    const file = path.join(folder, 'content/ferry.es.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('salió a mediodía', 'zarpó a mediodía'));
    await page.getByText('El transbordador zarpó a mediodía.').waitFor();
    const article = path.join(folder, 'content/ferry.md');
    writeFileSync(article, readFileSync(article, 'utf8').replace('left at noon', 'left the pier at noon'));
    await page.locator('.segment .source', { hasText: 'The ferry left the pier at noon.' }).waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('heading', { name: 'The source changed since this translation' }).waitFor();
    await page.locator('.panel ins', { hasText: 'the pier' }).waitFor();
  },
};

const remapped: Workflow = {
  name: 'gives an action another key, uses it, and gives the old one back',
  walk: async (stage) => {
    const { page, hand } = stage;
    const box = await openSentence(stage, 'The ferry is late', 0);
    await page.keyboard.press('Escape');
    await hand.does('?', button(stage, /^Keys/));
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await page.getByRole('dialog').textContent()).not.toMatch(/keys\.action|undefined/);
    await hand.press(button(stage, 'Change the key of: Save and next'));
    await page.getByText('press a key…').waitFor();
    await page.keyboard.press('Control+Shift+ArrowRight');
    await hand.press(button(stage, 'Close'));
    await hand.press(page.locator('.target-text').nth(0));
    await hand.write(box, 'El transbordador llega tarde');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await eventually(() => target(stage, 'ferry', 0)).toBe('El transbordador llega tarde');
    await page.reload();
    await page.locator('.segment').first().waitFor();
    if (hand.name === 'keyboard') await page.keyboard.press('Escape');
    await hand.does('?', button(stage, /^Keys/));
    await hand.press(button(stage, 'All keys as they were'));
    await page
      .locator('.keys div', { hasText: 'Save and next' })
      .getByText('Ctrl + ↵', { exact: true })
      .first()
      .waitFor();
    await hand.press(button(stage, 'Close'));
  },
};

const preview: Workflow = {
  name: 'looks at both editions as a reader would',
  walk: async (stage) => {
    const { page, hand } = stage;
    await openArticle(stage, 'The river rises');
    await hand.does('Alt+F10', button(stage, 'Preview'));
    await page.frameLocator('iframe').first().getByText('The river rises').waitFor();
    await page.frameLocator('iframe').last().locator('strong', { hasText: 'dos metros' }).waitFor();
    await hand.does('Alt+F10', button(stage, 'Preview'));
    await eventually(() => page.locator('iframe').count()).toBe(0);
  },
};

export const DESK: readonly Workflow[] = [bulk, filters, search, onDisk, remapped, preview];
