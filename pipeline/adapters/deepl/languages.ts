/** BCP 47 to DeepL's own codes (https://developers.deepl.com/docs/getting-started/supported-languages). */
import { type Locale, languageOf } from '../../model/locale.ts';

/** Spanish-speaking America and the United States, whose Spanish DeepL knows as one: UN M.49 region 419 and US. */
const LATIN_AMERICA = /^(?:419|AR|BO|BR|BZ|CL|CO|CR|CU|DO|EC|GT|HN|MX|NI|PA|PE|PR|PY|SV|US|UY|VE)$/;

export type DeeplSource = 'en' | 'es';
export type DeeplTarget = 'en-US' | 'en-GB' | 'es' | 'es-419';

export function deeplSource(locale: Locale): DeeplSource | undefined {
  return languageOf(locale);
}

/** Undefined for a variety DeepL does not write: it would pass for what it is not. */
export function deeplTarget(locale: Locale): DeeplTarget | undefined {
  const { language, region } = new Intl.Locale(locale);
  if (language === 'en') {
    if (region === undefined || region === 'US') return 'en-US';
    return region === 'GB' ? 'en-GB' : undefined;
  }
  if (language !== 'es') return undefined;
  if (region === undefined || region === 'ES') return 'es';
  return LATIN_AMERICA.test(region) ? 'es-419' : undefined;
}
