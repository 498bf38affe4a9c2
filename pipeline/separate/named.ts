/** Names that the running text mentions: a heading that is one of them is the article's, whatever its language. */
import { wordsOf } from './words.ts';

/** Small words inside names: Banco de España, Bank of America, Ortega y Gasset. */
const PARTICLES = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'y', 'e', 'of', 'the', 'and']);
const LONGEST = 8;

/** Two capital words and more, with nothing but small words of names between. */
export function isNameLike(text: string): boolean {
  const words = wordsOf(text);
  if (words.length < 2 || words.length > LONGEST) return false;
  const isCapital = (at: number) => /^\p{Lu}/u.test(words.at(at)?.text ?? '');
  return (
    isCapital(0) && isCapital(-1) && words.every((word, at) => isCapital(at) || PARTICLES.has(word.text))
  );
}

/** True when one of the texts says the name, as it is written and as whole words. */
export function isMentioned(name: string, texts: readonly string[]): boolean {
  return texts.some((text) => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (!isLetter(text[at - 1]) && !isLetter(text[at + name.length])) return true;
    }
    return false;
  });
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /\p{L}/u.test(character);
}
