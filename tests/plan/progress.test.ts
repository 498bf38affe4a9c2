/** What a person sees while translations are bought. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSay } from '../../pipeline/cli/messages.ts';
import { createProgress } from '../../pipeline/cli/progress.ts';
import type { Terminal } from '../../pipeline/cli/terminal.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('shows the rate, what was bought and what is left of the budget', () => {
  const lines: string[] = [];
  const terminal = { interactive: false, err: (text: string) => lines.push(text) } as unknown as Terminal;
  const { report } = createProgress(terminal, createSay('en'), false);
  report('translate', 0, 100, { spent: 0, left: 5000 });
  vi.advanceTimersByTime(10_000);
  report('translate', 0, 100, { spent: 0, left: 5000 });
  vi.advanceTimersByTime(10_000);
  report('translate', 50, 100, { spent: 2100, left: 2900 });
  vi.advanceTimersByTime(10_000);
  report('translate', 80, 100);
  expect(lines.at(-2)).toMatch(
    /Translating 50\/100 · \d+\.\d a second · 2100 characters bought · 2900 characters left/,
  );
  expect(lines.at(-1)).not.toContain('bought');
});
