/** Values, not spellings. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareQuantities } from '../../pipeline/language/numbers/compare.ts';
import { type Quantity, readQuantities } from '../../pipeline/language/numbers/read.ts';
import type { Language } from '../../pipeline/model/locale.ts';

const read = (text: string, language: Language) => readQuantities(text, language);
const compare = (en: string, es: string) => compareQuantities(read(en, 'en'), read(es, 'es'));
const shown = ({ kind, values, date }: Quantity) => (date ? [kind, date] : [kind, ...values]);

describe('a number in a text', () => {
  it.each([
    ['en', '1,234,567.89', ['number', 1234567.89]],
    ['es', '1.234.567,89', ['number', 1234567.89]],
    ['es', '12 345', ['number', 12345]],
    ['es', '12\u202f345,6', ['number', 12345.6]],
    ['en', '1.234', ['number', 1234, 1.234]],
    ['en', '0.125', ['number', 0.125]],
    ['en', '5.4 billion', ['number', 5400000000]],
    ['es', '5400 millones', ['number', 5400000000]],
    ['es', '44 mil millones', ['number', 44000000000]],
    ['es', '3 billones', ['number', 3000000000000]],
    ['en', '20k', ['number', 20000, 20]],
    ['en', 'two hundred and five', ['number', 205]],
    ['en', 'twenty-five', ['number', 25]],
    ['en', 'three million two hundred thousand', ['number', 3200000]],
    ['es', 'treinta y cinco', ['number', 35]],
    ['es', 'doscientos mil', ['number', 200000]],
    ['es', 'mil quinientos', ['number', 1500]],
    ['en', '12%', ['percent', 12]],
    ['es', '12,5 por ciento', ['percent', 12.5]],
    ['es', '3 puntos porcentuales', ['points', 3]],
    ['en', '$1.5 million', ['money', 1500000]],
    ['es', '300 euros', ['money', 300]],
    ['en', '10:30 p.m.', ['time', 1350]],
    ['es', '22:30', ['time', 1350]],
    ['es', '5 de la tarde', ['time', 1020]],
    ['en', '12 a.m.', ['time', 0]],
    ['en', 'March 3, 2024', ['date', { day: 3, month: 3, year: 2024 }]],
    ['es', '3 de marzo de 2024', ['date', { day: 3, month: 3, year: 2024 }]],
    ['es', '1.º de mayo', ['date', { day: 1, month: 5 }]],
    ['en', '2024-03-03', ['date', { day: 3, month: 3, year: 2024 }]],
    ['es', '25/4/2025', ['date', { day: 25, month: 4, year: 2025 }]],
    ['en', '3/4/2025', ['date', { day: 3, month: 4, year: 2025, swappable: true }]],
    ['es', 'siglo XXI', ['number', 21]],
    ['en', '1.2.3', ['code']],
    ['en', '5G', ['code', 5]],
  ] as const)('%s: %s', (language, text, wanted) => {
    expect(shown(read(text, language).at(-1)!)).toEqual(wanted);
  });
});

describe('the same numbers', () => {
  it.each([
    ['The company made $5.4 billion in 2023.', 'La empresa ganó 5400 millones de dólares en 2023.'],
    ['From June 3 to 5, 2024', 'Del 3 al 5 de junio de 2024'],
    ['It opens at 10:30 p.m.', 'Abre a las 22:30'],
    ['It opens at 10:30', 'Abre a las 10.30 h'],
    ['It opens at 5 pm', 'Abre a las cinco de la tarde'],
    ['He ran 5 miles', 'Corrió 8 kilómetros'],
    ['It was 86°F', 'Había 30 °C'],
    ['since the 1990s', 'desde los años noventa'],
    ['in the 21st century', 'en el siglo XXI'],
    ['half of them came twice', 'el 50 % vino 2 veces'],
    ['a dozen eggs', '12 huevos'],
    ['a 7.6MHz chip', 'un chip de 7,6 MHz'],
    ['Sections 2,3 and 4', 'Secciones 2, 3 y 4'],
    ['32 128-bit registers', '32 registros de 128 bits'],
    ['World War II', 'Segunda Guerra Mundial'],
    ['released on 09/2012', 'lanzada en septiembre de 2012'],
    ['one of the best', 'de las mejores'],
  ])('%s = %s', (en, es) => {
    const { lost, added, changed } = compare(en, es);
    expect([lost, added, changed]).toEqual([[], [], []]);
  });
});

describe('other numbers', () => {
  it.each([
    ['5 apples', '6 manzanas', 1, 1],
    ['March 3, 2024', '3 de mayo de 2024', 1, 1],
    ['10:30 p.m.', '21:30', 1, 1],
    ['version 1.2.3', 'versión 1.2.4', 1, 1],
    ['2 billion', '2 billones', 1, 1],
    ['5 and 7', '5', 1, 0],
  ])('%s ≠ %s', (en, es, lost, added) => {
    const comparison = compare(en, es);
    expect([comparison.lost.length, comparison.added.length]).toEqual([lost, added]);
  });

  it.each([
    ['5 points in percent', 'up 3 percentage points', 'un 3 % más'],
    ['dollars as euros', '$300', '300 euros'],
    ['miles as kilometres', '5 miles', '5 kilómetros'],
  ])('of another kind: %s', (_, en, es) => {
    expect(compare(en, es).changed).toHaveLength(1);
  });
});

describe('laws', () => {
  it('any whole number is itself in either house', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (number) => {
        const en = `It is ${number.toLocaleString('en-US')} now`;
        const es = `Ahora es ${number.toLocaleString('es-ES')}`;
        expect(compare(en, es)).toEqual({ lost: [], added: [], changed: [] });
      }),
    );
  });

  it('a text says what it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const quantities = read(text, 'es');
        const { lost, added } = compareQuantities(quantities, quantities);
        expect([lost, added]).toEqual([[], []]);
        for (const { range } of quantities) expect(range.start).toBeLessThan(range.end);
      }),
    );
  });
});
