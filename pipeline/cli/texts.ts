/** Our texts by language and namespace. What is published reads those of a language when they are asked for (`rolldown.data.ts`). */
import type { Resource } from 'i18next';
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
import type { Language } from '../model/locale.ts';

const TEXTS: Readonly<Record<Language, Resource[string]>> = {
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

export function textsOf(language: Language): Resource[string] {
  return TEXTS[language];
}
