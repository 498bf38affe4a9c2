/** What a project may say of its engines in `galerada.config.json`, checked before an engine is made of it. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { EngineConfig } from '../model/config.ts';
import { fail, ok, type Result } from '../model/finding.ts';

const TEXT = { type: 'string', minLength: 1 };
const URL_TEXT = { type: 'string', pattern: '^https?://[^\\s]+$' };
const SECONDS = { type: 'number', minimum: 1, maximum: 600 };

/** By engine. Keys are secrets and never stand in a config: they come from the environment. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  none: {},
  pseudo: {},
  apertium: {},
  deepl: {
    serverUrl: URL_TEXT,
    proxy: URL_TEXT,
    timeout: SECONDS,
    formality: { enum: ['more', 'less', 'default'] },
    model: { enum: ['quality_optimized', 'latency_optimized', 'prefer_quality_optimized'] },
    glossaries: { type: 'array', items: TEXT, maxItems: 5 },
    style: TEXT,
    instructions: { type: 'array', items: { ...TEXT, maxLength: 300 }, maxItems: 10 },
    keep: { type: 'array', items: TEXT },
  },
  libretranslate: { url: URL_TEXT, timeout: SECONDS },
  openai: { url: URL_TEXT, model: TEXT, timeout: SECONDS },
};

export const ENGINES: readonly string[] = Object.keys(OPTIONS);

export interface EngineOptions {
  readonly serverUrl?: string;
  readonly proxy?: string;
  /** Seconds. */
  readonly timeout?: number;
  readonly formality?: 'more' | 'less' | 'default';
  readonly model?: string;
  readonly glossaries?: readonly string[];
  readonly style?: string;
  readonly instructions?: readonly string[];
  readonly keep?: readonly string[];
  readonly url?: string;
}

const validators = new Map<string, ValidateFunction>();

export function readOptions(config: EngineConfig): Result<EngineOptions> {
  const { engine, ...options } = config;
  const valid = validatorOf(engine);
  if (valid === undefined) return invalid('engine', ENGINES.join(' | '), engine);
  if (valid(options)) return ok(options as EngineOptions);
  const [error] = valid.errors ?? [];
  const unknown = (error?.params as { additionalProperty?: string } | undefined)?.additionalProperty;
  if (unknown !== undefined)
    return invalid(engine, Object.keys(OPTIONS[engine] ?? {}).join(' | ') || '{}', unknown);
  const at = error?.instancePath.split('/')[1] ?? '';
  return invalid(`${engine}.${at}`, JSON.stringify(OPTIONS[engine]?.[at] ?? {}), options[at]);
}

function invalid(where: string, expected: string, found: unknown): Result<never> {
  return fail({
    reason: 'invalid',
    file: 'galerada.config.json',
    expected: `${where}: ${expected}`,
    found: typeof found === 'string' ? found : (JSON.stringify(found) ?? ''),
  });
}

function validatorOf(engine: string): ValidateFunction | undefined {
  const properties = OPTIONS[engine];
  if (!properties) return undefined;
  const known = validators.get(engine);
  if (known) return known;
  const compiled = new Ajv2020().compile({ type: 'object', additionalProperties: false, properties });
  validators.set(engine, compiled);
  return compiled;
}
