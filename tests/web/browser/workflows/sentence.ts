/** What one does to a sentence. */
import { readFileSync } from 'node:fs';
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

/** What the page says has happened. */
const saved = ({ page }: Stage, place: number) =>
  page
    .getByRole('status')
    .filter({ hasText: `Saved. Segment ${place} of` })
    .waitFor();

const split: Workflow = {
  name: 'splits a sentence',
  walk: async (stage) => {
    const { page, hand } = stage;
    await openSentence(stage, 'The bridge opens', 1);
    await hand.does('Alt+F11', button(stage, 'Split…'));
    const source = page.getByRole('slider', { name: 'Cut the source here' });
    await source.waitFor();
    expect(await page.locator('.cut .parts').allInnerTexts()).toEqual([
      expect.stringMatching(/^The council agreed on Monday,\s+✂\s+and the bridge will open in June\.$/),
      expect.stringMatching(/^El pleno lo acordó el lunes,\s+✂\s+y el puente abrirá en junio\.$/),
    ]);
    await page.keyboard.press('ArrowRight');
    expect(await source.getAttribute('aria-valuetext')).toMatch(/Monday, and \| the bridge/);
    await page.keyboard.press('ArrowLeft');
    await hand.press(button(stage, 'Split here'));
    await eventually(() => record(stage, 'bridge').segments.map((one) => one.source)).toContain(
      'and the bridge will open in June.',
    );
    expect(
      record(stage, 'bridge')
        .segments.slice(1, 3)
        .map((one) => one.target),
    ).toEqual(['El pleno lo acordó el lunes,', 'y el puente abrirá en junio.']);
  },
};

const merge: Workflow = {
  name: 'merges two sentences',
  walk: async (stage) => {
    const { segments } = await stage.visitor.galley('bridge');
    await openSentence(stage, 'The bridge opens', segments.length - 2);
    await stage.hand.does('Alt+F12', button(stage, 'Merge with the next'));
    await eventually(() => record(stage, 'bridge').segments.at(-1)).toMatchObject({
      source: 'Rescue teams worked all night. They found 12 people on a roof.',
      target: 'Los equipos de rescate trabajaron toda la noche. Encontraron a 12 personas en un tejado.',
    });
  },
};

const history: Workflow = {
  name: 'sees what the machine wrote and what was changed, and goes back in the history',
  walk: async (stage) => {
    const { page, hand } = stage;
    const box = await openSentence(stage, 'The library moves', 1);
    await hand.write(box, 'La biblioteca se muda al mercado viejo en marzo.');
    await hand.does('Control+Enter', button(stage, 'Save and next'));
    await saved(stage, 2);
    await page.getByText('What apertium wrote, and what was changed').waitFor();
    await page.locator('.panel section del', { hasText: 'mueve' }).first().waitFor();
    if (hand.name === 'keyboard') await box.press('Alt+F6');
    else await page.getByText(/^History/).click();
    await hand.press(button(stage, 'Put this text back').first());
    await eventually(() => target(stage, 'library', 1)).toBe(
      'La biblioteca se mueve al mercado viejo en marzo.',
    );
    expect(record(stage, 'library').segments[1]?.history?.map(({ did }) => did)).toEqual([
      'took',
      'saved',
      'reverted',
    ]);
  },
};

const suggestion: Workflow = {
  name: 'takes what memory offers, with its numbers put right',
  walk: async (stage) => {
    const { page, hand } = stage;
    await eventually(async () => {
      const box = await openSentence(stage, 'Storm warning', 1);
      await box.waitFor();
      await page.getByRole('heading', { name: 'Suggestions' }).waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      return page.locator('.suggestions button').count();
    }).toBeGreaterThan(0);
    await page.locator('.suggestions', { hasText: 'Memory' }).waitFor();
    const offered = page.locator('.suggestions button', { hasText: 'La tormenta dejó 40 calles sin luz.' });
    await offered.waitFor();
    await hand.does('Control+1', offered);
    await hand.does('Control+Enter', button(stage, 'Save and next'));
    await eventually(() => record(stage, 'storm').segments[1]).toMatchObject({
      target: 'La tormenta dejó 40 calles sin luz.',
      origin: 'memory',
    });
  },
};

