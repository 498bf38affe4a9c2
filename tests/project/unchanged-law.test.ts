/** The law of the index: whatever is done to a site between builds, a build with one is the build without. */
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { makeSite } from '../support/site.ts';
import { edit, FILES, remove, say, stateOf } from './unchanged-site.ts';

type Step = (root: string) => void;

const ARTICLES = ['content/council.md', 'content/rain.md', 'content/sport/match.txt', 'content/new.txt'];
const TEXTS = [
  'The council met on Monday evening to talk about water.\n',
  'The council met on Friday evening to talk about water.\n',
  'La lluvia volvió el martes por la tarde a toda la provincia.\n',
  'More news\n\nThe council met on Monday evening to talk about water.\n\nIt rained.\n',
];
const TIMES = [new Date('2001-02-03'), new Date(), new Date('2060-01-01')];

const article = fc.constantFrom(...ARTICLES);
const write = fc.tuple(article, fc.constantFrom(...TEXTS)).map(
  ([file, text]): Step =>
    (root) => {
      writeFileSync(path.join(root, file), text);
    },
);
const writeDated = fc.tuple(article, fc.constantFrom(...TEXTS), fc.constantFrom(...TIMES)).map(
  ([file, text, time]): Step =>
    (root) => {
      writeFileSync(path.join(root, file), text);
      utimesSync(path.join(root, file), time, time);
    },
);
const removeFile = fc
  .constantFrom(
    ...ARTICLES,
    'content/council.es.json',
    'content/rain.en.json',
    'locales/es/site.json',
    'glossary.csv',
  )
  .map(
    (file): Step =>
      (root) =>
        remove(root, file),
  );
const removeDerived = fc
  .constantFrom(
    '.galerada',
    '.galerada/unchanged-build',
    '.galerada/memory.sqlite',
    '.galerada/repetition.json',
    'dist',
  )
  .map(
    (file): Step =>
      (root) =>
        remove(root, file),
  );
const settings = fc
  .record({ incomplete: fc.constantFrom('source', 'hold'), translator: fc.constantFrom('none', 'pseudo') })
  .map(
    ({ incomplete, translator }): Step =>
      (root) => {
        const config = {
          ...JSON.parse(FILES['galerada.config.json'] ?? ''),
          translator,
          publish: { incomplete },
        };
        writeFileSync(path.join(root, 'galerada.config.json'), JSON.stringify(config));
      },
  );
const locale = fc.constantFrom('Más noticias', 'Más noticiaS', 'Otras').map(
  (text): Step =>
    (root) => {
      writeFileSync(path.join(root, 'locales/es/site.json'), `{ "more": "${text}" }\n`);
    },
);
const BY_HAND = ['El pleno se reunió el lunes.', 'Un texto a mano.', ''];
const translate = fc
  .tuple(
    fc.constantFrom('content/council.es.json', 'content/rain.en.json', 'content/sport/match.es.json'),
    fc.nat(3),
    fc.constantFrom(...BY_HAND),
  )
  .map(
    ([file, at, text]): Step =>
      (root) => {
        if (!existsSync(path.join(root, file))) return;
        edit(root, file, (json) => {
          const record = JSON.parse(json);
          const segment = record.segments[at % record.segments.length];
          if (segment) segment.target = text;
          return `${JSON.stringify(record, null, 2)}\n`;
        });
      },
  );
const nothing = fc.constant<Step>(() => undefined);
const rewrite = fc.constant<Step>((root) => edit(root, 'galerada.config.json', (text) => text));

const step = fc.oneof(
  { weight: 3, arbitrary: write },
  { weight: 2, arbitrary: writeDated },
  { weight: 3, arbitrary: translate },
  removeFile,
  removeDerived,
  settings,
  { weight: 1, arbitrary: locale },
  { weight: 3, arbitrary: nothing },
  rewrite,
);

// Records say when a sentence was translated: in both sites at the same moment.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-04T05:06:07Z') });
  return () => vi.useRealTimers();
});

it('says and leaves what a build without an index does', { timeout: 300_000 }, async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const [root, other] = [await makeSite(FILES), await makeSite(FILES)];
      for (const change of steps) {
        for (const one of [root, other]) change(one);
        const { from, ...said } = await say(root);
        const { from: _, ...whole } = await say(other, { index: false });
        if (from === 'index') answered++;
        expect(said).toEqual(whole);
        expect(await stateOf(root)).toEqual(await stateOf(other));
      }
    }),
    { numRuns: 30 },
  );
  expect(answered).toBeGreaterThan(10);
});
