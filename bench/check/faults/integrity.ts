/** What programs read: placeholders, tags, addresses, characters. */
import type { Random } from '../../support/random.ts';
import { carry, type Fault, pick, replaceIn, replaceMatch, type Texts } from './fault.ts';

const ACCENTED = /[áéíóúñü]/g;

export const integrityFaults: readonly Fault[] = [
  carried('placeholder lost', ['placeholders'], (n) => [
    `see {{name${n}}}`,
    `véase {{name${n}}}`,
    'véase esto',
  ]),
  carried('placeholder renamed', ['placeholders'], (n) => [
    `{{count${n}}} items`,
    `{{count${n}}} cosas`,
    `{{cuenta${n}}} cosas`,
  ]),
  carried('placeholder broken', ['placeholder-broken', 'placeholders'], (n) => [
    `{{user${n}}} came`,
    `vino {{user${n}}}`,
    `vino {{user${n}}`,
  ]),
  carried('placeholder format lost', ['placeholder-format'], (n) => [
    `{{n${n}, number}} items`,
    `{{n${n}, number}} cosas`,
    `{{n${n}}} cosas`,
  ]),
  carried('placeholder unescaped', ['placeholder-escape'], (n) => [
    `by {{author${n}}}`,
    `por {{author${n}}}`,
    `por {{- author${n}}}`,
  ]),
  carried('address changed', ['url'], (n) => [
    `https://example.org/page-${n}`,
    `https://example.org/page-${n}`,
    `https://example.org/pagina-${n}`,
  ]),
  carried('e-mail changed', ['email'], (n) => [
    `news${n}@example.org`,
    `news${n}@example.org`,
    `noticias${n}@example.org`,
  ]),
  carried('handle lost', ['handle'], (n) => [`by @reader_${n}`, `por @reader_${n}`, 'por un lector']),
  carried('tag lost', ['tags'], (n) => [`<b>page ${n}</b>`, `<b>página ${n}</b>`, `página ${n}`]),
  carried('tag left open', ['tag-nesting', 'tags'], (n) => [
    `<b>page ${n}</b>`,
    `<b>página ${n}</b>`,
    `<b>página ${n}`,
  ]),
  {
    name: 'inline code lost',
    rules: ['segment-codes'],
    language: 'es',
    plant: (texts) => {
      const [source, target] = [wrapWord(texts.source), wrapWord(texts.target)];
      return source && target ? { source, target: texts.target, clean: { source, target } } : undefined;
    },
  },
  {
    name: 'invisible character',
    rules: ['control-character', 'zero-width'],
    language: 'es',
    plant: (texts, random) =>
      replaceMatch(texts, / /g, { random, put: () => pick([' \u200b', '\u0007 ', '\ufeff '], random) }),
  },
  letters('mojibake', ['mojibake'], (letter) => Buffer.from(letter, 'utf8').toString('latin1')),
  letters('lost letter', ['replacement-character'], () => '\ufffd'),
  letters('separate accent', ['unicode-form'], (letter) => letter.normalize('NFD')),
  {
    name: 'space at the edge',
    rules: ['edge-whitespace'],
    language: 'es',
    plant: (texts, random) => {
      const end = random() < 0.5 ? 0 : texts.target.length;
      return replaceIn(texts, { start: end, end }, ' ');
    },
  },
];

function letters(name: string, rules: readonly string[], put: (letter: string) => string): Fault {
  return {
    name,
    rules,
    language: 'es',
    plant: (texts, random) => replaceMatch(texts, ACCENTED, { random, put: ([letter]) => put(letter) }),
  };
}

function wrapWord(text: string): string | undefined {
  const match = /(?<=\s)\p{L}{4,20}(?=\s)/u.exec(text);
  if (!match) return undefined;
  return `${text.slice(0, match.index)}<1>${match[0]}</1>${text.slice(match.index + match[0].length)}`;
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
    plant: (texts: Texts, random: Random) => {
      const [source, right, wrong] = remarks(10 + Math.floor(random() * 80));
      return carry(texts, { source, right, wrong });
    },
  };
}
