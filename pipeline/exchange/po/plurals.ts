/** Plural forms of gettext, by the categories of CLDR: the order of `msgstr[n]`, and the rule that chooses. */

interface PluralForms {
  readonly categories: readonly string[];
  /** C, as gettext reads it. */
  readonly rule: string;
}

/** CLDR 47 for the languages we write; `many` of Spanish is for whole millions ("un millón de lectores"). */
const FORMS: Readonly<Record<string, PluralForms>> = {
  en: { categories: ['one', 'other'], rule: 'n != 1' },
  es: { categories: ['one', 'many', 'other'], rule: 'n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2' },
};

const OTHER: PluralForms = { categories: ['other'], rule: '0' };

/** `forms`: how many there are, for a file that does not say its language. */
export function pluralForms(locale: string, forms = 1): PluralForms {
  const known = FORMS[locale.split('-', 1)[0] ?? ''];
  return known ?? Object.values(FORMS).find(({ categories }) => categories.length === forms) ?? OTHER;
}

export function pluralHeader(locale: string): string {
  const { categories, rule } = pluralForms(locale);
  return `nplurals=${categories.length}; plural=(${rule});`;
}
