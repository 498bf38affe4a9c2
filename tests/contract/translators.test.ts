/** One contract over every engine, and over the fake that other tests use. */

import { describe, expect, it } from 'vitest';
import { createEngine } from '../../pipeline/adapters/engines.ts';
import type { EngineConfig } from '../../pipeline/model/config.ts';
import type { Locale } from '../../pipeline/model/locale.ts';
import type { Translator } from '../../pipeline/ports.ts';
import { chatServer } from '../adapters/chat-server.ts';
import { libreServer } from '../adapters/libre-server.ts';
import { DeeplServer } from '../support/deepl-server/server.ts';
import { FakeTranslator } from '../translate/fake.ts';
import { describeTranslator, type Subject } from './translator.ts';

const env = process.env;

function engine(config: EngineConfig, more: Record<string, string> = {}): Translator {
  const made = createEngine(config, { ...env, ...more });
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  return made.value;
}

describeTranslator('the fake', { start: async () => ({ translator: new FakeTranslator() }) });

describeTranslator('pseudo', {
  anyPair: true,
  start: async () => ({ translator: engine({ engine: 'pseudo' }) }),
});

describeTranslator('deepl', {
  start: async (): Promise<Subject> => {
    const server = await DeeplServer.start();
    return {
      translator: engine({ engine: 'deepl', serverUrl: server.url }, { DEEPL_API_KEY: 'key' }),
      requests: () => server.requests.length,
      vanish: () => server.stop(),
    };
  },
});

describeTranslator('libretranslate', {
  start: async (): Promise<Subject> => {
    const server = await libreServer();
    return {
      translator: engine({ engine: 'libretranslate', url: server.url }),
      requests: () => server.requests.length,
      vanish: () => server.stop(),
    };
  },
});

describeTranslator('openai', {
  start: async (): Promise<Subject> => {
    const server = await chatServer();
    return {
      translator: engine({ engine: 'openai', url: server.url, model: 'test' }),
      requests: () => server.requests.length,
      vanish: () => server.stop(),
    };
  },
});

const apertium = engine({ engine: 'apertium' });
const here = (await apertium.ready('en' as Locale, 'es' as Locale)).ok;
if (!here) process.stderr.write('\n*** apertium is not installed: its contract was NOT checked ***\n\n');
describeTranslator('apertium', { here, start: async () => ({ translator: apertium }) });

describe('none', () => {
  it('is never ready and answers each text with what to do', async () => {
    const none = engine({ engine: 'none' });
    const failure = { reason: 'engine-missing', engine: 'none', detail: '' };
    expect(await none.ready('en' as Locale, 'es' as Locale)).toEqual({ ok: false, failure });
    const result = await none.translate({
      source: 'en' as Locale,
      target: 'es' as Locale,
      texts: ['Hi' as never],
    });
    expect(result).toEqual({ ok: true, value: [{ ok: false, failure }] });
  });
});
