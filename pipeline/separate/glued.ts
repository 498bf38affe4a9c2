/** Proposes where site strings may be glued to a sentence: "… in Beijing. Comparte el Post en:". */
import type { Language } from '../model/locale.ts';
import { foreignness, leanOf } from './lean.ts';
import { type Profile, profilePart, type Reading } from './profile.ts';
import { GLUED, recurrenceOf } from './repetition.ts';
import { oddsOf } from './stray-features.ts';
import type { View } from './view.ts';
import { countWords, wordsOf } from './words.ts';

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
    if (view.text[at - 1] !== ' ') continue;
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
  const mayBeKnown = reading.known.mayBegin(wordsOf(view.text.slice(start, from))[0]?.text ?? '');
  for (let at = from; at > start; at--) {
    if (view.text[at - 1] !== ' ' || !SENTENCE_START.test(view.text.slice(at, at + 2))) continue;
    const text = view.text.slice(start, at - 1);
    const isApart = /[:.|»→>–—…-]$/.test(text);
    if ((!isApart && !mayBeKnown) || countWords(view.text.slice(at, end)) < FEWEST_AFTER) continue;
    if (isString(place, text, isApart) && !isInsideMarkup(view, at - 1)) return at - 1;
  }
  return undefined;
}

/**
 * Known, repeated or in the other language, and set apart: by a sentence's end or by the language. In the
 * body's own language a word or two may simply belong to the sentence.
 */
function isString({ reading, language }: Place, text: string, isApart: boolean): boolean {
  const words = countWords(text);
  if (words === 0 || words > LONGEST_WORDS || FULL_STOP.test(text)) return false;
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
  return wordsOf(text).every(({ text: word }) => oddsOf(word, language) > -1);
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
