import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adoptPair } from '../../../pipeline/memory/adopt/adopt.ts';
import { alignUnits } from '../../../pipeline/memory/adopt/align.ts';
import { bestBeads } from '../../../pipeline/memory/adopt/lattice.ts';
import { lengthCost } from '../../../pipeline/memory/adopt/lengths.ts';
import { type Given, units } from './units.ts';

const EN = [
  'The port of Veracruz closed on Monday after 14 hours of wind.',
  'Three ships waited outside the bay, among them the Estrella del Golfo.',
  'Nobody was hurt, the harbour authority said in a statement.',
  'The storm had crossed the peninsula the night before with gusts of 120 kilometres per hour.',
  'Schools will open again on Thursday if the electricity has returned by then.',
];
const ES = [
  'El puerto de Veracruz cerró el lunes tras 14 horas de viento.',
  'Tres barcos esperaban fuera de la bahía, entre ellos el Estrella del Golfo.',
  'Nadie resultó herido, según informó la autoridad portuaria en un comunicado.',
  'La tormenta había cruzado la península la noche anterior con rachas de 120 kilómetros por hora.',
  'Las escuelas abrirán de nuevo el jueves si para entonces ha vuelto la electricidad.',
];
const languages = { source: 'en', target: 'es' } as const;

function pairsOf(sources: readonly (string | Given)[], targets: readonly (string | Given)[]): string[][] {
  return alignUnits(units(sources), units(targets)).map((pairing) => [
    pairing.sources.map(({ text }) => text).join(' | '),
    pairing.targets.map(({ text }) => text).join(' | '),
  ]);
}

describe('an article and its translation', () => {
  test('sentence by sentence', () => {
    expect(pairsOf(EN, ES)).toEqual(EN.map((text, at) => [text, ES[at]]));
    const adopted = adoptPair({ sources: units(EN), targets: units(ES), languages, atLeast: 0.5 });
    expect(adopted.segments.map(({ kind, target }) => [kind, target])).toEqual(
      ES.map((text) => ['adopted', text]),
    );
  });

  test('a paragraph that only one of them has', () => {
    expect(pairsOf(EN, ES.toSpliced(2, 1))).toEqual(EN.map((text, at) => [text, at === 2 ? '' : ES[at]]));
    expect(pairsOf(EN.toSpliced(1, 1), ES)).toEqual(ES.map((text, at) => [at === 1 ? '' : EN[at], text]));
  });

  test('paragraphs cut otherwise', () => {
    const oneBlock = [{ sentences: EN.slice(0, 2) }, ...EN.slice(2)];
    expect(pairsOf(oneBlock, ES)).toEqual(EN.map((text, at) => [text, ES[at]]));
  });

  test('one sentence made two is adopted as both', () => {
    const split = ['El puerto de Veracruz cerró el lunes.', 'Lo hizo tras 14 horas de viento.'];
    const given = [{ sentences: EN.slice(0, 2) }];
    const { segments } = adoptPair({
      sources: units(given),
      targets: units([{ sentences: [...split, ES[1]!] }]),
      languages,
      atLeast: 0.5,
    });
    expect(segments.map(({ target }) => target)).toEqual([split.join(' '), ES[1]]);
  });

  test('two sentences made one are suggested for each, and written for none', () => {
    const joined = `${ES[0]!.slice(0, -1)}, y tres barcos esperaban fuera de la bahía, entre ellos el Estrella del Golfo.`;
    const { segments } = adoptPair({
      sources: units([{ sentences: EN.slice(0, 2) }]),
      targets: units([joined]),
      languages,
    });
    expect(segments.map(({ id, kind, why, target }) => [id, kind, why, target])).toEqual([
      ['s0', 'suggested', 'merged', joined],
      ['s1', 'suggested', 'merged', joined],
    ]);
  });

  test('fields of another name are never a pair', () => {
    const field = (name: string, text: string): Given => ({ role: 'field', name, sentences: [text] });
    const found = pairsOf([field('title', 'Madrid'), EN[0]!], [field('summary', 'Madrid'), ES[0]!]);
    expect(found).toContainEqual([EN[0], ES[0]]);
    expect(found).toContainEqual(['Madrid', '']);
    expect(found).toContainEqual(['', 'Madrid']);
  });

  test('a paragraph of something else is not adopted', () => {
    const other = 'Aquí se vende pan.';
    const { segments } = adoptPair({
      sources: units(EN),
      targets: units(ES.with(3, other)),
      languages,
    });
    expect(segments.filter(({ kind, target }) => kind === 'adopted' && target === other)).toEqual([]);
  });

  test('what was left in the language of the source is a suggestion', () => {
    const sources = units([...EN, 'See also']);
    const { segments } = adoptPair({
      sources,
      targets: units([...ES.slice(0, 4), EN[4]!, 'See also']),
      languages,
    });
    expect(segments.slice(4).map(({ kind, why }) => [kind, why])).toEqual([
      ['suggested', 'untranslated'],
      ['suggested', 'untranslated'],
    ]);
  });

  test('a name that is the same in both languages is adopted', () => {
    const { segments } = adoptPair({
      sources: units(['Estrella del Golfo', ...EN]),
      targets: units(['Estrella del Golfo', ...ES]),
      languages,
    });
    expect(segments[0]).toMatchObject({ kind: 'adopted', target: 'Estrella del Golfo' });
  });

  test('the translation it has is found again where it was edited', () => {
    const source: Given = { sentences: ['It rained.'], known: 'Llovió toda la noche en la sierra.' };
    const filler: Given = { sentences: ['It stopped.'], known: 'Paró al amanecer, cerca de las seis.' };
    const { segments } = adoptPair({
      sources: units([source, filler]),
      targets: units(['Llovió casi toda la noche en la sierra.', 'Paró al amanecer, cerca de las seis.']),
      languages,
    });
    expect(segments.map(({ kind }) => kind)).toEqual(['adopted', 'adopted']);
  });
});

