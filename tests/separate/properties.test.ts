import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Separation } from '../../pipeline/model/separation.ts';
import { keyFor } from '../../pipeline/separate/keys.ts';
import { buildKnownStrings } from '../../pipeline/separate/known.ts';
import { learnRepetition } from '../../pipeline/separate/learn-repetition.ts';
import { separate } from '../../pipeline/separate/separate.ts';
import { known, phrasebook, read } from './support.ts';

const PARAGRAPHS = [
  'The harbour was quiet when the first boats came back, and nobody on the pier seemed to be in a hurry that morning.',
  'Prices have doubled since last autumn, according to the report, and most families now buy their fish at the market.',
  'The council will vote on the plan next week, although several of its members have already said that they oppose it.',
  'Engineers checked every pillar of the bridge before it was opened, and they will check it again once a year from now on.',
  'She had written to the ministry four times before anybody answered, and even then the letter did not say very much.',
];
const HEADINGS = [
  'A long way home',
  'What the neighbours say',
  'Twelve years of waiting',
  'The cost of the bridge',
];
const LABELS = [
  'Comparte el Post en:',
  'Más Noticias',
  'Deja un comentario',
  'Síguenos en redes sociales',
  'Aviso legal',
];

const body = fc
  .tuple(
    fc.constantFrom(...HEADINGS),
    fc.array(fc.tuple(fc.boolean(), fc.constantFrom(...HEADINGS), fc.constantFrom(...PARAGRAPHS)), {
      minLength: 2,
      maxLength: 8,
    }),
  )
  .map(([title, parts]) => [
    title,
    ...parts.flatMap(([hasHeading, heading, paragraph]) => (hasHeading ? [heading, paragraph] : [paragraph])),
  ]);
const labels = fc.array(fc.constantFrom(...LABELS), { maxLength: 5 });

function separateText(source: string): Separation {
  return separate(read('article.txt', source), { known });
}

function outline({ judgements, strays }: Separation) {
  return {
    lines: judgements.map(({ kind, text, purpose, known: match }) => [kind, text, purpose, match?.key]),
    strays: strays.map(({ block, word, suggestion }) => [block, word, suggestion]),
  };
}

describe('separation keeps its laws', () => {
  it('leaves the body alone when labels are added below it', () => {
    fc.assert(
      fc.property(body, labels, (lines, added) => {
        const before = separateText(lines.join('\n\n'));
        const after = separateText([...lines, ...added].join('\n\n'));
        expect(after.judgements.slice(0, lines.length).map(({ kind, text }) => [kind, text])).toEqual(
          before.judgements.map(({ kind, text }) => [kind, text]),
        );
        expect(before.judgements.every(({ kind }) => kind === 'body')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('reads the same from CRLF, from decomposed accents and from stray spaces', () => {
    fc.assert(
      fc.property(body, labels, fc.nat(3), (lines, added, spaces) => {
        const all = [...lines, 'Ministers y mayors met in the Café Central.', ...added];
        const plain = outline(separateText(all.join('\n\n')));
        const pad = ' '.repeat(spaces);
        expect(outline(separateText(all.join('\r\n\r\n')))).toEqual(plain);
        expect(outline(separateText(all.join('\n\n').normalize('NFD')))).toEqual(plain);
        expect(outline(separateText(all.map((line) => `${line}${pad}`).join('\n\n')))).toEqual(plain);
        expect(
          outline(separateText(all.map((line) => line.replaceAll(' ', ` ${pad}`)).join('\n\n'))),
        ).toEqual(plain);
      }),
      { numRuns: 40 },
    );
  });

  it('learns the same from articles in any order', () => {
    const articles = fc.uniqueArray(fc.tuple(body, labels), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(articles, fc.infiniteStream(fc.nat()), (pages, keys) => {
        const read1 = pages.map(([lines, added], at) =>
          read(`page-${at}.txt`, [...lines, ...added].join('\n\n')),
        );
        const shuffled = read1
          .map((article) => ({ article, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ article }) => article);
        expect(JSON.stringify(learnRepetition(shuffled))).toBe(JSON.stringify(learnRepetition(read1)));
      }),
      { numRuns: 40 },
    );
  });

  it('takes what a build wrote into locale files for no evidence', () => {
    const pages = fc.array(fc.tuple(body, labels), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(pages, (drawn) => {
        const articles = drawn.map(([lines, added], at) =>
          read(`page-${at}.txt`, [...lines, ...added].join('\n\n')),
        );
        const repetition = learnRepetition(articles);
        const judgementsWith = (strings: typeof known) =>
          articles.flatMap((article) => separate(article, { known: strings, repetition }).judgements);
        const first = judgementsWith(known);
        const site = Object.fromEntries(
          [...first, ...LABELS.map((text) => ({ text }))].map((one) => [keyFor(one, known).key, one.text]),
        );
        const locales = { en: { site }, es: { site } };
        expect(judgementsWith(buildKnownStrings({ phrasebook, locales }))).toEqual(first);
      }),
      { numRuns: 30 },
    );
  });

  it('names every block of an article once or in parts that follow one another', () => {
    fc.assert(
      fc.property(body, labels, fc.boolean(), (lines, added, isGlued) => {
        const glued = isGlued ? [`${lines.join('\n\n')} ${added.join(' ')}`] : [...lines, ...added];
        const article = read('article.txt', glued.join('\n\n'));
        const { judgements } = separate(article, { known });
        expect([...new Set(judgements.map(({ block }) => block))]).toEqual([...article.blocks.keys()]);
        for (const [at, { block, range }] of judgements.entries()) {
          const outer = article.blocks[block]!.range;
          expect(range.start).toBeGreaterThanOrEqual(outer.start);
          expect(range.end).toBeLessThanOrEqual(outer.end);
          const next = judgements[at + 1];
          if (next?.block === block) expect(next.range.start).toBeGreaterThanOrEqual(range.end);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('points at the very word in the source, whatever comes before it', () => {
    const lead = fc.constantFrom(
      'Café society: ',
      'Café society: '.normalize('NFD'),
      '“Quoted,” she said. ',
      '',
    );
    fc.assert(
      fc.property(lead, fc.nat(4), (before, spaces) => {
        const article = read(
          'a.txt',
          `A title for the page\n\n${before}After six years the ${' '.repeat(spaces)}two leaders y their ministers have reopened talks on trade and on the border.`,
        );
        const { strays } = separate(article, { known });
        expect(strays.map(({ range }) => article.source.slice(range.start, range.end))).toEqual(['y']);
      }),
    );
  });
});
