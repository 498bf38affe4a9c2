import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../pipeline/adapters/deepl/client.ts';
import { createDeepl, type DeeplOptions } from '../../../pipeline/adapters/deepl/deepl.ts';
import { deeplTarget } from '../../../pipeline/adapters/deepl/languages.ts';
import type { CodedText } from '../../../pipeline/model/coded-text.ts';
import type { Locale } from '../../../pipeline/model/locale.ts';
import type { TranslationBatch, Translator } from '../../../pipeline/ports.ts';
import type { Fault } from '../../support/deepl-server/faults.ts';
import { DeeplServer, type DeeplServerOptions } from '../../support/deepl-server/server.ts';

let server: DeeplServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function start(
  options: DeeplOptions = {},
  how: DeeplServerOptions = {},
  key = 'key',
): Promise<Translator> {
  server = await DeeplServer.start(how);
  return createDeepl(createClient({ key, serverUrl: server.url, timeout: 1000, version: '1.2.3' }), options);
}

const batch = (texts: string[], more: Partial<TranslationBatch> = {}): TranslationBatch => ({
  source: 'en' as Locale,
  target: 'es' as Locale,
  texts: texts as CodedText[],
  ...more,
});
const CODED = 'Read <1>the report</1> of the city.';

function sent(): Record<string, string> {
  return Object.fromEntries(server!.requests.at(-1)!.parameters);
}

describe('what DeepL is sent', () => {
  it('is XML with our tags, sentences whole, formatting kept, nothing translated that is to be kept', async () => {
    const deepl = await start({ keep: ['New York'] });
    await deepl.translate(
      batch([`${CODED} In New York.`], { target: 'es-MX' as Locale, context: 'The headline' }),
    );
    expect(sent()).toEqual({
      source_lang: 'en',
      target_lang: 'es-419',
      text: 'Read <x1>the report</x1> of the city. In <k>New York</k>.',
      tag_handling: 'xml',
      tag_handling_version: 'v2',
      ignore_tags: 'k',
      split_sentences: '0',
      preserve_formatting: '1',
      context: 'The headline',
      show_billed_characters: '1',
    });
    expect(server!.requests[0]!.headers['user-agent']).toContain('galerada/1.2.3');
  });

  it('is plain text, unescaped and cheaper, where nothing needs a tag', async () => {
    const deepl = await start();
    const result = await deepl.translate(batch(['Tom & Jerry are in the city.']));
    expect(sent()).not.toHaveProperty('tag_handling');
    expect(result).toEqual({
      ok: true,
      value: [{ ok: true, target: 'Tom & Jerry son en la ciudad.', billed: 28 }],
    });
  });

  it('carries the options of the account', async () => {
    const deepl = await start({
      formality: 'more',
      model: 'prefer_quality_optimized',
      style: 'style-1',
      instructions: ['Write for readers of a newspaper.'],
      glossaries: ['a', 'b'],
    });
    await deepl.translate(batch(['The city.']));
    expect(sent()).toMatchObject({
      formality: 'prefer_more',
      model_type: 'prefer_quality_optimized',
      style_id: 'style-1',
      custom_instructions: 'Write for readers of a newspaper.',
      glossary_ids: 'a,b',
    });
  });

  it('cuts a context that would burst the request', async () => {
    const deepl = await start();
    await deepl.translate(batch(['The city.'], { context: 'ñ€😀'.repeat(10_000) }));
    const context = sent()['context']!;
    expect(encodeURIComponent(context).length).toBeLessThanOrEqual(20 * 1024);
    expect(context).toMatch(/^(?:ñ€😀)+(?:ñ€?)?$/u);
  });

  it('is weighed as it is encoded and priced as it can be billed', async () => {
    const deepl = await start();
    const text = `ñ & ${CODED}` as CodedText;
    const result = await deepl.translate(batch([text]));
    expect(deepl.price?.(text)).toBe(result.ok && result.value[0]!.ok && result.value[0]!.billed);
    expect(deepl.weigh?.(text)).toBe(`&${new URLSearchParams({ text: sent()['text']! })}`.length);
  });
});

