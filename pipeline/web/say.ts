/** Texts for people in the language they ask for. */
import i18next from 'i18next';
import enCheck from '../../locales/en/check.json' with { type: 'json' };
import enCli from '../../locales/en/cli.json' with { type: 'json' };
import enEngines from '../../locales/en/engines.json' with { type: 'json' };
import enIntake from '../../locales/en/intake.json' with { type: 'json' };
import enReview from '../../locales/en/review.json' with { type: 'json' };
import enSeparate from '../../locales/en/separate.json' with { type: 'json' };
import enValidate from '../../locales/en/validate.json' with { type: 'json' };
import esCheck from '../../locales/es/check.json' with { type: 'json' };
import esCli from '../../locales/es/cli.json' with { type: 'json' };
import esEngines from '../../locales/es/engines.json' with { type: 'json' };
import esIntake from '../../locales/es/intake.json' with { type: 'json' };
import esReview from '../../locales/es/review.json' with { type: 'json' };
import esSeparate from '../../locales/es/separate.json' with { type: 'json' };
import esValidate from '../../locales/es/validate.json' with { type: 'json' };
import type { Message } from '../model/finding.ts';
import { type Language, languageOf } from '../model/locale.ts';

export type Say = (message: Message) => string;

const RESOURCES = {
  en: {
    check: enCheck,
    cli: enCli,
    engines: enEngines,
    intake: enIntake,
    review: enReview,
    separate: enSeparate,
    validate: enValidate,
  },
  es: {
    check: esCheck,
    cli: esCli,
    engines: esEngines,
    intake: esIntake,
    review: esReview,
    separate: esSeparate,
    validate: esValidate,
  },
};

const made = new Map<Language, Say>();

export function sayIn(language: Language): Say {
  const say = made.get(language) ?? createSay(language);
  made.set(language, say);
  return say;
}

function createSay(language: Language): Say {
  const instance = i18next.createInstance();
  instance.init({
    lng: language,
    fallbackLng: false,
    ns: Object.keys(RESOURCES.en),
    resources: RESOURCES,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return ({ key, values }) => instance.t(key, { ...values });
}

/** `?lng=`, else the first of `Accept-Language` that is ours, else English. */
export function wantedLanguage(query: string | undefined, header: string | undefined): Language {
  const tags = [query ?? '', ...(header ?? '').slice(0, 200).split(',')].map(
    (tag) => tag.trim().split(';', 1)[0] ?? '',
  );
  return tags.map(languageOf).find((language) => language !== undefined) ?? 'en';
}