describe('any two files', () => {
  const texts = fc.array(fc.constantFrom(...EN, ...ES, 'A', '1', 'Madrid'), { maxLength: 12 });

  test('every sentence stands in one pair, in order', () => {
    fc.assert(
      fc.property(texts, texts, (sources, targets) => {
        const ours = units(sources);
        const theirs = units(targets);
        const found = alignUnits(ours, theirs);
        expect(found.flatMap((pairing) => pairing.sources)).toEqual(ours);
        expect(found.flatMap((pairing) => pairing.targets)).toEqual(theirs);
        for (const { confidence } of found) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('long files are searched near the diagonal, and end', () => {
    const many = Array.from({ length: 1100 }, (_, at) => `Paragraph ${at} about subject ${at % 7}.`);
    const found = alignUnits(units(many), units(many.toSpliced(550, 3)));
    const missing = found.filter(({ targets }) => targets.length === 0);
    expect(missing.flatMap(({ sources }) => sources)).toHaveLength(3);
  });
});

describe('the ways through a lattice', () => {
  test('posteriors of the beads over one source add up to one', () => {
    const beads = bestBeads({
      sources: 1,
      targets: 1,
      shapes: [
        { sources: 1, targets: 1 },
        { sources: 1, targets: 0 },
        { sources: 0, targets: 1 },
      ],
      cost: (_source, _target, shape) => (shape.sources === shape.targets ? Math.log(2) : Math.log(4)),
    });
    // One way pairs them (1/2); two ways leave both alone (1/16 each).
    expect(beads).toHaveLength(1);
    expect(beads[0]!.posterior).toBeCloseTo(0.5 / (0.5 + 2 / 16), 6);
  });

  test('a greater difference in length costs more', () => {
    expect(lengthCost(100, 100, 1)).toBeCloseTo(0, 5);
    expect(lengthCost(100, 150, 1)).toBeGreaterThan(lengthCost(100, 120, 1));
    expect(lengthCost(100, 120, 1.2)).toBeCloseTo(0, 5);
  });
});
