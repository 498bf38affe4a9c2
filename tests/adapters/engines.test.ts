import { describe, expect, it } from 'vitest';
import en from '../../locales/en/engines.json' with { type: 'json' };
import es from '../../locales/es/engines.json' with { type: 'json' };
import { ENGINES } from '../../pipeline/adapters/engine-options.ts';
import { createEngine, createTranslator } from '../../pipeline/adapters/engines.ts';
import type { EngineConfig } from '../../pipeline/model/config.ts';
import type { Failure } from '../../pipeline/model/finding.ts';
import type { Locale } from '../../pipeline/model/locale.ts';
import { baseKey } from '../../pipeline/model/plurals.ts';
import { explainEngineFailure } from '../../pipeline/translate/explain.ts';

const KEYS = { DEEPL_API_KEY: 'key', OPENAI_API_KEY: 'key', PATH: '' };
const edition = (...engines: EngineConfig[]) => ({
  engines,
  locale: 'es' as Locale,
  language: 'es' as const,
});

describe('an engine by its name', () => {
  it.each(ENGINES)('%s is made', (engine) => {
    const made = createEngine({ engine, ...(engine === 'openai' ? { model: 'm' } : {}) }, KEYS);
    expect(made.ok && made.value.name).toBe(engine);
  });

  it.each<[EngineConfig, string, string]>([
    [{ engine: 'babel' }, 'engine: none | pseudo | apertium | deepl | libretranslate | openai', 'babel'],
    [{ engine: 'apertium', formality: 'more' }, 'apertium: {}', 'formality'],
    [{ engine: 'libretranslate', url: 'localhost' }, 'libretranslate.url: ', 'localhost'],
    [{ engine: 'deepl', timeout: '5' }, 'deepl.timeout: ', '5'],
    [{ engine: 'deepl', glossaries: [1] }, 'deepl.glossaries: ', '[1]'],
  ])('refuses %o and says what was expected', (config, expected, found) => {
    const made = createEngine(config, KEYS);
    expect(made).toMatchObject({
      ok: false,
      failure: { reason: 'invalid', file: 'galerada.config.json', found },
    });
    expect(!made.ok && made.failure.reason === 'invalid' && made.failure.expected).toContain(expected);
  });

  it.each<[EngineConfig, string]>([
    [{ engine: 'deepl' }, 'DEEPL_API_KEY'],
    [{ engine: 'openai', model: 'm' }, 'OPENAI_API_KEY'],
  ])('%o needs a key', (config, detail) => {
    expect(createEngine(config, {})).toEqual({
      ok: false,
      failure: { reason: 'engine-missing', engine: config.engine, detail },
    });
  });
});

describe('the engine of an edition', () => {
  it('is the first of its list that is ready', async () => {
    const made = await createTranslator(
      edition({ engine: 'deepl' }, { engine: 'apertium' }, { engine: 'pseudo' }),
      {
        PATH: '',
      },
    );
    expect(made.ok && made.value.name).toBe('pseudo');
  });

  it('is missing for the reason of the one that was wanted most', async () => {
    const made = await createTranslator(edition({ engine: 'deepl' }, { engine: 'none' }), {});
    expect(made).toMatchObject({ ok: false, failure: { reason: 'engine-missing', engine: 'deepl' } });
  });

  it('is not chosen over a mistake in the config', async () => {
    const made = await createTranslator(
      edition({ engine: 'deepl', formalty: 'more' }, { engine: 'pseudo' }),
      KEYS,
    );
    expect(made).toMatchObject({ ok: false, failure: { reason: 'invalid', found: 'formalty' } });
  });
});

describe('what is said of a missing engine', () => {
  const missing: Failure[] = [
    { reason: 'engine-missing', engine: 'none', detail: '' },
    { reason: 'engine-missing', engine: 'deepl', detail: 'DEEPL_API_KEY' },
    { reason: 'engine-missing', engine: 'apertium', detail: 'apertium' },
    { reason: 'engine-missing', engine: 'apertium', detail: 'apertium-eng-spa' },
    { reason: 'engine-missing', engine: 'openai', detail: 'OPENAI_API_KEY' },
    { reason: 'engine-missing', engine: 'openai', detail: 'model' },
    { reason: 'engine-broken', engine: 'deepl', detail: '2 > 1', status: 413 },
  ];

  it.each(missing)('$engine $detail has words in both languages', (failure) => {
    const { what, hint } = explainEngineFailure(failure)!;
    for (const bundle of [en, es]) {
      for (const { key } of [what, hint]) expect(textAt(bundle, key)).toMatch(/\S/);
    }
  });

  it('the two bundles have the same keys', () => {
    // Spanish has a plural form more.
    const bases = (bundle: object) => [...new Set(keysOf(bundle).map(baseKey))];
    expect(bases(es)).toEqual(bases(en));
  });
});

function textAt(bundle: unknown, key: string): unknown {
  return key
    .replace('engines:', '')
    .split('.')
    .reduce((node, name) => (node as Record<string, unknown> | undefined)?.[name], bundle);
}

function keysOf(node: object, path = ''): string[] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value as object, `${path}${key}.`),
  );
}
