/** What a screen reader is told, and what everyone sees for a moment. */
import { signal } from '@preact/signals';
import { Refused } from './http.ts';
import { t } from './texts.ts';

export const said = signal<{ readonly text: string; readonly isTrouble: boolean }>({
  text: '',
  isTrouble: false,
});

let timer: ReturnType<typeof setTimeout> | undefined;

export function say(text: string, isTrouble = false): void {
  clearTimeout(timer);
  said.value = { text, isTrouble };
  if (!isTrouble)
    timer = setTimeout(() => {
      said.value = { text: '', isTrouble: false };
    }, 6000);
}

export function sayError(error: unknown): void {
  if (!(error instanceof Refused)) throw error;
  say(error.status === 0 ? t('offline') : `${error.message} ${error.hint}`.trim(), true);
}
