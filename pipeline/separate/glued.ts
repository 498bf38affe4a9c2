/** Proposes where site strings may be glued to a sentence: "… in Beijing. Comparte el Post en:". */
import { wordOddsAt } from '../language/words.ts';
import type { Language } from '../model/locale.ts';
import { foreignness, leanOf } from './lean.ts';
import { type Profile, profilePart, type Reading } from './profile.ts';
import { GLUED, recurrenceOf } from './repetition.ts';
import type { View } from './view.ts';
import { countWords, firstWord, someWord, wordsOf } from './words.ts';

/** Longest string that is looked for at either end, in words and in UTF-16 units. */
const LONGEST_WORDS = 9;
const LONGEST_UNITS = 90;
/** Shortest line that is looked at, in words. */
const FEWEST_WORDS = 4;
/** What is left after a string at the start is cut off has at least this many words. */
const FEWEST_AFTER = 10;
/** Most strings cut off one line. */
const MOST_PARTS = 4;

/** Log-odds from which a string is surely in the other language. */
const FOREIGN = 3;
const FULL_STOP = /[^.][.!?]["”»]?$/;
/** The last character before a sentence that what stands there does not belong to. */
const APART = /[:.|»→>–—…-]/;
const SENTENCE_START = /^["“«¿¡]?[\p{Lu}\d]/u;
const SENTENCE_END = /[.!?…]["”»’)\]]*\s$/;

/** The parts of a line, or the line alone. Whether a part is the site's is for the chain to say. */
export function splitGlued(reading: Reading, profile: Profile, language: Language): Profile[] {
  if (profile.words < FEWEST_WORDS || profile.known || profile.decision?.likeness === 1) return [profile];
  const { view } = profile;
  let [start, end] = [0, view.text.length];
  const head: Profile[] = [];
  const tail: Profile[] = [];
  while (head.length + tail.length < MOST_PARTS) {
    const place = { reading, view, language, start, end };
    const last = lastString(place);
    const first = last === undefined && !profile.label ? firstString(place) : undefined;
    if (last !== undefined) {
      tail.unshift(profilePart(reading, view, [last, end]));
      end = trimEnd(view.text, last);
    } else if (first !== undefined) {
      head.push(profilePart(reading, view, [start, first]));
      start = trimStart(view.text, first);
    } else break;
  }
  if (head.length + tail.length === 0) return [profile];
  return [...head, profilePart(reading, view, [start, end]), ...tail];
}

const SPACE = 0x20;

interface Place {
  readonly reading: Reading;
  readonly view: View;
  readonly language: Language;
  readonly start: number;
  readonly end: number;
}

/** Where a site string at the end begins: the longest that can be one. No label ends as a sentence does. */
function lastString(place: Place): number | undefined {
  const { reading, view, start, end } = place;
  if (FULL_STOP.test(view.text.slice(Math.max(start, end - 3), end))) return undefined;
  const from = Math.max(start + 12, end - LONGEST_UNITS);
  const mayBeKnown = reading.known.mayEnd(wordsOf(view.text.slice(from, end)).at(-1)?.text ?? '');
  for (let at = from; at < end; at++) {
    if (view.text.charCodeAt(at - 1) !== SPACE) continue;
    const isApart = SENTENCE_END.test(view.text.slice(Math.max(start, at - 6), at));
    if (!isApart && !mayBeKnown) continue;
    if (isString(place, view.text.slice(at, end), isApart) && !isInsideMarkup(view, at)) return at;
  }
  return undefined;
}

/** Where a site string at the start ends. What follows must be running text: else the line is a heading or a teaser. */
function firstString(place: Place): number | undefined {
  const { reading, view, start, end } = place;
  if (!SENTENCE_END.test(`${view.text.slice(Math.max(start, end - 6), end)} `)) return undefined;
  const from = Math.min(end - 12, start + LONGEST_UNITS);
  const mayBeKnown = reading.known.mayBegin(firstWord(view.text.slice(start, from)));
  for (let at = from; at > start; at--) {
    if (view.text.charCodeAt(at - 1) !== SPACE || isLowerCase(view.text.charCodeAt(at))) continue;
    if (!SENTENCE_START.test(view.text.slice(at, at + 2))) continue;
    const text = view.text.slice(start, at - 1);
    const isApart = APART.test(text.slice(-1));
    if ((!isApart && !mayBeKnown) || !isRunningOn(view.text, at, end)) continue;
    if (isString(place, text, isApart) && !isInsideMarkup(view, at - 1)) return at - 1;
  }
  return undefined;
}

/** Most words of a sentence begin so: a quick no. */
function isLowerCase(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

/** In a very long text words are looked for in the first 4,000 units. */
function isRunningOn(text: string, start: number, end: number): boolean {
  return countWords(text, start, Math.min(end, start + 4000), FEWEST_AFTER) === FEWEST_AFTER;
}

/**
 * Known, repeated or in the other language, and set apart: by a sentence's end or by the language. In the
 * body's own language a word or two may simply belong to the sentence.
 */
function isString({ reading, language }: Place, text: string, isApart: boolean): boolean {
  const words = countWords(text);
  if (words === 0 || words > LONGEST_WORDS || FULL_STOP.test(text.slice(-3))) return false;
  const known = reading.known.findWhole(text);
  if (known) {
    const isForeign = !known.languages.includes(language) || foreignness(leanOf(text), language) > FOREIGN;
    return isForeign ? words >= 2 || isApart : isApart && words >= 2;
  }
  if (!isApart) return false;
  reading.asked?.(text);
  if ((recurrenceOf(reading.repetition, text)?.others ?? 0) >= GLUED) return true;
  if (reading.decisions?.find(text, reading.article.id)?.likeness === 1) return true;
  if (words < 2 || /^["“«]/.test(text) || !isForeignThroughout(text, language)) return false;
  return foreignness(leanOf(text), language) > FOREIGN;
}

/** No word that the body's language alone has: "For ejemplo:" is a lead-in with a stray word. */
function isForeignThroughout(text: string, language: Language): boolean {
  const sign = language === 'en' ? -1 : 1;
  return !someWord(text, (start, end) => sign * wordOddsAt(text, start, end) <= -1);
}

/** A link or emphasis that begins before and ends after the place would be torn. */
function isInsideMarkup(view: View, at: number): boolean {
  return view.marks.some((mark) => mark.start < at && at < mark.end);
}

function trimEnd(text: string, at: number): number {
  return text[at - 1] === ' ' ? at - 1 : at;
}

function trimStart(text: string, at: number): number {
  return text[at] === ' ' ? at + 1 : at;
}