const engine: Workflow = {
  name: 'asks the engine, whose price is on the button, and edits its answer',
  walk: async (stage) => {
    const { page, hand } = stage;
    const box = await openSentence(stage, 'The market wakes', 1);
    const asking = page.getByRole('button', { name: /^Ask deepl: bills \d+ characters$/ });
    await asking.waitFor();
    expect(await asking.textContent()).toContain(String('Fishermen sell their catch at dawn.'.length));
    await hand.press(asking);
    const answer = page.locator('.suggestions li', { hasText: 'Engine · deepl' });
    await answer.waitFor();
    await page.getByRole('status').filter({ hasText: 'Characters billed: 35' }).waitFor();
    const words = (await answer.getByRole('button').textContent()) ?? '';
    if (hand.name === 'keyboard') await box.press('Control+1');
    else await answer.getByRole('button').click();
    expect(await box.inputValue()).toBe(words);
    await hand.write(box, 'Los pescadores venden su captura al alba.');
    await hand.does('Control+Enter', button(stage, 'Save and next'));
    await page.getByText('What deepl wrote, and what was changed').waitFor();
    const { history = [], ...entry } = record(stage, 'market').segments[1]!;
    expect(entry).toMatchObject({ target: 'Los pescadores venden su captura al alba.', origin: 'person' });
    expect(history.map(({ did, before }) => [did, before.target])).toEqual([
      ['took', ''],
      ['saved', words],
    ]);
  },
};

const term: Workflow = {
  name: 'adds a term',
  walk: async (stage) => {
    const { page, hand, folder } = stage;
    const box = await openSentence(stage, 'Harbour works', 1);
    if (hand.name === 'pointer') {
      await box.evaluate((one: HTMLTextAreaElement) => {
        const at = one.value.indexOf('rompeolas');
        one.setSelectionRange(at, at + 'rompeolas'.length);
      });
      await page.locator('.segment.active .source').dblclick({ position: { x: 60, y: 12 } });
      await button(stage, 'Add to the glossary: breakwater → rompeolas').click();
    } else {
      await page.keyboard.press('Alt+F5');
      await hand.write(page.getByRole('textbox', { name: 'English' }), 'breakwater');
      await hand.write(page.getByRole('textbox', { name: 'Spanish' }), 'rompeolas');
      await page.keyboard.press('Enter');
    }
    await page.locator('.segment.active mark.term', { hasText: 'breakwater' }).waitFor();
    expect(readFileSync(path.join(folder, 'glossary.csv'), 'utf8')).toContain('breakwater,rompeolas');
  },
};

const fixed: Workflow = {
  name: 'fixes a finding',
  walk: async (stage) => {
    const { page, hand } = stage;
    const box = await openSentence(stage, 'Fire in the hills', 1);
    await page.locator('#findings li').first().waitFor();
    await hand.does('Alt+F8', button(stage, /^Fix/).first());
    expect(await box.inputValue()).toBe('El fuego quemó 30 hectáreas de bosque.');
    await hand.does('Control+Enter', button(stage, 'Save and next'));
    await eventually(() => target(stage, 'fire', 1)).toBe('El fuego quemó 30 hectáreas de bosque.');
  },
};

const dismissed: Workflow = {
  name: 'dismisses a finding with a reason, and brings it back',
  walk: async (stage) => {
    const { page, hand } = stage;
    const box = await openSentence(stage, 'Fire in the hills', 2);
    await hand.write(box, 'Nadie tuvo que dejar su casa 99.');
    await eventually(() => page.locator('#findings li').allTextContents()).toEqual([
      expect.stringMatching('99'),
    ]);
    await hand.does('Alt+F9', button(stage, 'Dismiss').first());
    await page.getByLabel('Why is it right as it is?').waitFor();
    await page.keyboard.type('The house number is meant');
    await page.keyboard.press('Enter');
    await eventually(() => record(stage, 'fire').segments[2]?.dismissed).toMatchObject([
      { by: 'Marta Ibáñez', reason: 'The house number is meant' },
    ]);
    await page.getByText(/^Dismissed by Marta Ibáñez/).waitFor();
    await hand.press(button(stage, 'Bring back'));
    await eventually(() => record(stage, 'fire').segments[2]?.dismissed).toBeUndefined();
  },
};

