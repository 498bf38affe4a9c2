/** Sentences that the translated file still has in the language of the source. */
import { identify } from '../../language/identify.ts';
import { frequency } from '../../language/words.ts';
import { plainText } from '../../model/coded-text.ts';
import type { Language } from '../../model/locale.ts';
import { bagOf, similarity } from '../align-similar.ts';
import { wordsOf } from '../align-words.ts';
import type { Pairing } from './align.ts';

export interface Languages {
  readonly source: Language;
  readonly target: Language;
}

/** Letters enough for a text's language to show; from the second on, beyond doubt. */
const LETTERS = { some: 20, many: 40 };
const IN_SOURCE_LANGUAGE = 0.9;
/** Shared words of a sentence that was only touched up. */
const ALIKE = 0.5;
/** Per million: `if`, `the`, `will`. No name is made of these. */
const COMMON = { here: 700, there: 70 };
/** Pairs before and after that tell of a heading or a name whether it was left or is the same in both languages. */
const REACH = 2;

export function findUntranslated(pairings: readonly Pairing[], languages: Languages): Set<Pairing> {
  const verdicts = pairings.map((pairing) => verdictOf(pairing, languages));
  const found = new Set<Pairing>();
  pairings.forEach((pairing, at) => {
    const near = verdicts.slice(Math.max(0, at - REACH), at + REACH + 1);
    const isLeft = verdicts[at] === 'left' || (verdicts[at] === 'same' && near.includes('left'));
    if (isLeft) found.add(pairing);
  });
  return found;
}

/** `left`: in the source's language. `same`: the same text on both sides, which a name is too. */
function verdictOf({ sources, targets }: Pairing, languages: Languages): 'left' | 'same' | undefined {
  if (sources.length === 0 || targets.length === 0) return undefined;
  const source = sources.map(({ text }) => plainText(text)).join(' ');
  const target = targets.map(({ text }) => plainText(text)).join(' ');
  const letters = target.match(/\p{L}/gu)?.length ?? 0;
  if (source === target) {
    if (letters === 0) return undefined;
    if (letters >= LETTERS.some && identify(target).verdict !== languages.target) return 'left';
    return wordsOf(target).some((word) => isFunctionWord(word, languages)) ? 'left' : 'same';
  }
  if (letters < LETTERS.some) return undefined;
  const { verdict, confidence } = identify(target);
  if (verdict !== languages.source || confidence < IN_SOURCE_LANGUAGE) return undefined;
  const likeness = similarity(bagOf(wordsOf(source)), bagOf(wordsOf(target)));
  return letters >= LETTERS.many || likeness >= ALIKE ? 'left' : undefined;
}

function isFunctionWord(word: string, { source, target }: Languages): boolean {
  return frequency(word, source) >= COMMON.here && frequency(word, target) < COMMON.there;
}
