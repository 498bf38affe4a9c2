/** Words: not translated, in the wrong language, left out. */
import { carry, type Fault, replaceMatch, type Texts } from './fault.ts';

const STRAYS = new Map([
  ['con', 'with'],
  ['para', 'for'],
  ['cuando', 'when'],
  ['pero', 'but'],
  ['desde', 'from'],
  ['y', 'and'],
  ['que', 'that'],
]);
const STRAYS_IN_ENGLISH = new Map([
  ['with', 'con'],
  ['but', 'pero'],
  ['when', 'cuando'],
  ['because', 'porque'],
  ['from', 'desde'],
  ['for', 'para'],
]);

export const languageFaults: readonly Fault[] = [
  untranslated('sentence not translated', 'es'),
  untranslated('sentence not translated (to English)', 'en'),
  {
    name: 'half of the source left',
    rules: ['source-leak', 'wrong-language'],
    language: 'es',
    plant: ({ source, target }) => {
      const [theirs, ours] = [source.split(' '), target.split(' ')];
      if (theirs.length < 14 || ours.length < 14 || !isProse(source)) return undefined;
      const kept = ours.slice(0, ours.length >> 1).join(' ');
      const left = theirs.slice(theirs.length >> 1).join(' ');
      const at = { start: kept.length + 1, end: kept.length + 1 + left.length };
      return { source, target: `${kept} ${left}`, clean: { source, target }, at };
    },
  },
  strays('stray English word', 'es', STRAYS),
  strays('stray Spanish word', 'en', STRAYS_IN_ENGLISH),
  {
    name: 'sentence cut short',
    rules: ['length-ratio'],
    language: 'es',
    plant: ({ source, target }) => {
      const words = target.split(' ');
      if (source.length < 80 || words.length < 14) return undefined;
      return { source, target: `${words.slice(0, words.length >> 2).join(' ')}.`, clean: { source, target } };
    },
  },
  place('place not in Spanish', [
    ['London', 'Londres'],
    ['Germany', 'Alemania'],
    ['Brussels', 'Bruselas'],
    ['Moscow', 'Moscú'],
  ]),
  {
    name: 'initials not in Spanish',
    rules: ['acronym'],
    language: 'es',
    plant: (texts) => carry(texts, { source: 'says the UN', right: 'dice la ONU', wrong: 'dice la UN' }),
  },
];

function isProse(text: string): boolean {
  return (
    !/[\uFFFC`{}<>"“”«»/_=@]/.test(text) && (text.match(/(?<= )\p{Ll}{2,20}(?=[ .,])/gu)?.length ?? 0) > 9
  );
}

function untranslated(name: string, language: 'en' | 'es'): Fault {
  return {
    name,
    rules: ['wrong-language', 'same-as-source'],
    language,
    plant: (texts: Texts) =>
      isProse(texts.source) && texts.source.length > 60
        ? {
            source: texts.source,
            target: texts.source,
            clean: texts,
            at: { start: 0, end: texts.source.length },
          }
        : undefined,
  };
}

function strays(name: string, language: 'en' | 'es', words: ReadonlyMap<string, string>): Fault {
  const pattern = new RegExp(`(?<=\\p{Ll} )(?:${[...words.keys()].join('|')})(?= \\p{Ll})`, 'gu');
  return {
    name,
    rules: ['foreign-word'],
    language,
    plant: (texts, random) =>
      /["“«`]/.test(texts.target)
        ? undefined
        : replaceMatch(texts, pattern, { random, put: ([word]) => words.get(word) }),
  };
}

function place(name: string, names: readonly (readonly [string, string])[]): Fault {
  return {
    name,
    rules: ['exonym'],
    language: 'es',
    plant: (texts, random) => {
      const [en, es] = names[Math.floor(random() * names.length)]!;
      return carry(texts, { source: `not in ${en}`, right: `no en ${es}`, wrong: `no en ${en}` });
    },
  };
}
