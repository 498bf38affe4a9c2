/** Marks, spaces and capitals. */
import { carry, type Fault, pick, replaceIn, replaceMatch } from './fault.ts';

/** Said in English and in Spanish. */
const CAPITALS: readonly (readonly [string, string])[] = [
  ['Last hour', 'Última hora'],
  ['Last notice', 'Último aviso'],
  ['Rainy season', 'Época de lluvias'],
  ['Public success', 'Éxito de público'],
  ['Price index', 'Índice de precios'],
  ['New orders', 'Órdenes nuevas'],
  ['Only exit', 'Única salida'],
  ['Local scope', 'Ámbito local'],
  ['Use it well', 'Úsalo bien'],
  ['Ethics first', 'Ética ante todo'],
];

export const typographyFaults: readonly Fault[] = [
  {
    name: 'accent of a capital dropped',
    rules: ['capital-accent'],
    language: 'es',
    plant: (texts, random) => {
      const [source = '', right = ''] = pick(CAPITALS, random) ?? [];
      return carry(texts, { source, right, wrong: right.normalize('NFD').replace('\u0301', '') });
    },
  },
  {
    name: 'list items joined',
    rules: ['block-count'],
    language: 'es',
    plant: ({ source, target }) => {
      const list = '\n\n- Uno\n- Dos';
      const wrong = `${target}\n\n- Uno, dos\n`;
      return {
        source: `${source}\n\n- One\n- Two`,
        target: wrong,
        clean: { source: `${source}\n\n- One\n- Two`, target: `${target}${list}` },
      };
    },
  },
  inTarget('opening mark dropped', ['opening-mark'], /[¿¡](?=\p{L})/gu, () => ''),
  {
    ...inTarget(
      'opening mark in English',
      ['inverted-mark'],
      /(?<=^|[.!?] )\p{Lu}(?=[^.?!"“«]{5,200}[?!])/gu,
      (letter) => `¿${letter}`,
    ),
    language: 'en',
  },
  {
    name: 'closing quotation mark dropped',
    rules: ['quote-balance'],
    language: 'es',
    plant: (texts) =>
      carry(texts, { source: 'a “new” rule', right: 'una «nueva» norma', wrong: 'una «nueva norma' }),
  },
  {
    name: 'bracket dropped',
    rules: ['brackets'],
    language: 'es',
    plant: (texts, random) => {
      const planted = replaceMatch(texts, /(?<=\p{L})\)(?=[ .,])/gu, { random, put: () => '' });
      const open = planted ? texts.target.lastIndexOf('(', planted.at?.start) : -1;
      // What can be seen is the partner that is left.
      return planted && open >= 0 ? { ...planted, at: { start: open, end: open + 1 } } : undefined;
    },
  },
  inTarget('double space', ['double-space'], /(?<=\p{L}) (?=\p{L})/gu, () => '  '),
  {
    name: 'word twice',
    rules: ['repeated-word'],
    language: 'es',
    plant: (texts, random) =>
      replaceMatch(texts, /(?<=\p{Ll} )(?:de|la|el|en|los|para|con|una)(?= \p{Ll})/gu, {
        random,
        put: ([word]) => `${word} ${word}`,
      }),
  },
  {
    name: 'word twice (in English)',
    rules: ['repeated-word'],
    language: 'en',
    plant: (texts, random) =>
      replaceMatch(texts, /(?<=\p{Ll} )(?:the|of|to|and|with|for)(?= \p{Ll})/gu, {
        random,
        put: ([word]) => `${word} ${word}`,
      }),
  },
  inTarget('space before a comma', ['space-before'], /(?<=\p{Ll}),(?= )/gu, () => ' ,'),
  inTarget('no space after a comma', ['space-after'], /(?<=\p{Ll}{2}), (?=\p{Ll}{2})/gu, () => ','),
  inTarget('comma twice', ['doubled-punctuation'], /(?<=\p{Ll}),(?= )/gu, () => ',,'),
  {
    name: 'final stop dropped',
    rules: ['end-punctuation'],
    language: 'es',
    plant: ({ source, target }) =>
      /\p{Ll}\.$/u.test(target) && /\p{Ll}\.$/u.test(source) && source.split(' ').length > 4
        ? { source, target: target.slice(0, -1), clean: { source, target } }
        : undefined,
  },
  {
    name: 'headline in capitals',
    rules: ['headline-case'],
    language: 'es',
    role: 'heading',
    plant: ({ source, target }) => {
      const words = target.split(' ');
      if (words.filter((word) => /^\p{Ll}{4,}$/u.test(word)).length < 3) return undefined;
      const wrong = words.map((word) =>
        word.length > 3 ? word.replace(/^\p{Ll}/u, (first) => first.toUpperCase()) : word,
      );
      return { source, target: wrong.join(' '), clean: { source, target } };
    },
  },
  {
    name: 'month with a capital',
    rules: ['lower-case-name'],
    language: 'es',
    plant: (texts) =>
      carry(texts, {
        source: 'on May 3, 2021',
        right: 'el 3 de mayo de 2021',
        wrong: 'el 3 de Mayo de 2021',
      }),
  },
  {
    name: 'stop after a question',
    rules: ['stop-after-mark'],
    language: 'es',
    plant: (texts) =>
      /[?!]$/.test(texts.target)
        ? replaceIn(texts, { start: texts.target.length, end: texts.target.length }, '.')
        : undefined,
  },
];

function inTarget(
  name: string,
  rules: readonly string[],
  pattern: RegExp,
  put: (match: string) => string,
): Fault {
  return {
    name,
    rules,
    language: 'es',
    plant: (texts, random) => replaceMatch(texts, pattern, { random, put: ([match]) => put(match) }),
  };
}
