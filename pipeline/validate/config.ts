/** A config as people write it, into a config as code uses it. */
import type { Config, Edition, EngineConfig, Publish } from '../model/config.ts';
import { languageOf, parseLocale } from '../model/locale.ts';

/** `galerada.config.json` once it satisfies its schema. */
export interface WrittenConfig {
  readonly content?: readonly string[];
  readonly locales?: string;
  readonly output?: string;
  readonly glossary?: string;
  readonly namespace?: string;
  readonly namespaces?: readonly string[];
  readonly editions: Readonly<Record<string, WrittenEdition>>;
  readonly translator?: WrittenTranslator;
  readonly publish?: Partial<Publish>;
  readonly interfaceStrings?: Partial<Config['interfaceStrings']>;
  readonly strayWords?: Config['strayWords'];
  readonly frontMatter?: Config['frontMatter'];
  readonly budget?: number | { readonly run?: number; readonly month?: number };
  readonly price?: Config['price'];
  readonly memory?: string;
  readonly review?: NonNullable<Config['review']>;
  readonly check?: Partial<Config['check']>;
  readonly exchange?: NonNullable<Config['exchange']>;
}

interface WrittenEdition {
  readonly locale: string;
  readonly translator?: WrittenTranslator;
  readonly publish?: Partial<Publish>;
  readonly house?: string;
  readonly check?: NonNullable<Edition['check']>;
}

type WrittenTranslator = string | EngineConfig | readonly (string | EngineConfig)[];

/** Fills in every default. The written config must have passed its schema. */
export function normalizeConfig(file: string, written: WrittenConfig): Config {
  return {
    file,
    content: written.content ?? ['content'],
    locales: written.locales ?? 'locales',
    output: written.output ?? 'dist',
    glossary: written.glossary ?? 'glossary.csv',
    namespace: written.namespace ?? 'site',
    ...(written.namespaces ? { namespaces: written.namespaces } : {}),
    editions: Object.entries(written.editions).map(([name, edition]) =>
      normalizeEdition(name, edition, written),
    ),
    interfaceStrings: { text: 'remove', markdown: 'remove', html: 'replace', ...written.interfaceStrings },
    strayWords: written.strayWords ?? 'correct',
    frontMatter: written.frontMatter ?? {},
    ...normalizeBudget(written.budget),
    ...(written.price ? { price: written.price } : {}),
    ...(written.memory ? { memory: written.memory } : {}),
    ...(written.review ? { review: written.review } : {}),
    ...(written.exchange ? { exchange: written.exchange } : {}),
    check: { rules: {}, failOn: 'error', ...written.check },
  };
}

function normalizeBudget(written: WrittenConfig['budget']): Pick<Config, 'budget' | 'monthlyBudget'> {
  const { run, month } = typeof written === 'number' ? { run: written, month: undefined } : (written ?? {});
  return {
    ...(run === undefined ? {} : { budget: run }),
    ...(month === undefined ? {} : { monthlyBudget: month }),
  };
}

function normalizeEdition(name: string, edition: WrittenEdition, site: WrittenConfig): Edition {
  const locale = parseLocale(edition.locale);
  const language = languageOf(edition.locale);
  if (!locale || !language) throw new TypeError(`edition "${name}": the schema let "${edition.locale}" pass`);
  return {
    name,
    locale,
    language,
    engines: normalizeEngines(edition.translator ?? site.translator ?? 'none'),
    publish: { require: 'translated', incomplete: 'hold', ...site.publish, ...edition.publish },
    ...(edition.house ? { house: edition.house } : {}),
    ...(edition.check ? { check: edition.check } : {}),
  };
}

function normalizeEngines(written: WrittenTranslator): EngineConfig[] {
  const list = Array.isArray(written) ? written : [written as string | EngineConfig];
  return list.map((engine) => (typeof engine === 'string' ? { engine } : engine));
}
