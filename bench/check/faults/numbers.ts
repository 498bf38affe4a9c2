/** Wrong figures. */
import type { Random } from '../../support/random.ts';
import { carry, type Fault, pick, replaceMatch, type Texts } from './fault.ts';

const VALUE_RULES = [
  'number-value',
  'date-value',
  'time-value',
  'percent-value',
  'money-amount',
  'number-magnitude',
];
const WORDS = 'tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta'.split(' ');

export const numberFaults: readonly Fault[] = [
  {
    name: 'digit changed',
    rules: VALUE_RULES,
    language: 'es',
    plant: (texts, random) =>
      replaceMatch(texts, DIGITS, { random, put: ([number]) => changeDigit(number, random) }),
  },
  {
    name: 'digit changed (to English)',
    rules: VALUE_RULES,
    language: 'en',
    plant: (texts, random) =>
      replaceMatch(texts, DIGITS, { random, put: ([number]) => changeDigit(number, random) }),
  },
  {
    name: 'number dropped',
    rules: VALUE_RULES,
    language: 'es',
    plant: (texts, random) => {
      const planted = replaceMatch(texts, / \d{2,4}(?= \p{Ll})/gu, { random, put: () => '' });
      return planted && { source: texts.source, target: planted.target, clean: texts };
    },
  },
  {
    name: 'number in words changed',
    rules: ['number-value'],
    language: 'es',
    plant: (texts, random) => {
      const [right, wrong] = [pick(WORDS, random)!, pick(WORDS, random)!];
      const source = ENGLISH[WORDS.indexOf(right)]!;
      if (right === wrong) return undefined;
      return carry(texts, { source: `${source} times`, right: `${right} veces`, wrong: `${wrong} veces` });
    },
  },
  carried('magnitude', ['number-magnitude'], (n) => [
    `${n} billion users`,
    `${n * 1000} millones de usuarios`,
    `${n} billones de usuarios`,
  ]),
  carried('percentage changed', ['percent-value'], (n) => [`${n}%`, `${n} %`, `${n + 7} %`]),
  carried('points as percent', ['percent-points'], (n) => [
    `${n} percentage points`,
    `${n} puntos porcentuales`,
    `${n} %`,
  ]),
  carried('currency changed', ['money-currency'], (n) => [`$${n}`, `${n} dólares`, `${n} euros`]),
  carried('amount changed', ['money-amount'], (n) => [
    `$${n} million`,
    `${n} millones de dólares`,
    `${n + 3} millones de dólares`,
  ]),
  carried('date changed', ['date-value'], (n) => {
    const day = (n % 27) + 1;
    return [`March ${day}, 2021`, `${day} de marzo de 2021`, `${day} de mayo de 2021`];
  }),
  carried('time changed', ['time-value'], (n) => {
    const hour = (n % 8) + 1;
    return [`${hour}:30 p.m.`, `${hour + 12}:30`, `${hour + 14}:30`];
  }),
  carried('unit not converted', ['unit-value'], (n) => [
    `${n} miles`,
    `${Math.round(n * 1.609)} kilómetros`,
    `${n} kilómetros`,
  ]),
  {
    ...carried('number in the house of another country', ['number-format', 'number-ambiguous'], (n) => [
      `${n},${100 + n} people`,
      `${n}.${100 + n} personas`,
      `${n},${100 + n} personas`,
    ]),
    locale: 'es-ES',
  },
  carried('weekday changed', ['date-weekday'], (n) => {
    const [en, es] = [
      'Monday Tuesday Wednesday Thursday'.split(' '),
      'lunes martes miércoles jueves'.split(' '),
    ];
    return [`on ${en[n % 4]}`, `el ${es[n % 4]}`, `el ${es[(n + 1) % 4]}`];
  }),
];

const ENGLISH = 'three four five six seven eight nine ten eleven twelve fifteen twenty thirty'.split(' ');
/** Whole numbers that are not part of a name, a version or an address. */
const DIGITS = /(?<![\p{L}\p{N}.,:/_#=&-])\d{1,4}(?![\p{L}\p{N}_/:=-]|[.,]\d)/gu;

function changeDigit(number: string, random: Random): string {
  const at = Math.floor(random() * number.length);
  const digit = (Number(number[at]) + 1 + Math.floor(random() * 8)) % 10;
  const changed = `${number.slice(0, at)}${at === 0 && digit === 0 ? 7 : digit}${number.slice(at + 1)}`;
  return changed === number ? `${Number(number) + 11}` : changed;
}

function carried(
  name: string,
  rules: readonly string[],
  remarks: (n: number) => [string, string, string],
): Fault {
  return {
    name,
    rules,
    language: 'es',
    plant: (texts: Texts, random) => {
      const [source, right, wrong] = remarks(10 + Math.floor(random() * 80));
      return carry(texts, { source, right, wrong });
    },
  };
}
