/** Letters with accents, and three letters where there were ten: 30 % is what English gains in most languages. */
import { splitKept } from '../../translate/keep.ts';
import { splitOpaque } from '../../translate/opaque.ts';

const PLAIN = 'AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz';
const ACCENTED = 'ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļḾḿÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž';
const ACCENTS = new Map([...PLAIN].map((letter, at) => [letter, [...ACCENTED][at] ?? letter]));
const VOWEL = /[AEIOUaeiouÁÉÍÓÚÜáéíóúü]/;
const LETTER = /\p{L}/u;
const EXPANSION = 0.3;

/** Interpolations, addresses and kept words come out as they are. The same text always gives the same. */
export function accentText(text: string, keep: readonly string[]): string {
  let out = '';
  let debt = 0;
  for (const part of splitKept(text, keep)) {
    if (part.kept) out += part.value;
    else
      for (const piece of splitOpaque(part.value)) {
        if (piece.opaque) out += piece.value;
        else [out, debt] = accent(piece.value, out, debt);
      }
  }
  return out;
}

function accent(text: string, before: string, owed: number): [string, number] {
  let out = before;
  let debt = owed;
  for (const letter of text) {
    const accented = ACCENTS.get(letter) ?? letter;
    out += accented;
    if (!LETTER.test(letter)) continue;
    debt += EXPANSION;
    if (debt >= 1 && VOWEL.test(letter)) {
      out += accented;
      debt -= 1;
    }
  }
  return [out, debt];
}
