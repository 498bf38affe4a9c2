/** i18next JSON v4 plural keys: `comments_one`, `place_ordinal_few`; categories as CLDR has them for the locale. */

const CATEGORIES = 'zero|one|two|few|many|other';
/** The last letters of the categories. */
const LAST = new Set(CATEGORIES.split('|').map((category) => category.charCodeAt(category.length - 1)));
const PLURAL_KEY = new RegExp(`^(.+?)(_ordinal)?_(${CATEGORIES})$`);

export interface PluralKey {
  /** The key as code asks for it. */
  readonly base: string;
  readonly type: 'cardinal' | 'ordinal';
  readonly category: string;
}

/** Undefined for a key that is not a plural form. A lone `team_other` counts as one: i18next resolves it so. */
export function parsePluralKey(key: string): PluralKey | undefined {
  // Most keys are none, and there may be a hundred thousand.
  if (!LAST.has(key.charCodeAt(key.length - 1)) || !key.includes('_')) return undefined;
  const [, base, ordinal, category] = PLURAL_KEY.exec(key) ?? [];
  return base && category ? { base, type: ordinal ? 'ordinal' : 'cardinal', category } : undefined;
}

/** `comments_other` → `comments`; any other key as it is. */
export function baseKey(key: string): string {
  return parsePluralKey(key)?.base ?? key;
}

export function pluralKey({ base, type, category }: PluralKey): string {
  return `${base}${type === 'ordinal' ? '_ordinal' : ''}_${category}`;
}

export function categoriesOf(locale: string, type: PluralKey['type']): string[] {
  return new Intl.PluralRules(locale, { type }).resolvedOptions().pluralCategories;
}

/** Plural families that have an `_other` form, as CLDR demands of all: a key that merely ends in `_one` is none. */
export function pluralFamilies(keys: Iterable<string>): Map<string, PluralKey[]> {
  const families = new Map<string, PluralKey[]>();
  for (const key of keys) {
    const form = parsePluralKey(key);
    if (!form) continue;
    const family = `${form.base}:${form.type}`;
    families.set(family, [...(families.get(family) ?? []), form]);
  }
  for (const [family, forms] of families)
    if (!forms.some(({ category }) => category === 'other')) families.delete(family);
  return families;
}
