import { describe, expect, it } from 'vitest';
import { createApertium } from '../../../pipeline/adapters/apertium/apertium.ts';
import { decode } from '../../../pipeline/adapters/apertium/decode.ts';
import { encode } from '../../../pipeline/adapters/apertium/encode.ts';
import type { CodedText } from '../../../pipeline/model/coded-text.ts';
import type { Locale } from '../../../pipeline/model/locale.ts';

const EN = 'en' as Locale;
const ES = 'es' as Locale;

describe('the stream', () => {
  it('binds pairs to their words and stands a number for all that is not words', () => {
    const { stream, table } = encode('The <1>red <2>big</2></1> car<3/> and/or Oslo {{x}}', ['Oslo'], true);
    expect(stream).toBe('The [[t:p:1]]red[[/]] [[t:p:1; t:p:2]]big[[/]] car[k0] and[k1]or [k2] [k3].');
    expect(table.map(({ value }) => value)).toEqual([
      { kind: 'code', id: 3, type: 'standalone' },
      { kind: 'text', value: '/' },
      { kind: 'text', value: 'Oslo' },
      { kind: 'text', value: '{{x}}' },
    ]);
  });

  it('comes back with each pair around all its words, in their new order', () => {
    const encoded = encode('The <1>red <2>big</2></1> car<3/>', [], true);
    const answer = ' El coche  [[t:p:1; t:p:2]]grande[[/]] y [[t:p:1]]rojo[[/]][k0].';
    expect(decode(answer, encoded)).toBe('El coche <1><2>grande</2> y rojo</1><3/>');
  });

  it('is refused when a code is missing, doubled or torn', () => {
    const encoded = encode('<1>One</1> <2>two</2> three<3/>', [], true);
    const torn = '[[t:p:1]]uno[[/]] [[t:p:2]]dos[[/]] [[t:p:1]]tres[[/]] [[t:p:2]]cuatro[[/]][k0].';
    expect(decode(torn, encoded)).toBeUndefined();
    const overrun = '[[t:p:1]]uno[[/]] y [[t:p:2]]e hijos de todos..[[/]][k0].';
    expect(decode(overrun, encoded)).toBeUndefined();
    expect(decode('[[t:p:1]]uno[[/]] dos tres[k0].', encoded)).toBeUndefined();
    expect(decode('[[t:p:1]]uno[[/]] [[t:p:2]]dos[[/]] tres.', encoded)).toBeUndefined();
    expect(decode('[[t:p:1]]uno[[/]] [[t:p:2]]dos[[/]] tres[k0][k0].', encoded)).toBeUndefined();
  });
});

describe('without Apertium', () => {
  it('says what to install', async () => {
    const failure = { reason: 'engine-missing', engine: 'apertium', detail: 'apertium' };
    const apertium = createApertium({ PATH: '/nowhere' });
    expect(await apertium.ready(EN, ES)).toEqual({ ok: false, failure });
    const batch = { source: EN, target: ES, texts: ['The city.' as CodedText] };
    expect(await apertium.translate(batch)).toEqual({ ok: false, failure });
  });
});

const installed = (await createApertium(process.env).ready(EN, ES)).ok;

describe.runIf(installed)('with Apertium', () => {
  it('misses the pair where only the program is there', async () => {
    const apertium = createApertium({ ...process.env, APERTIUM_DATADIR: '/nowhere' });
    const failure = { reason: 'engine-missing', engine: 'apertium', detail: 'apertium-eng-spa' };
    expect(await apertium.ready(EN, ES)).toEqual({ ok: false, failure });
  });

  it('translates both ways, whatever region is asked for, and marks no unknown word', async () => {
    const apertium = createApertium(process.env);
    const there = await apertium.translate({
      source: 'en-GB' as Locale,
      target: 'es-MX' as Locale,
      texts: ['The <1>red</1> xyzzyx car.' as CodedText],
    });
    const back = await apertium.translate({ source: ES, target: EN, texts: ['Más noticias.' as CodedText] });
    await apertium.close?.();
    expect(there).toMatchObject({ ok: true, value: [{ target: expect.stringContaining('<1>') }] });
    expect(JSON.stringify(there)).toContain('xyzzyx');
    expect(JSON.stringify(there)).not.toContain('*');
    expect(back).toMatchObject({ ok: true, value: [{ target: 'More news.' }] });
  });

  it('starts again after it was closed in the middle of its work', async () => {
    const apertium = createApertium(process.env);
    const texts = Array.from({ length: 50 }, (_, at) => `The people of the city are ${at}.` as CodedText);
    const running = apertium.translate({ source: EN, target: ES, texts });
    setTimeout(() => void apertium.close?.(), 5);
    const result = await running;
    expect(
      result.ok && result.value.every((answer) => answer.ok || answer.failure.reason === 'engine-broken'),
    ).toBe(true);
    const again = await apertium.translate({ source: EN, target: ES, texts: texts.slice(0, 2) });
    expect(again).toMatchObject({ ok: true, value: [{ ok: true }, { ok: true }] });
    await apertium.close?.();
  });
});
