/** The two ways to use a page: by keys alone, or by pointer (and typing). Each workflow is walked once by each. */
import type { Locator, Page } from 'playwright-core';

export interface Hand {
  readonly name: 'keyboard' | 'pointer';
  /** A button, a link, a summary. */
  press(what: Locator): Promise<void>;
  /** In the place of what stands in a field. */
  write(field: Locator, text: string): Promise<void>;
  choose(select: Locator, value: string): Promise<void>;
  /** By its key where there is a keyboard, else by the button for it. */
  does(keys: string, button: Locator): Promise<void>;
}

/** More stops than any page of a test has. */
const STOPS = 500;

/** Tab by Tab, as somebody without a pointer gets there; fails for what cannot be reached. */
export async function reach(page: Page, what: Locator): Promise<void> {
  await what.waitFor();
  for (let stop = 0; stop < STOPS; stop++) {
    if (await what.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${what}`);
}

export function keyboard(page: Page): Hand {
  return {
    name: 'keyboard',
    press: async (what) => {
      await reach(page, what);
      await page.keyboard.press('Enter');
    },
    write: async (field, text) => {
      await reach(page, field);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
    },
    choose: async (select, value) => {
      await reach(page, select);
      const steps = await select.evaluate((element, wanted) => {
        const { options, selectedIndex } = element as HTMLSelectElement;
        return [...options].findIndex((one) => one.value === wanted) - selectedIndex;
      }, value);
      for (let step = 0; step < Math.abs(steps); step++)
        await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    },
    does: (keys) => page.keyboard.press(keys),
  };
}

export function pointer(page: Page): Hand {
  return {
    name: 'pointer',
    press: (what) => what.click(),
    write: async (field, text) => {
      await field.click();
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
    },
    choose: async (select, value) => {
      await select.selectOption(value);
    },
    does: (_, button) => button.click(),
  };
}
