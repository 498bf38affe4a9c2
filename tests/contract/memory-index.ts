/** What every MemoryIndex must do, whatever keeps it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Memory } from '../../bench/memory/segments.ts';
import { pick, randomFrom } from '../../bench/support/random.ts';
import { findAll } from '../../pipeline/memory/fuzzy/find-all.ts';
import { score } from '../../pipeline/memory/fuzzy/score.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import type { Result } from '../../pipeline/model/finding.ts';
import type { MemoryEntry, MemorySource } from '../../pipeline/model/memory.ts';
import type { MemoryBatch, MemoryIndex } from '../../pipeline/ports.ts';

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

export function entry(source: string, target: string, more: Partial<MemoryEntry> = {}): MemoryEntry {
  const made = { state: 'translated', origin: 'machine', by: 'deepl', at: '2026-01-01T00:00:00Z' } as const;
  return { ...made, ...more, source: source as CodedText, target: target as CodedText };
}

export function batch(
  article: string,
  entries: readonly MemoryEntry[],
  more: Partial<MemorySource> = {},
): MemoryBatch {
  return { source: { article, edition: 'es', sourceLanguage: 'en', stamp: 'one', ...more }, entries };
}

const ask = (source: string) =>
  ({ source: source as CodedText, edition: 'es', sourceLanguage: 'en' }) as const;

const ARRESTS = entry('Police made 3 arrests in Madrid.', 'La policía practicó 3 detenciones en Madrid.');
const TRUCE = entry('The trade truce was signed on Monday.', 'La tregua comercial se firmó el lunes.');

export function memoryIndexContract(name: string, create: () => Promise<MemoryIndex>): void {
  describe(`memory index: ${name}`, () => {
    let index: MemoryIndex;
    beforeEach(async () => {
      index = await create();
    });
    afterEach(() => index.close());

    it('is empty at first', async () => {
      expect(value(await index.sources())).toEqual([]);
      expect(value(await index.find(ask('Anything at all.')))).toEqual([]);
      expect(value(await index.search({ text: 'anything' }))).toEqual([]);
      expect(value(await index.remove({ article: 'none', edition: 'es' }))).toBe(true);
    });

    it('finds the same sentence and a similar one, with all it knows of them', async () => {
      value(await index.add([batch('news/a', [ARRESTS, TRUCE])]));
      const [same] = value(await index.find(ask(ARRESTS.source)));
      expect(same).toEqual({
        ...ARRESTS,
        article: 'news/a',
        edition: 'es',
        sourceLanguage: 'en',
        score: 100,
      });
      const similar = value(await index.find(ask('Police made 5 arrests in Madrid.')));
      expect(similar.map(({ target }) => target)).toEqual([ARRESTS.target]);
      expect(similar[0]!.score).toBe(score('Police made 5 arrests in Madrid.' as CodedText, ARRESTS.source));
      expect(similar[0]!.score).toBeGreaterThan(90);
      expect(value(await index.find(ask('Something else entirely happened today.')))).toEqual([]);
    });

    it('keeps editions and languages apart', async () => {
      value(await index.add([batch('news/a', [ARRESTS], { edition: 'es-MX' })]));
      value(await index.add([batch('news/b', [ARRESTS], { edition: 'es', sourceLanguage: 'es' })]));
      expect(value(await index.find(ask(ARRESTS.source)))).toEqual([]);
      const found = value(await index.find({ ...ask(ARRESTS.source), edition: 'es-MX' }));
      expect(found.map(({ article }) => article)).toEqual(['news/a']);
    });

    it('gives each translation of a sentence once, the best state first, then the newest', async () => {
      const of = (target: string, more: Partial<MemoryEntry>) => entry('The budget passed.', target, more);
      value(
        await index.add([
          batch('a', [of('El presupuesto pasó.', { at: '2024-01-01T00:00:00Z' })]),
          batch('b', [of('Se aprobó el presupuesto.', { state: 'reviewed', origin: 'person', by: 'Ana' })]),
          batch('c', [of('El presupuesto pasó.', { at: '2025-01-01T00:00:00Z' })]),
        ]),
      );
      const found = value(await index.find(ask('The budget passed.')));
      expect(found.map(({ target, article }) => [target, article])).toEqual([
        ['Se aprobó el presupuesto.', 'b'],
        ['El presupuesto pasó.', 'c'],
      ]);
      expect(value(await index.find({ ...ask('The budget passed.'), limit: 1 }))).toHaveLength(1);
    });

    it('answers many at once as it answers each', async () => {
      const memory = new Memory(SENTENCES, 4);
      const texts = memory.segments(300);
      value(
        await index.add([
          batch(
            'a',
            texts.slice(0, 200).map((text) => entry(text, `T ${text}`)),
          ),
        ]),
      );
      const asked = [...texts.slice(150), ...texts.slice(0, 40).map((text) => memory.edit(text))].map(ask);
      const queries = [...asked, { ...asked[0]!, limit: 1 }, { ...asked[0]!, edition: 'es-MX' }, asked[0]!];
      const together = value(await findAll(index, queries));
      for (const [at, query] of queries.entries())
        expect(together[at]).toEqual(value(await index.find(query)));
      expect(together.filter((matches) => matches.length > 0).length).toBeGreaterThan(50);
    });

    it('replaces what it held of an article, and forgets what it is told to', async () => {
      value(await index.add([batch('news/a', [ARRESTS, TRUCE])]));
      value(await index.add([batch('news/a', [TRUCE], { stamp: 'two' })]));
      expect(value(await index.sources())).toEqual([
        { article: 'news/a', edition: 'es', sourceLanguage: 'en', stamp: 'two' },
      ]);
      expect(value(await index.find(ask(ARRESTS.source)))).toEqual([]);
      expect(value(await index.search({ text: 'arrests' }))).toEqual([]);
      expect(value(await index.find(ask(TRUCE.source)))).toHaveLength(1);
      value(await index.remove({ article: 'news/a', edition: 'es' }));
      expect(value(await index.find(ask(TRUCE.source)))).toEqual([]);
      expect(value(await index.search({ text: 'tregua' }))).toEqual([]);
      expect(value(await index.sources())).toEqual([]);
    });

    it('keeps a sentence that another article still has', async () => {
      value(await index.add([batch('a', [TRUCE]), batch('b', [TRUCE])]));
      value(await index.remove({ article: 'a', edition: 'es' }));
      expect(value(await index.find(ask(TRUCE.source))).map(({ article }) => article)).toEqual(['b']);
    });

    it('keeps nothing that has no translation', async () => {
      const untranslated = entry('The budget passed.', '');
      const initial = entry('The budget failed.', 'El presupuesto fracasó.', { state: 'initial' });
      value(await index.add([batch('a', [untranslated, initial])]));
      expect(value(await index.find(ask('The budget passed.')))).toEqual([]);
    });

    it('finds words in either language, whatever their case and accents, the newest first', async () => {
      const older = entry('The song of the year.', 'La canción del año.', { at: '2020-01-01T00:00:00Z' });
      const newer = entry('A new <1>song</1>.', 'Una <1>canción</1> nueva.', { at: '2026-01-01T00:00:00Z' });
      value(await index.add([batch('a', [older, newer])]));
      const sources = async (text: string) => value(await index.search({ text })).map(({ source }) => source);
      expect(await sources('CANCION')).toEqual([newer.source, older.source]);
      expect(await sources('song year')).toEqual([older.source]);
      expect(await sources('song año')).toEqual([]);
      expect(await sources('son')).toEqual([]);
      expect(await sources('1')).toEqual([]);
      expect(await sources('" OR ')).toEqual([]);
      expect(await sources('')).toEqual([]);
      expect(value(await index.search({ text: 'song', limit: 1 }))).toHaveLength(1);
    });

    it('gives all it holds, page by page, counts it, and forgets it all', async () => {
      value(await index.add([batch('a', [ARRESTS, TRUCE]), batch('b', [TRUCE])]));
      expect(value(await index.stats())).toEqual({ sources: 2, sentences: 2, entries: 3 });
      const first = value(await index.page(undefined, 2));
      expect(first.hits.map(({ article, source }) => [article, source])).toEqual([
        ['a', ARRESTS.source],
        ['a', TRUCE.source],
      ]);
      const rest = value(await index.page(first.next, 2));
      expect(rest).toEqual({ hits: [{ ...TRUCE, article: 'b', edition: 'es', sourceLanguage: 'en' }] });
      value(await index.clear());
      expect(value(await index.stats())).toEqual({ sources: 0, sentences: 0, entries: 0 });
      expect(value(await index.sources())).toEqual([]);
      value(await index.add([batch('c', [TRUCE])]));
      expect(value(await index.find(ask(TRUCE.source)))).toHaveLength(1);
    });

    it('holds sentences of any shape', async () => {
      const shapes = [
        '3',
        '¿?',
        '<1/>',
        'Sí',
        'a '.repeat(3000).trim(),
        'ñ'.repeat(20_000),
        'x 😀 y',
        '{{name}}',
      ];
      value(
        await index.add([
          batch(
            'a',
            shapes.map((shape) => entry(shape, `T ${shape}`)),
          ),
        ]),
      );
      for (const shape of shapes) {
        const [best] = value(await index.find(ask(shape)));
        expect([best?.source, best?.score]).toEqual([shape, 100]);
      }
    });

    it('misses no match of 75 per cent, through growth and loss', async () => {
      const random = randomFrom(5);
      const memory = new Memory(SENTENCES, 9);
      const texts = memory.segments(3000);
      const articles = Array.from({ length: 30 }, (_, at) =>
        batch(
          `a${at}`,
          texts.slice(at * 100, at * 100 + 100).map((text) => entry(text, `T ${text}`)),
        ),
      );
      for (let from = 0; from < 30; from += 10) value(await index.add(articles.slice(from, from + 10)));
      for (const at of [3, 14, 15]) value(await index.remove({ article: `a${at}`, edition: 'es' }));
      const left = articles.filter((_, at) => ![3, 14, 15].includes(at)).flatMap(({ entries }) => entries);
      let wanted = 0;
      for (let asked = 0; asked < 8; asked++) {
        const source = memory.edit(pick(random, texts)) as CodedText;
        const expected = left.map((held) => held.source).filter((held) => score(source, held) >= 75);
        const found = value(await index.find({ ...ask(source), limit: 5000 }));
        expect(found.map((match) => match.source).sort()).toEqual(expected.sort());
        wanted += expected.length;
      }
      expect(wanted).toBeGreaterThan(8);
    });
  });
}

/** Newsroom prose to recombine; many share words, as those of one site do. */
const SENTENCES = [
  'The president said on Monday that the agreement was ready, and that both sides would sign it before winter.',
  'Police made three arrests in the old town when the march ended, and nobody was hurt.',
  'The council approved the budget because the opposition stayed away, which surprised even its own members.',
  'Two ministers resigned after the vote, and the prime minister promised to name others within a week.',
  'Farmers say that prices have fallen by 12 per cent since March, while costs keep rising.',
  'The museum opens at 10:00 and closes at 20:00, and entry is free for residents.',
  'Rescue teams worked through the night to reach the village, which had been cut off by the flood.',
  'The club signed a striker from Turin for 4.5 million, although its captain had asked for a defender.',
  'Doctors warn that the virus spreads faster in winter, because people stay inside.',
  'Trains between Madrid and Valencia were late again, and the company blamed the heat for the delays.',
  'The court ruled that the law was void, and the government said that it would appeal.',
  'Residents complain that the noise begins at dawn, when lorries arrive to unload.',
];
