/** What speaks for a word being astray in its sentence, and what for its belonging there. */
import { identify } from '../language/identify.ts';
import { frequency, wordOddsAt } from '../language/words.ts';
import { type Language, otherLanguage } from '../model/locale.ts';
import type { Range } from '../model/text.ts';
import { cognateOf, endsLike, entryOf, isLoanword } from './lexicon.ts';
import type { Mark } from './view.ts';
import { someWord, type Word } from './words.ts';

export const STRAY_FEATURES = [
  'odds',
  'own-frequency',
  'other-frequency',
  'unknown-here',
  'function-word',
  'content-word',
  'not-in-dictionary',
  'cognate',
  'loanword',
  'name-particle',
  'names-foreign-sure',
  'full-names',
  'capital',
  'capital-first',
  'between-capitals',
  'after-capital',
  'before-capital',
  'names-foreign',
  'foreign-before',
  'foreign-after',
  'foreign-both',
  'foreign-name-before',
  'foreign-name-after',
  'plain-around',
  'own-word-before',
  'own-word-after',
  'quoted',
  'italic',
  'code',
  'link',
  'joined',
  'all-capitals',
  'accented',
  'one-letter',
  'parenthesised',
  'repeated-function',
  'repeated-content',
  'block-foreign',
  'edge',
] as const;

export type StrayFeature = (typeof STRAY_FEATURES)[number];
export type StrayValues = readonly (readonly [StrayFeature, number])[];