const concordance: Workflow = {
  name: 'looks words up in all articles',
  walk: async (stage) => {
    const { page, hand } = stage;
    await openSentence(stage, 'Storm warning', 0);
    const field = page.getByLabel('Concordance: these words in all articles');
    if (hand.name === 'keyboard') {
      await page.keyboard.press('Alt+F3');
      await page.keyboard.type('rompeolas');
      await page.keyboard.press('Enter');
    } else {
      await hand.write(field, 'rompeolas');
      await button(stage, 'Find').click();
    }
    await page.locator('.panel .hit', { hasText: 'The breakwater protects the old harbour.' }).waitFor();
    await page.getByText('1 sentence found').waitFor();
  },
};

const comments: Workflow = {
  name: 'asks a question, finds it on the desk, resolves it and opens it again',
  walk: async (stage) => {
    const { page, hand, server } = stage;
    await openSentence(stage, 'A question of money', 1);
    const field = page.getByLabel('New comment');
    if (hand.name === 'keyboard') await page.keyboard.press('Alt+F2');
    else await field.click();
    await page.keyboard.type('¿Seguro que es un 4 %?');
    if (hand.name === 'keyboard') await page.keyboard.press('Enter');
    else await page.locator('form', { has: field }).getByRole('button', { name: 'Add' }).click();
    await page.locator('.comment', { hasText: '¿Seguro que es un 4 %?' }).waitFor();
    await page.goto(`${server.origin}/?edition=es`);
    await hand.choose(page.getByRole('combobox', { name: 'Comments', exact: true }), 'open');
    await page.getByText('1 article', { exact: true }).waitFor();
    await hand.press(page.getByRole('link', { name: 'A question of money' }));
    await hand.press(page.locator('.target-text').nth(1));
    await hand.press(button(stage, 'Resolve'));
    await page.getByText('✔ resolved').waitFor();
    expect(record(stage, 'council').segments[1]?.comments).toMatchObject([{ resolved: true }]);
    await hand.press(button(stage, 'Open again'));
    await button(stage, 'Resolve').waitFor();
    expect(record(stage, 'council').segments[1]?.comments?.[0]).not.toHaveProperty('resolved');
  },
};

const tags: Workflow = {
  name: 'puts a lost tag back, undoes it, and discards the draft',
  walk: async (stage) => {
    const { page, hand } = stage;
    const box = await openSentence(stage, 'The river rises', 1);
    const before = await box.inputValue();
    await hand.write(box, 'El río subió mucho.');
    await page.keyboard.press('End');
    const lost = page.getByRole('button', { name: 'Insert tag 1, bold' });
    await page.locator('.chip.lost').waitFor();
    await hand.does('Alt+F7', lost);
    expect(await box.inputValue()).toBe('El río subió mucho.<1></1>');
    await page.keyboard.press('Control+z');
    expect(await box.inputValue()).toBe('El río subió mucho.');
    await hand.press(button(stage, 'Insert ¡'));
    expect(await box.inputValue()).toBe('El río subió mucho.¡');
    await hand.press(button(stage, 'Discard draft'));
    expect(await box.inputValue()).toBe(before);
  },
};

const approval: Workflow = {
  name: 'edits, saves, approves and takes the approval back',
  walk: async (stage) => {
    const { page, hand, server } = stage;
    await page.goto(server.origin);
    await openArticle(stage, 'The oldest bakery');
    await hand.press(button(stage, 'Start reviewing'));
    const box = page.locator('.editor textarea');
    await hand.write(box, 'La panadería más antigua');
    await hand.does('Control+Enter', button(stage, 'Save and next'));
    await saved(stage, 1);
    await hand.write(box, 'La panadería abrió en 1911.');
    await hand.does('Control+Alt+Enter', button(stage, 'Approve and next'));
    await eventually(() => record(stage, 'bakery').segments.map(({ state }) => state)).toEqual([
      'translated',
      'reviewed',
    ]);
    await hand.press(button(stage, 'Take the approval back'));
    await eventually(() => record(stage, 'bakery').segments[1]?.state).toBe('translated');
  },
};

export const SENTENCE: readonly Workflow[] = [
  split,
  merge,
  history,
  suggestion,
  engine,
  term,
  fixed,
  dismissed,
  concordance,
  comments,
  tags,
  approval,
];
