/** Every number a text says, by value: digits, words, scales, percentages, money, times, dates. */
import type { Language } from '../../model/locale.ts';
import { readDates } from './dates.ts';
import type { Quantity } from './quantity.ts';
import { digitQuantities } from './read-digits.ts';
import { wordQuantities } from './read-words.ts';
import { readTimes } from './times.ts';
import { readTokens, type Token } from './tokens.ts';

export type { DateParts, Quantity, QuantityKind } from './quantity.ts';

/** In the order they stand. Addresses and placeholders must have been blanked. Linear in the text. */
export function readQuantities(
  text: string,
  language: Language,
  tokens: readonly Token[] = readTokens(text),
): Quantity[] {
  const dated = readDates(text, language);
  const named = inOrder([...dated, ...outside(readTimes(text, language), dated)]);
  const inDigits = inOrder([...named, ...digitQuantities(text, language, named)]);
  return inOrder([...inDigits, ...wordQuantities(text, { words: tokens, language, taken: inDigits })]);
}

function inOrder(quantities: Quantity[]): Quantity[] {
  return quantities.sort((a, b) => a.range.start - b.range.start);
}

/** Those of one list that touch none of the other; both in order. */
function outside(quantities: readonly Quantity[], others: readonly Quantity[]): Quantity[] {
  let next = 0;
  return quantities.filter(({ range }) => {
    while (next < others.length && others[next]!.range.end <= range.start) next++;
    return next >= others.length || others[next]!.range.start >= range.end;
  });
}
