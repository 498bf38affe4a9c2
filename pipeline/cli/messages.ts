/** Our own messages in the user's language. */
import i18next, { type i18n } from 'i18next';
import enAdopt from '../../locales/en/adopt.json' with { type: 'json' };
import enCheck from '../../locales/en/check.json' with { type: 'json' };
import enCli from '../../locales/en/cli.json' with { type: 'json' };
import enEngines from '../../locales/en/engines.json' with { type: 'json' };
import enExchange from '../../locales/en/exchange.json' with { type: 'json' };
import enIntake from '../../locales/en/intake.json' with { type: 'json' };
import enMemory from '../../locales/en/memory.json' with { type: 'json' };
import enSeparate from '../../locales/en/separate.json' with { type: 'json' };
import enValidate from '../../locales/en/validate.json' with { type: 'json' };
import esAdopt from '../../locales/es/adopt.json' with { type: 'json' };
import esCheck from '../../locales/es/check.json' with { type: 'json' };
import esCli from '../../locales/es/cli.json' with { type: 'json' };
import esEngines from '../../locales/es/engines.json' with { type: 'json' };
import esExchange from '../../locales/es/exchange.json' with { type: 'json' };
import esIntake from '../../locales/es/intake.json' with { type: 'json' };
import esMemory from '../../locales/es/memory.json' with { type: 'json' };
import esSeparate from '../../locales/es/separate.json' with { type: 'json' };
import esValidate from '../../locales/es/validate.json' with { type: 'json' };
import type { Message } from '../model/finding.ts';
import { type Language, languageOf } from '../model/locale.ts';

/** Says a message, or a key of the `cli` namespace. */
export type Say = (message: Message | string, values?: Message['values']) => string;

const RESOURCES = {
  en: {
    adopt: enAdopt,
    check: enCheck,
    cli: enCli,
    engines: enEngines,
    exchange: enExchange,
    intake: enIntake,
    memory: enMemory,
    separate: enSeparate,
    validate: enValidate,
  },
  es: {
    adopt: esAdopt,
    check: esCheck,
    cli: esCli,
    engines: esEngines,
    exchange: esExchange,
    intake: esIntake,
    memory: esMemory,
    separate: esSeparate,
    validate: esValidate,
  },
};

export function createSay(language: Language): Say {
  const instance: i18n = i18next.createInstance();
  instance.init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'cli',
    ns: Object.keys(RESOURCES.en),
    resources: RESOURCES,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return (message, values) =>
    typeof message === 'string'
      ? instance.t(message, { ...values })
      : instance.t(message.key, { ...message.values });
}

/** POSIX order: LC_ALL, LC_MESSAGES, LANG; anything that is not Spanish reads English. */
export function userLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const tag = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return languageOf(tag.split('.', 1)[0] ?? '') ?? 'en';
}
