/** The site's own strings, and what belongs to the article. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { runCli } from '../../../support/run-cli.ts';
import { reach } from '../hands.ts';
import type { Stage, Workflow } from '../stage.ts';

const button = ({ page }: Stage, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

const strings: Workflow = {
  name: 'edits a plural form, with its placeholder from a chip, and a reload in between',
  walk: async (stage) => {
    const { page, hand, folder, server } = stage;
    await page.goto(server.origin);
    await hand.press(page.getByRole('link', { name: 'Interface strings' }));
    await hand.choose(page.getByRole('combobox', { name: 'State', exact: true }), 'missing');
    const row = page.locator('.strings > li', { hasText: 'site:cart.items' });
    const box = page.getByRole('textbox', { name: 'many (1000000)' });
    const form = row.locator('.form', { has: box });
    await hand.write(box, '');
    await hand.press(form.getByRole('button', { name: '{{count}}' }));
    expect(await box.inputValue()).toBe('{{count}}');
    await page.reload();
    await box.waitFor();
    expect(await box.inputValue()).toBe('{{count}}');
    if (hand.name === 'keyboard') await reach(page, box);
    else await box.click();
    await page.keyboard.press('End');
    await page.keyboard.type(' de artículos');
    await hand.does('Control+Enter', form.getByRole('button', { name: 'Save' }));
    await page.getByRole('status').filter({ hasText: 'String saved.' }).waitFor();
    const file = JSON.parse(readFileSync(path.join(folder, 'locales/es/site.json'), 'utf8'));
    expect(file.cart.items_many).toBe('{{count}} de artículos');
  },
};

const separation: Workflow = {
  name: 'corrects the separation, which the file keeps and the next build follows',
  walk: async (stage) => {
    const { page, hand, folder, server } = stage;
    const built = async () => {
      const run = await runCli(['build'], { cwd: folder, env: { DEEPL_API_KEY: 'key' } });
      expect(run.code, run.err).toBeLessThanOrEqual(1);
      return readFileSync(path.join(folder, 'dist/en/articles/trees.md'), 'utf8');
    };
    expect(await built()).not.toContain('Más Noticias');
    await page.goto(server.origin);
    await hand.press(page.getByRole('link', { name: 'Separation desk' }));
    await hand.press(page.getByRole('link', { name: 'Trees for the avenue' }));
    const line = page.locator('.judged.interface', { hasText: 'Más Noticias' });
    await hand.press(line.locator('summary'));
    await line.locator('details li').first().waitFor();
    if (hand.name === 'keyboard') await page.keyboard.press('b');
    else await line.getByRole('button', { name: "It is the article's" }).click();
    await page
      .locator('.judged.body', { hasText: 'Más Noticias' })
      .getByText('decided by a person')
      .waitFor();
    expect(JSON.parse(readFileSync(path.join(folder, 'separation.json'), 'utf8'))).toEqual({
      decisions: [{ kind: 'body', text: 'Más Noticias', article: 'trees' }],
    });
    expect(await built()).toContain('Más Noticias');
    await hand.press(button(stage, 'Take the decision back'));
    await page.locator('.judged.interface', { hasText: 'Más Noticias' }).waitFor();
    expect(JSON.parse(readFileSync(path.join(folder, 'separation.json'), 'utf8'))).toEqual({ decisions: [] });
  },
};

export const SITE: readonly Workflow[] = [strings, separation];
