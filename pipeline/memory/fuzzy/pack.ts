/**
 * Tokens as whole numbers, so that a million sentences can be kept and compared. Bit 0 tells the kinds apart:
 *
 *     word or name   key << 4 | isName << 3 | shape << 1 | 0     key: the word's number in a vocabulary
 *     anything else  form << 4 | class << 1 | 1                  form: 15 bits of the text's hash
 */
import { fnv1a } from '../../model/fnv.ts';
import { shapeOf, type Token, type TokenClass } from './tokens.ts';
import { FORM_COSTS, WEIGHTS } from './weights.ts';

/** Longer texts are not compared: no sentence is that long, and a hostile one must not cost. */
export const MAX_TOKENS = 400;

/** Classes of tokens that are no words; their key is the class itself. */
const CLASSES: readonly TokenClass[] = ['number', 'address', 'placeholder', 'punctuation', 'code'];

/** Word keys count from here; below are the classes. */
export const FIRST_WORD_KEY = CLASSES.length;

/** A number for each word, from `FIRST_WORD_KEY` up. */
export type KeyOf = (word: string) => number;

/** Undefined for a text too long to be compared. */
export function pack(tokens: readonly Token[], keyOf: KeyOf): number[] | undefined {
  if (tokens.length > MAX_TOKENS) return undefined;
  return tokens.map((token) => {
    if (token.class === 'word' || token.class === 'name')
      return (keyOf(token.folded) << 4) | (token.class === 'name' ? 8 : 0) | (shapeOf(token.text) << 1);
    return (formOf(token) << 4) | (CLASSES.indexOf(token.class) << 1) | 1;
  });
}

/** A single character is its own form; longer texts are hashed (FNV-1a), and differ but for one in 32,768. */
function formOf(token: Token): number {
  if (token.text.length === 1 && token.text.charCodeAt(0) < 0x8000) return token.text.charCodeAt(0);
  const hash = fnv1a(token.text);
  return (hash ^ (hash >>> 15)) & 0x7fff;
}

/** What the token is found by, and must share to be worth anything: its word, or its class. */
export function keyOfPacked(packed: number): number {
  return packed & 1 ? (packed >> 1) & 7 : packed >>> 4;
}

const CLASS_WEIGHTS = CLASSES.map((name) => WEIGHTS[name]);
const CLASS_FORM_COSTS = CLASSES.map((name) => FORM_COSTS[name]);

export function weightOf(packed: number): number {
  if (packed & 1) return CLASS_WEIGHTS[(packed >> 1) & 7]!;
  return packed & 8 ? WEIGHTS.name : WEIGHTS.word;
}

/** Making one token of the other. */
export function exchangeCost(a: number, b: number): number {
  if (a === b) return 0;
  if (keyOfPacked(a) !== keyOfPacked(b)) return Math.max(weightOf(a), weightOf(b));
  if (a & 1) return CLASS_FORM_COSTS[(a >> 1) & 7]!;
  return Math.abs(weightOf(a) - weightOf(b)) + ((a ^ b) & 6 ? FORM_COSTS.word : 0);
}

export function totalWeight(packed: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < packed.length; at++) total += weightOf(packed[at]!);
  return total;
}
