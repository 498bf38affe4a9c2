/** Languages and locales. A locale is a BCP 47 tag; a language is its primary subtag. */

/** The two languages whose text galerada judges. Editions of these may be regional: `es-MX`, `en-GB`. */
export type Language = 'en' | 'es';

/** What a judgement of a text's language may say: one of ours, another language, or nothing certain. */
export type LanguageVerdict = Language | 'other' | 'unsure';

/** A well-formed BCP 47 tag in canonical case. */
export type Locale = string & { readonly __brand: 'Locale' };

/** Canonicalises a BCP 47 tag (`ES-mx` → `es-MX`); undefined when it is not well formed. */
export function parseLocale(tag: string): Locale | undefined {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.replaceAll('_', '-'));
    return canonical as Locale | undefined;
  } catch {
    return undefined;
  }
}

/** `es-MX` → `es`; undefined for a language galerada does not judge. */
export function languageOf(tag: string): Language | undefined {
  const primary = tag.split(/[-_]/, 1)[0]?.toLowerCase();
  return primary === 'en' || primary === 'es' ? primary : undefined;
}

export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'es' : 'en';
}
