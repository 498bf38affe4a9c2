/** Our own messages in the user's language. */
import i18next, { type i18n } from 'i18next';
import type { Message } from '../model/finding.ts';
import { type Language, languageOf } from '../model/locale.ts';
import { textsOf } from './texts.ts';

/** Says a message, or a key of the `cli` namespace. */
export type Say = (message: Message | string, values?: Message['values']) => string;

export function createSay(language: Language): Say {
  const texts = textsOf(language);
  const instance: i18n = i18next.createInstance();
  instance.init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'cli',
    ns: Object.keys(texts),
    resources: { [language]: texts },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return (message, values) =>
    typeof message === 'string'
      ? instance.t(message, { ...values })
      : instance.t(message.key, { ...message.values });
}

/** Stands for a value that is left open; no name of a file has one. */
export const OPEN = '\0';

/** A message for many of whose values one alone differs: worded once. */
export function leftOpen(say: Say, key: string, values: Message['values']): (value: string) => string {
  const parts = say(key, values).split(OPEN);
  return (value) => parts.join(value);
}

/** POSIX order: LC_ALL, LC_MESSAGES, LANG; anything that is not Spanish reads English. */
export function userLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const tag = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return languageOf(tag.split('.', 1)[0] ?? '') ?? 'en';
}