describe('targets', () => {
  it.each([
    ['es', 'es'],
    ['es-ES', 'es'],
    ['es-MX', 'es-419'],
    ['es-US', 'es-419'],
    ['es-419', 'es-419'],
    ['en', 'en-US'],
    ['en-US', 'en-US'],
    ['en-GB', 'en-GB'],
    ['en-AU', undefined],
    ['es-GQ', undefined],
    ['fr', undefined],
  ])('%s is %s', (locale, target) => {
    expect(deeplTarget(locale as Locale)).toBe(target);
  });
});

describe('the account', () => {
  it('is looked at before anything is sent, once', async () => {
    const deepl = await start({}, { limit: 1000 });
    expect(await deepl.ready('en' as Locale, 'es' as Locale)).toEqual({ ok: true, value: true });
    expect(await deepl.usage?.()).toEqual({ ok: true, value: { spent: 0, limit: 1000 } });
  });

  it('with a wrong key is a failure at once', async () => {
    const deepl = await start({}, {}, 'wrong');
    const failure = { reason: 'engine-unauthorized', engine: 'deepl' };
    expect(await deepl.ready('en' as Locale, 'es' as Locale)).toEqual({ ok: false, failure });
  });

  it('without characters left is a failure at once', async () => {
    const deepl = await start({}, { limit: 0 });
    const failure = { reason: 'engine-quota', engine: 'deepl' };
    expect(await deepl.ready('en' as Locale, 'es' as Locale)).toEqual({ ok: false, failure });
  });
});

describe('what goes wrong', () => {
  it.each<[Fault, object]>([
    [
      { kind: 'status', status: 429, retryAfter: '7' },
      { reason: 'engine-busy', engine: 'deepl', retryAfter: 7 },
    ],
    [
      { kind: 'status', status: 429 },
      { reason: 'engine-busy', engine: 'deepl' },
    ],
    [
      { kind: 'status', status: 503, retryAfter: '2' },
      { reason: 'engine-busy', engine: 'deepl', retryAfter: 2 },
    ],
    [
      { kind: 'status', status: 500 },
      { reason: 'engine-unreachable', engine: 'deepl', detail: 'HTTP 500' },
    ],
    [
      { kind: 'status', status: 456 },
      { reason: 'engine-quota', engine: 'deepl' },
    ],
    [
      { kind: 'status', status: 403 },
      { reason: 'engine-unauthorized', engine: 'deepl' },
    ],
    [
      { kind: 'status', status: 413 },
      { reason: 'engine-broken', engine: 'deepl', status: 413 },
    ],
    [
      { kind: 'status', status: 400 },
      { reason: 'engine-broken', engine: 'deepl', status: 400 },
    ],
    [{ kind: 'refused' }, { reason: 'engine-unreachable', engine: 'deepl', detail: 'ECONNRESET' }],
    [{ kind: 'reset' }, { reason: 'engine-unreachable', engine: 'deepl', detail: 'ECONNRESET' }],
    [{ kind: 'silence' }, { reason: 'engine-unreachable', engine: 'deepl', detail: 'ECONNABORTED' }],
    [{ kind: 'malformed' }, { reason: 'engine-broken', engine: 'deepl', status: 200 }],
    [{ kind: 'fewer' }, { reason: 'engine-broken', engine: 'deepl', detail: '2 → 1' }],
  ])('%o is one request and one failure', async (fault, failure) => {
    const deepl = await start({}, { fault: () => fault });
    const result = await deepl.translate(batch([CODED, 'The city.']));
    expect(result).toMatchObject({ ok: false, failure });
    expect(server!.requests.length).toBe(fault.kind === 'refused' ? 0 : 1);
  });

  it('knows when a request certainly never arrived', async () => {
    const deepl = createDeepl(
      createClient({ key: 'key', serverUrl: 'http://127.0.0.1:1', timeout: 1000, version: '0' }),
    );
    expect(await deepl.translate(batch(['The city.']))).toMatchObject({
      failure: { reason: 'engine-unreachable', detail: 'ECONNREFUSED', unsent: true },
    });
  });

  it('says that a glossary is not there', async () => {
    const deepl = await start({ glossaries: ['gone'] });
    const result = await deepl.translate(batch(['The city.']));
    expect(result).toMatchObject({ ok: false, failure: { reason: 'engine-broken', status: 404 } });
  });
});

