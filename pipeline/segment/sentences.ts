/**
 * One way to split a text into sentences, for English and Spanish.
 *
 * It does not use `Intl.Segmenter`: the boundaries of records must not move when a runtime brings another ICU.
 * Every decision looks a bounded way to both sides, so any text is split in linear time.
 */
import type { Language } from '../model/locale.ts';
import type { Range } from '../model/text.ts';
import { endsSentence } from './sentence/boundary.ts';
import {
  isBullet,
  isCloser,
  isDigit,
  isInverted,
  isLetter,
  isSpace,
  isTerminator,
} from './sentence/characters.ts';

/** The sentences of a text, in order, without the white space around them. Together they hold every other character. */
export function splitSentences(text: string, language: Language): Range[] {
  const ranges: Range[] = [];
  let from = skipSpace(text, 0);
  let at = nextOfInterest(text, from);
  while (at < text.length) {
    const cut = cutAt(text, { from, at, language });
    if (cut.sentenceEnd >= 0) {
      push(text, ranges, from, cut.sentenceEnd);
      from = skipSpace(text, cut.sentenceEnd);
    }
    at = nextOfInterest(text, Math.max(cut.resume, from));
  }
  push(text, ranges, from, text.length);
  return ranges;
}

/** The next character that may end a sentence or begin a list item. */
function nextOfInterest(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128 ? ASCII_OF_INTEREST[code] === 1 : code >= FIRST_MARK && isMark(code)) return at;
  }
  return text.length;
}

/** Of all terminators and bullets beyond ASCII: the letters of both languages come before it. */
const FIRST_MARK = 0x2022;

function isMark(code: number): boolean {
  return isTerminator(code) || isBullet(code);
}

const ASCII_OF_INTEREST = Uint8Array.from({ length: 128 }, (_, code) =>
  '.?!)\n\r'.includes(String.fromCharCode(code)) ? 1 : 0,
);

interface Scan {
  readonly from: number;
  readonly at: number;
  readonly language: Language;
}

interface Cut {
  /** Where the sentence ends, or -1. */
  readonly sentenceEnd: number;
  /** Where to look on. */
  readonly resume: number;
}

function cutAt(text: string, scan: Scan): Cut {
  const code = text.charCodeAt(scan.at);
  if (isTerminator(code)) return cutAtTerminator(text, scan);
  const on = { sentenceEnd: -1, resume: scan.at + 1 };
  if (code === 10 || code === 13) return isBlankLine(text, scan.at) ? { ...on, sentenceEnd: scan.at } : on;
  if (code === 41 && beginsNextItem(text, scan)) return { ...on, sentenceEnd: markerStart(text, scan.at) };
  if (isBullet(code) && beginsNextBullet(text, scan)) return { ...on, sentenceEnd: scan.at };
  return on;
}

function cutAtTerminator(text: string, scan: Scan): Cut {
  if (text.charCodeAt(scan.at) === 46 && beginsNextItem(text, scan)) {
    return { sentenceEnd: markerStart(text, scan.at), resume: scan.at + 1 };
  }
  const stop = afterTerminators(text, scan.at);
  const end = afterClosers(text, stop);
  const next = skipSpace(text, end);
  const spaced = next > end || next === text.length || isInverted(text.charCodeAt(next));
  const { from, at, language } = scan;
  const ends = spaced && endsSentence({ text, language, from, at, stop, end, next });
  return { sentenceEnd: ends ? end : -1, resume: end };
}

/** Past a run of terminators; stops that stand apart (`. . .`) are one ellipsis. */
function afterTerminators(text: string, at: number): number {
  let end = at + 1;
  for (;;) {
    while (end < text.length && isTerminator(text.charCodeAt(end))) end++;
    const spacedStop =
      text.charCodeAt(end - 1) === 46 && text.charCodeAt(end) === 32 && text.charCodeAt(end + 1) === 46;
    if (!spacedStop || isLetter(text.charCodeAt(end + 2)) || isDigit(text.charCodeAt(end + 2))) return end;
    end += 2;
  }
}

/** Past closing quotation marks and brackets, and the numbers of notes (`[3]`). */
function afterClosers(text: string, stop: number): number {
  let end = stop;
  for (;;) {
    while (end < text.length && isCloser(text.charCodeAt(end))) end++;
    const note = text.charCodeAt(end) === 91 ? noteEnd(text, end) : end;
    if (note === end) return end;
    end = note;
  }
}

function noteEnd(text: string, open: number): number {
  let end = open + 1;
  while (end < open + 5 && isDigit(text.charCodeAt(end))) end++;
  return end > open + 1 && text.charCodeAt(end) === 93 ? end + 1 : open;
}

/** A marker that counts on from the marker that begins this sentence: `1) One 2) Two`, `a. One b. Two`. */
function beginsNextItem(text: string, { from, at }: Scan): boolean {
  const start = markerStart(text, at);
  if (start <= from || start === at || !isSpace(text.charCodeAt(start - 1))) return false;
  const first = /^(\d{1,3}|[a-z])([.)]{1,2}) /.exec(text.slice(from, from + 7));
  if (!first) return false;
  const mark = first[2]!;
  const here = text.charCodeAt(at) === 41 && text.charCodeAt(at - 1) === 46 ? at - 1 : at;
  return text.startsWith(`${mark} `, here) && text.slice(start, here) === following(first[1]!);
}

function following(marker: string): string {
  return /\d/.test(marker) ? String(Number(marker) + 1) : String.fromCharCode(marker.charCodeAt(0) + 1);
}

/** Where the number or letter before a `.` or `)` begins. */
function markerStart(text: string, at: number): number {
  let start = text.charCodeAt(at - 1) === 46 ? at - 1 : at;
  const limit = Math.max(0, start - 3);
  while (start > limit && isDigit(text.charCodeAt(start - 1))) start--;
  if (start === at || start === at - 1) {
    const letter = text.charCodeAt(start - 1);
    if (isLetter(letter) && !isLetter(text.charCodeAt(start - 2))) start--;
  }
  return start;
}

function beginsNextBullet(text: string, { from, at }: Scan): boolean {
  return at > from && isBullet(text.charCodeAt(from)) && isSpace(text.charCodeAt(at - 1));
}

function isBlankLine(text: string, at: number): boolean {
  let here = at + 1;
  if (text.charCodeAt(at) === 13 && text.charCodeAt(here) === 10) here++;
  while (text.charCodeAt(here) === 32 || text.charCodeAt(here) === 9) here++;
  return text.charCodeAt(here) === 10 || text.charCodeAt(here) === 13;
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && isSpace(text.charCodeAt(next))) next++;
  return next;
}

function push(text: string, ranges: Range[], start: number, limit: number): void {
  let end = limit;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (end > start) ranges.push({ start, end });
}
