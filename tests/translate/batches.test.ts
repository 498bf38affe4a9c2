import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import type { Locale } from '../../pipeline/model/locale.ts';
import { type Ask, halvesOf, packBatches } from '../../pipeline/translate/batches.ts';
import { FakeTranslator } from './fake.ts';

const EN = 'en' as Locale;
const ES = 'es' as Locale;
const ask = (text: string, context?: string): Ask => ({
  source: EN,
  target: ES,
  text: text as CodedText,
  ...(context === undefined ? {} : { context }),
});
const translator = new FakeTranslator({ limits: { texts: 4, bytes: 40 } });

describe('packing', () => {
  it('keeps to the limits, the order, and asks for everything once', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abñ😀'), maxLength: 50 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.constantFrom(undefined, 'a', 'b'))), (texts) => {
        const asks = texts.map(([value, context]) => ask(value, context));
        const { batches, wordless, failures } = packBatches(asks, translator);
        const placed = [
          ...wordless,
          ...batches.flatMap((batch) => batch.asks.flat()),
          ...failures.map((failure) => failure.ask),
        ];
        expect(placed.sort((a, b) => a - b)).toEqual([...asks.keys()]);
        for (const { request, asks: members } of batches) {
          expect(request.texts.length).toBeLessThanOrEqual(4);
          expect(request.texts.reduce((bytes, one) => bytes + Buffer.byteLength(one), 0)).toBeLessThanOrEqual(
            40,
          );
          for (const [at, own] of members.entries()) {
            for (const place of own) expect(asks[place]!.text).toBe(request.texts[at]);
            expect(asks[own[0]!]!.context).toBe(request.context);
          }
        }
        const firsts = batches.flatMap((batch) => batch.asks.map((own) => own[0]!));
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
        const all = batches.flatMap((batch) => batch.request.texts);
        expect(new Set(all).size).toBe(all.length);
        for (const { ask: place } of failures)
          expect(Buffer.byteLength(asks[place]!.text)).toBeGreaterThan(40);
      }),
    );
  });

  it('says of a text that no request can carry how large it is', () => {
    const { batches, failures } = packBatches([ask('a'.repeat(41)), ask('b')], translator);
    expect(batches.map(({ request }) => request.texts)).toEqual([['b']]);
    expect(failures).toEqual([
      { ask: 0, failure: { reason: 'engine-broken', engine: 'fake', detail: '41 > 40', status: 413 } },
    ]);
  });

  it('needs no engine for a text without words', () => {
    const { batches, wordless } = packBatches([ask('a'), ask('<1/>'), ask('— …'), ask('')], translator);
    expect(batches.map(({ request }) => request.texts)).toEqual([['a']]);
    expect(wordless).toEqual([1, 2, 3]);
  });

  it('halves a batch with all that belongs to it', () => {
    const [batch] = packBatches([ask('a'), ask('b'), ask('c'), ask('a')], translator).batches;
    const halves = halvesOf(batch!);
    expect(halves.map(({ request }) => request.texts)).toEqual([['a'], ['b', 'c']]);
    expect(halves.map(({ asks }) => asks)).toEqual([[[0, 3]], [[1], [2]]]);
  });
});
