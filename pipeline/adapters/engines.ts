/** From an edition's config to the engine that translates for it: the first of its list that is ready. */
import type { EngineConfig } from '../model/config.ts';
import { type Failure, fail, ok, type Result } from '../model/finding.ts';
import { type Language, type Locale, otherLanguage, parseLocale } from '../model/locale.ts';
import type { EngineUsage, Translator } from '../ports.ts';
import { VERSION } from '../version.ts';
import { createApertium } from './apertium/apertium.ts';
import { createClient } from './deepl/client.ts';
import { createDeepl, type DeeplOptions } from './deepl/deepl.ts';
import type { Terms } from './deepl/glossary.ts';
import { type EngineOptions, readOptions } from './engine-options.ts';
import { createLibreTranslate } from './libretranslate/libretranslate.ts';
import { createNone } from './none/none.ts';
import { createOpenai } from './openai/openai.ts';
import { createPseudo } from './pseudo/pseudo.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const LIBRETRANSLATE = 'http://localhost:5000';
const OPENAI = 'https://api.openai.com/v1';
/** Seconds. A request that is given up too early may have been billed. */
const TIMEOUT = 60;

/** The project's glossary, for engines that keep one of their own (DeepL). */
export interface Words {
  readonly terms?: Terms;
  readonly keep?: readonly string[];
  /** The site's name among those that share an account. */
  readonly owner?: string;
}

/**
 * Keys come from the environment: `DEEPL_API_KEY`, `OPENAI_API_KEY` (with `OPENAI_BASE_URL`),
 * `LIBRETRANSLATE_API_KEY`.
 */
export function createEngine(config: EngineConfig, env: Environment, words: Words = {}): Result<Translator> {
  const options = readOptions(config);
  if (!options.ok) return options;
  switch (config.engine) {
    case 'deepl':
      return createDeeplEngine(options.value, env, words);
    case 'openai':
      return createOpenaiEngine(options.value, env);
    case 'libretranslate':
      return ok(createLibreTranslateEngine(options.value, env));
    case 'apertium':
      return ok(createApertium(env));
    case 'pseudo':
      return ok(createPseudo());
    default:
      return ok(createNone());
  }
}

export interface EngineChoice {
  readonly engines: readonly EngineConfig[];
  readonly locale: Locale;
  readonly language: Language;
}

/** The edition's first engine that is ready; when none is, why the one that was wanted most is not. */
export async function createTranslator(
  edition: EngineChoice,
  env: Environment,
  words: Words = {},
): Promise<Result<Translator>> {
  const source = parseLocale(otherLanguage(edition.language))!;
  let first: Failure | undefined;
  for (const config of edition.engines) {
    const made = createEngine(config, env, words);
    const ready = made.ok ? await made.value.ready(source, edition.locale) : made;
    if (made.ok && ready.ok) return made;
    if (made.ok) await made.value.close?.();
    if (!ready.ok && ready.failure.reason === 'invalid') return ready;
    if (!ready.ok) first ??= ready.failure;
  }
  return first ? fail(first) : ok(createNone());
}

/** Seconds: a question about usage is not worth a longer wait. */
const USAGE_TIMEOUT = 3;

/** What the engine says of the current period; undefined for one that says nothing, or is not set up. */
export async function usageOf(
  config: EngineConfig,
  env: Environment,
): Promise<Result<EngineUsage> | undefined> {
  const made = createEngine({ ...config, timeout: USAGE_TIMEOUT }, env);
  return made.ok ? made.value.usage?.() : undefined;
}

function createDeeplEngine(options: EngineOptions, env: Environment, words: Words): Result<Translator> {
  const key = env['DEEPL_API_KEY'];
  if (!key) return missing('deepl', 'DEEPL_API_KEY');
  const { serverUrl, proxy, timeout = TIMEOUT, ...rest } = options;
  const client = createClient({
    key,
    timeout: timeout * 1000,
    version: VERSION,
    ...(serverUrl === undefined ? {} : { serverUrl }),
    ...(proxy === undefined ? {} : { proxy }),
  });
  const keep = [...(rest.keep ?? []), ...(words.keep ?? [])];
  return ok(
    createDeepl(client, { ...(rest as DeeplOptions), keep, terms: words.terms ?? [], ...ownerOf(words) }),
  );
}

function ownerOf({ owner }: Words): { owner?: string } {
  return owner ? { owner: owner.replaceAll(':', '-').slice(0, 100) } : {};
}

function createOpenaiEngine(options: EngineOptions, env: Environment): Result<Translator> {
  const { url = env['OPENAI_BASE_URL'] || OPENAI, model, timeout = TIMEOUT } = options;
  const key = env['OPENAI_API_KEY'];
  if (!key && url === OPENAI) return missing('openai', 'OPENAI_API_KEY');
  if (model === undefined) return missing('openai', 'model');
  return ok(createOpenai({ url, model, timeout: timeout * 1000, ...(key ? { key } : {}) }));
}

function createLibreTranslateEngine(options: EngineOptions, env: Environment): Translator {
  const { url = LIBRETRANSLATE, timeout = TIMEOUT } = options;
  const key = env['LIBRETRANSLATE_API_KEY'];
  return createLibreTranslate({ url, timeout: timeout * 1000, ...(key ? { key } : {}) });
}

function missing(engine: string, detail: string): Result<never> {
  return fail({ reason: 'engine-missing', engine, detail });
}
