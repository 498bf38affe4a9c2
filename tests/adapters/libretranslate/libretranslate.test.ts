import { afterEach, describe, expect, it } from 'vitest';
import { createLibreTranslate } from '../../../pipeline/adapters/libretranslate/libretranslate.ts';
import type { CodedText } from '../../../pipeline/model/coded-text.ts';
import type { Locale } from '../../../pipeline/model/locale.ts';
import { type JsonReply, type JsonServer, startJsonServer } from '../json-server.ts';

let server: JsonServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function ask(reply: JsonReply, texts: string[]): Promise<unknown> {
  server = await startJsonServer(() => reply);
  const engine = createLibreTranslate({ url: `${server.url}/libre`, key: 'secret', timeout: 5000 });
  return engine.translate({ source: 'en' as Locale, target: 'es-MX' as Locale, texts: texts as CodedText[] });
}

describe('LibreTranslate', () => {
  it('gets HTML with our tags, languages without a region, and the key', async () => {
    const reply = { body: { translatedText: ['Lee <x1>el informe</x1><x2></x2> &amp; más'] } };
    expect(await ask(reply, ['Read <1>the report</1><2/> & more'])).toEqual({
      ok: true,
      value: [{ ok: true, target: 'Lee <1>el informe</1><2/> & más' }],
    });
    expect(server!.requests[0]).toMatchObject({
      path: '/libre/translate',
      body: {
        q: ['Read <x1>the report</x1><x2></x2> &amp; more'],
        source: 'en',
        target: 'es',
        format: 'html',
        api_key: 'secret',
      },
    });
  });

  it.each<[string, JsonReply, object]>([
    ['too few answers', { body: { translatedText: [] } }, { reason: 'engine-broken' }],
    ['no answers', { body: { translatedText: 'La ciudad' } }, { reason: 'engine-broken' }],
    ['nothing at all', { body: 'null' }, { reason: 'engine-broken' }],
    ['a wrong key', { status: 403, body: { error: 'Invalid API key' } }, { reason: 'engine-unauthorized' }],
    ['too many requests', { status: 429, body: { error: 'Slowdown' } }, { reason: 'engine-busy' }],
  ])('is a failure for %s', async (_, reply, failure) => {
    expect(await ask(reply, ['The city.'])).toMatchObject({ ok: false, failure });
  });
});
