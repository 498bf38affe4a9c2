/** Which waiting sentences a translated one is of use to: all that differ from it in what may be exchanged, and no others. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameOf, readSlots } from '../../pipeline/memory/fuzzy/slots.ts';
import { type CodedText, parseCoded } from '../../pipeline/model/coded-text.ts';
import { News } from '../../pipeline/plan/build-news.ts';

const OF = { edition: 'es', sourceLanguage: 'en' };
const SLOTS = [
  '3',
  '1,204.5',
  'May 3',
  'Monday',
  'https://a.example/page',
  'ana@press.example',
  '{{name}}',
  '%s',
  '$t(total)',
];
const FIXED = [
  'storms',
  'the',
  'Nobody',
  'información',
  "don't",
  'l’information',
  '¿Qué',
  '4x4',
  'x_y',
  'Sí',
  '—',
  '<1>',
  '</1>',
  'café',
  'MONDAY',
  'march',
  'ha',
  '…',
];

const frameIn = (text: string) => frameOf(readSlots(parseCoded(text), 'en'));
const parts = fc.array(fc.oneof(fc.constantFrom(...FIXED), fc.constantFrom(...SLOTS)), {
  minLength: 1,
  maxLength: 7,
});
/** The same sentence with other slots, and one that shares nothing but the way it is made. */
const sentences = fc.tuple(parts, fc.array(fc.constantFrom(...SLOTS), { minLength: 7, maxLength: 7 }), parts);

it('helps every sentence of the same frame, and none of another', () => {
  let [same, other] = [0, 0];
  fc.assert(
    fc.property(sentences, fc.constantFrom(' ', ''), ([news, slots, more], space) => {
      const known = new News();
      known.add(OF, news.join(space) as CodedText);
      const variant = news.map((part, at) => (SLOTS.includes(part) ? slots[at]! : part));
      for (const waiting of [news, variant, more].map((words) => words.join(space) as CodedText)) {
        const isSame = frameIn(waiting) === frameIn(news.join(space));
        if (isSame) same++;
        else other++;
        expect(known.helps(OF, waiting)).toBe(isSame);
      }
    }),
    { numRuns: 3000 },
  );
  expect(Math.min(same, other)).toBeGreaterThan(1000);
});

it('is of use in its own edition and language alone', () => {
  const news = new News();
  expect(news.isEmpty).toBe(true);
  news.add(OF, 'Nobody had seen 3 storms.' as CodedText);
  expect(news.isEmpty).toBe(false);
  expect(news.helps(OF, 'Nobody had seen 4 storms.' as CodedText)).toBe(true);
  expect(news.helps({ ...OF, edition: 'es-MX' }, 'Nobody had seen 4 storms.' as CodedText)).toBe(false);
});