describe('terms', () => {
  const terms = [
    { source: 'trade', target: 'comercio' },
    { source: 'truce', target: 'tregua' },
  ];

  it('become a glossary, made once and used again', async () => {
    const deepl = await start({ terms });
    await deepl.translate(batch(['The trade.']));
    await deepl.translate(batch(['The truce.']));
    const again = createDeepl(
      createClient({ key: 'key', serverUrl: server!.url, timeout: 1000, version: '0' }),
      { terms },
    );
    await again.translate(batch(['The trade.']));
    expect(server!.glossaries.names).toHaveLength(1);
    expect(sent()['glossary_id']).toBe('glossary-1');
  });

  it('that change replace our old glossary and no one else’s', async () => {
    const deepl = await start({ terms });
    const client = createClient({ key: 'key', serverUrl: server!.url, timeout: 1000, version: '0' });
    const own = { source: 'en', target: 'es', entries: { a: 'b' } };
    await client.createGlossary({ ...own, name: 'of the newsroom' });
    await client.createGlossary({ ...own, name: 'galerada:es-en:other-way' });
    await deepl.translate(batch(['The trade.']));
    const old = server!.glossaries.names.filter((name) => name.startsWith('galerada:en-es:'));
    await createDeepl(client, { terms: terms.slice(1) }).translate(batch(['The trade.']));
    const names = server!.glossaries.names;
    expect(names).toHaveLength(3);
    expect(names).toEqual(expect.arrayContaining(['of the newsroom', 'galerada:es-en:other-way']));
    expect(names).not.toContain(old[0]);
  });
});

describe('two sites of one account', () => {
  it('leave each other’s glossaries alone', async () => {
    const terms = [{ source: 'trade', target: 'comercio' }];
    const one = await start({ terms, owner: 'daily' });
    const client = createClient({ key: 'key', serverUrl: server!.url, timeout: 1000, version: '0' });
    const other = createDeepl(client, { terms: [{ source: 'truce', target: 'tregua' }], owner: 'weekly' });
    await one.translate(batch(['The trade.']));
    await other.translate(batch(['The truce.']));
    expect(server!.glossaries.names).toHaveLength(2);
    await createDeepl(client, { terms: [], owner: 'daily' }).translate(batch(['The trade.']));
    await createDeepl(client, { terms: [{ source: 'trade', target: 'oficio' }], owner: 'daily' }).translate(
      batch(['The trade.']),
    );
    const owners = server!.glossaries.names.map((name) => name.split(':')[1]);
    expect(owners.sort()).toEqual(['daily', 'weekly']);
  });
});

describe('a proxy', () => {
  it('is gone through', async () => {
    const seen: string[] = [];
    const proxy = createServer((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers['proxy-authorization']}`);
      response.end(JSON.stringify({ character_count: 1, character_limit: 2 }));
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const port = (proxy.address() as AddressInfo).port;
    const client = createClient({
      key: 'key',
      serverUrl: 'http://deepl.example',
      proxy: `http://me:secret@127.0.0.1:${port}`,
      timeout: 1000,
      version: '0',
    });
    expect(await client.usage()).toEqual({ ok: true, value: { spent: 1, limit: 2 } });
    expect(seen).toEqual([`GET http://deepl.example/v2/usage Basic ${btoa('me:secret')}`]);
    await new Promise((resolve) => proxy.close(resolve));
  });
});