/** A sentence's words with the log-odds of each towards the other language. */
export interface Sentence {
  readonly text: string;
  readonly words: readonly Word[];
  readonly odds: readonly number[];
  readonly language: Language;
  readonly marks: readonly Mark[];
  /** Log-odds of the whole text towards the other language. */
  readonly lean: number;
  /** Stretches between quotation marks. */
  readonly quotes: readonly (readonly [number, number])[];
  /** How often each lower-case word stands in the article's body. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Log-odds towards `other` below which a word is not looked at: the own language uses it as much. */
const FEWEST_ODDS = 0.4;

/** A word that is used here too (own frequency in a million) must be far commoner there: Spanish "once", English "son". */
const SHARED = [
  { frequency: 15, odds: 3.2 },
  { frequency: 10, odds: 4.4 },
] as const;

export function isCandidate(sentence: Sentence, at: number): boolean {
  const odds = sentence.odds[at]!;
  const { text: word, start } = sentence.words[at]!;
  if (odds < FEWEST_ODDS || isShared(word, odds, sentence.language)) return false;
  // What hangs on a mark is part of a name, an address or an inflection: ".mil", "@ana", "listo/s".
  if (/[.@_#/]/.test(sentence.text[start - 1] ?? '')) return false;
  return word.length < 25 && !/\d/.test(word) && !isInsideName(sentence, at);
}

/** A letter alone is a word of one language or a sign of both; the sentence around it tells, not its frequency. */
function isShared(word: string, odds: number, language: Language): boolean {
  if (word.length === 1) return false;
  const lower = word.toLowerCase();
  const own = frequency(lower, language);
  const isFunction = entryOf(lower, otherLanguage(language)) === 'function';
  return (isFunction ? SHARED.slice(0, 1) : SHARED).some(
    (limit) => odds < limit.odds && own >= limit.frequency,
  );
}

/** Log-odds from which a name looks like one of the article's own language. */
const OWN_NAME = 1.5;

/**
 * A small word between capitals is part of a name ("Ortega y Gasset", "Bank of America"), unless it joins two full
 * names or names that are plainly of the article's language ("Trump y Xi").
 */
function isInsideName(sentence: Sentence, at: number): boolean {
  if (!JOINING.has(sentence.words[at]!.text.toLowerCase())) return false;
  const left = nameBeside(sentence, near(sentence, at, -1), -1);
  const right = nameBeside(sentence, near(sentence, at, 1), 1);
  if (left === '' || right === '' || (left.includes(' ') && right.includes(' '))) return false;
  const { odds } = identify(`${left} ${right}`);
  return (sentence.language === 'en' ? odds : -odds) < OWN_NAME;
}

/** Small words that names hold and that join them. */
const JOINING = new Set(['y', 'e', 'and']);

/** Log-odds that the word at a place in a text is of the other language. */
export function oddsAt(text: string, { start, end }: Range, language: Language): number {
  const odds = wordOddsAt(text, start, end);
  return language === 'en' ? -odds : odds;
}

/** Whether any word of a text is more of the other language than of this one: most texts have none. */
export function mayHoldStray(text: string, language: Language): boolean {
  const sign = language === 'en' ? -1 : 1;
  return someWord(text, (start, end) => sign * wordOddsAt(text, start, end) > 0);
}

export function strayFeatures(sentence: Sentence, at: number): StrayValues {
  const values: [StrayFeature, number][] = [];
  const set = (name: StrayFeature, value: number | boolean) => {
    if (value) values.push([name, Number(value)]);
  };
  wordFeatures(sentence, at, set);
  neighbourFeatures(sentence, at, set);
  placeFeatures(sentence, at, set);
  return values;
}

type Set = (name: StrayFeature, value: number | boolean) => void;

function wordFeatures(sentence: Sentence, at: number, set: Set): void {
  const { text } = sentence.words[at]!;
  const lower = text.toLowerCase();
  const other = otherLanguage(sentence.language);
  const entry = entryOf(lower, other);
  const own = frequency(lower, sentence.language);
  set('odds', sentence.odds[at]! / 3);
  set('own-frequency', Math.log1p(own) / 3);
  set('other-frequency', Math.log1p(frequency(lower, other)) / 3);
  set('unknown-here', own === 0);
  set('function-word', entry === 'function');
  set('content-word', entry === 'content');
  set('not-in-dictionary', entry === undefined);
  set('cognate', entry === undefined && cognateOf(lower, other) !== undefined);
  set('loanword', isLoanword(lower, sentence.language));
  const capital = isCapital(text);
  const first = startsSentence(sentence, at);
  set('capital', capital && !first);
  set('capital-first', capital && first);
  set('all-capitals', text.length > 1 && text === text.toUpperCase());
  set('accented', /[áéíóúñ]/.test(lower) && sentence.language === 'en');
  set('one-letter', text.length === 1);
  const count = sentence.counts.get(lower) ?? 1;
  set('repeated-function', count > 1 && entry === 'function');
  set('repeated-content', count > 1 && entry !== 'function');
}

/** Log-odds below which a neighbour is plainly a word of the sentence's own language. */
const OWN_WORD = -1.5;

/** Small words that names hold: Miguel de Cervantes, Bank of America. */
const NAME_PARTICLES = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'of', 'the']);

function neighbourFeatures(sentence: Sentence, at: number, set: Set): void {
  const { words, odds } = sentence;
  const before = near(sentence, at, -1);
  const after = near(sentence, at, 1);
  const capitalBefore = before >= 0 && isCapital(words[before]!.text);
  const capitalAfter = after >= 0 && isCapital(words[after]!.text);
  set('between-capitals', capitalBefore && capitalAfter);
  set('after-capital', capitalBefore && !capitalAfter);
  set('before-capital', capitalAfter && !capitalBefore);
  if (capitalBefore && capitalAfter) {
    const left = nameBeside(sentence, before, -1);
    const right = nameBeside(sentence, after, 1);
    // Two persons have two full names; "Ortega y Gasset" is one.
    set('full-names', left.includes(' ') && right.includes(' '));
    const names = identify(`${left} ${right}`).odds;
    const foreign = (sentence.language === 'en' ? -names : names) / 3;
    set('names-foreign', Math.max(-1, Math.min(1, foreign)));
    set('names-foreign-sure', foreign > 0.7);
    const particle = NAME_PARTICLES.has(words[at]!.text.toLowerCase());
    set('name-particle', particle && !isOwnWord(sentence, before));
  }
  const foreignBefore = isForeign(sentence, before);
  const foreignAfter = isForeign(sentence, after);
  set('foreign-before', foreignBefore && !capitalBefore);
  set('foreign-after', foreignAfter && !capitalAfter);
  set('foreign-name-before', foreignBefore && capitalBefore);
  set('foreign-name-after', foreignAfter && capitalAfter);
  set('foreign-both', foreignBefore && foreignAfter);
  set('plain-around', before >= 0 && after >= 0 && odds[before]! < -1 && odds[after]! < -1);
  // No name begins with a small word: after a plain word of this language "of React" is none.
  set('own-word-before', isOwnWord(sentence, before));
  set('own-word-after', isOwnWord(sentence, after));
  set('edge', before < 0 || after < 0);
}

/** A word that no list has, a name or a rare one, is told by its ending. */
function isOwnWord({ words, odds, language }: Sentence, at: number): boolean {
  if (at < 0) return false;
  return odds[at]! < OWN_WORD || (odds[at] === 0 && endsLike(words[at]!.text.toLowerCase(), language));
}

/** Log-odds from which a neighbour is of the other language, unless this one uses it as well: "no" is both. */
const FOREIGN_WORD = 1.5;

function isForeign({ words, odds, language }: Sentence, at: number): boolean {
  if (at < 0 || odds[at]! <= FOREIGN_WORD) return false;
  return !isShared(words[at]!.text, odds[at]!, language);
}

/** Longest name looked at, in words: "Santiago Ramón y Cajal". */
const LONGEST_NAME = 3;

/** The run of capital words that a neighbour belongs to, read away from the word in question. */
function nameBeside(sentence: Sentence, from: number, step: 1 | -1): string {
  const name: string[] = [];
  for (let at = from; at >= 0 && name.length < LONGEST_NAME; at = near(sentence, at, step)) {
    const { text } = sentence.words[at]!;
    if (!isCapital(text)) break;
    if (step > 0) name.push(text);
    else name.unshift(text);
  }
  return name.join(' ');
}

function placeFeatures(sentence: Sentence, at: number, set: Set): void {
  const { start, end, text } = sentence.words[at]!;
  const within = (from: number, to: number) => from <= start && end <= to;
  for (const mark of sentence.marks) {
    if (mark.name !== 'bold' && within(mark.start, mark.end)) set(mark.name, true);
  }
  set(
    'quoted',
    sentence.quotes.some(([from, to]) => within(from, to)),
  );
  const [last, first, second] = [sentence.text[start - 1], sentence.text[end], sentence.text[end + 1]];
  set('joined', text.includes('-') || last === '.' || isJoint(last) || isJoint(first, second));
  set('parenthesised', isParenthesised(sentence.text, start, end));
  set('block-foreign', Math.max(-1, Math.min(1, sentence.lean / 4)));
}

/** A sign that joins a word to more than itself: an address, a path, a handle, an identifier. */
function isJoint(mark: string | undefined, next = ' '): boolean {
  if (mark === undefined) return false;
  if (mark === '.' || mark === ':') return /[\p{L}\p{N}]/u.test(next);
  return /[-/@_#\\+=&$~<>{}[\]`\p{N}]/u.test(mark);
}

function isParenthesised(text: string, start: number, end: number): boolean {
  const open = text.slice(Math.max(0, start - 60), start);
  const close = text.slice(end, end + 60);
  return open.lastIndexOf('(') > open.lastIndexOf(')') && close.includes(')');
}

export function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

export function startsSentence({ words, text }: Sentence, at: number): boolean {
  if (at === 0) return true;
  return /[.!?:…¿¡]/.test(text.slice(words[at - 1]!.end, words[at]!.start));
}

/** The neighbouring word, when nothing but space and quotation marks stands between; −1 otherwise. */
function near({ words, text }: Sentence, at: number, step: 1 | -1): number {
  const other = words[at + step];
  if (!other) return -1;
  const between =
    step > 0 ? text.slice(words[at]!.end, other.start) : text.slice(other.end, words[at]!.start);
  return /^[\s"“”«»'’.]*$/u.test(between) &&
    !/[.] $/.test(between.length > 1 && other.text.length > 3 ? between : '')
    ? at + step
    : -1;
}
