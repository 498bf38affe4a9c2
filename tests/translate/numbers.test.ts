import { describe, expect, it } from 'vitest';
import { changedNumbers } from '../../pipeline/translate/numbers.ts';

describe('numbers of a translation', () => {
  it.each([
    ['1,500 people came', 'Vinieron 1.500 personas'],
    ['1,500 people came', 'Vinieron 1 500 personas'],
    ['1,234,567.89 dollars', '1.234.567,89 dólares'],
    ['It grew by 3.5 %', 'Creció un 3,5 %'],
    ['On 12/05/2024', 'El 05/12/2024'],
    ['at 10:30 p.m.', 'a las 22:30'],
    ['5.4 billion euros', '5400 millones de euros'],
    ['$2 million', '2.000.000 de dólares'],
    ['the 1990s', 'los años 90'],
    ['six years', '6 años'],
    ['20 people', 'veinte personas'],
    ['a 300-page book', 'un libro de trescientas páginas'],
    ['In 2020, 40% of 7 teams', 'El 40 % de 7 equipos en 2020'],
    ['no numbers', 'sin números'],
  ])('sees no change from “%s” to “%s”', (source, target) => {
    expect(changedNumbers(source, target)).toBeUndefined();
  });

  it.each([
    ['5 arrests', '3 detenidos', ['5'], ['3']],
    ['in 2024', 'en 2025', ['2024'], ['2025']],
    ['1,500 people', '15.000 personas', ['1,500'], ['15.000']],
    ['in 1984 it began', 'empezó', ['1984'], []],
    ['it began', 'empezó en 1984', [], ['1984']],
    ['3.5 %', '35 %', ['3.5'], []],
  ])('sees the change from “%s” to “%s”', (source, target, lost, invented) => {
    const changed = changedNumbers(source, target);
    expect(changed?.lost).toEqual(lost);
    if (invented.length > 0) expect(changed?.invented).toEqual(invented);
  });
});
