/** Whether a terminator ends its sentence. Looks at most a few words to either side, so splitting is linear. */
import type { Language } from '../../model/locale.ts';
import { abbreviationKind, goesWithClock, isStarter } from './abbreviations.ts';
import {
  CODE_MARK,
  isBullet,
  isDigit,
  isInverted,
  isLetter,
  isOpener,
  isSpace,
  letterCase,
} from './characters.ts';

/** A run of terminators with the closing marks after it, between one sentence's words and the next's. */
export interface Candidate {
  readonly text: string;
  readonly language: Language;
  /** Where the sentence so far begins. */
  readonly from: number;
  /** First terminator. */
  readonly at: number;
  /** After the last terminator. */
  readonly stop: number;
  /** After the closing marks. */
  readonly end: number;
  /** First character that is not white space after `end`. */
  readonly next: number;
}

/** No word that matters here is longer; it bounds the look back and ahead. */
const REACH = 40;

export function endsSentence(candidate: Candidate): boolean {
  const { text, next } = candidate;
  if (next >= text.length) return true;
  const opening = openingAt(text, next);
  if (opening.kind === 'continues') return false;
  const dots = terminatorKind(candidate);
  if (dots === 'mark') return opening.kind !== 'lower';
  if (dots === 'ellipsis') return endsAtEllipsis(candidate, opening);
  return endsAtStop(candidate, opening);
}

interface Opening {
  /** How the text after the candidate begins. `mark`: `¿`, a bullet, an inline code. */
  readonly kind: 'upper' | 'lower' | 'digit' | 'mark' | 'other' | 'continues';
  /** The first word, in lower case. */
  readonly word: string;
  /** The same word as written. */
  readonly written: string;
  /** True when nothing stands before the word. */
  readonly bare: boolean;
}

function openingAt(text: string, next: number): Opening {
  let at = next;
  const limit = Math.min(text.length, next + REACH);
  while (at < limit && (isOpener(text.charCodeAt(at)) || (at > next && isSpace(text.charCodeAt(at))))) at++;
  const code = at < limit ? text.charCodeAt(at) : 0;
  const bare = at === next;
  if (isInverted(code) || isBullet(code) || text[at] === CODE_MARK) return plain('mark', bare);
  if (isDigit(code)) return plain('digit', bare);
  const size = letterCase(code);
  if (size === 'none')
    return plain(bare && ',;:)]}»”%'.includes(text[at] ?? '') ? 'continues' : 'other', bare);
  const written = wordFrom(text, at);
  const word = written.toLowerCase();
  // A name with a capital inside (iPhone, useState) may begin a sentence.
  const kind = size === 'lower' && /^\p{Ll}+\p{Lu}/u.test(written) ? 'upper' : size;
  return { kind, word, written, bare };
}

function plain(kind: Opening['kind'], bare: boolean): Opening {
  return { kind, word: '', written: '', bare };
}

function wordFrom(text: string, start: number): string {
  let end = start;
  const limit = Math.min(text.length, start + REACH);
  while (end < limit && isLetter(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

function terminatorKind({ text, at, stop }: Candidate): 'stop' | 'ellipsis' | 'mark' {
  let dots = 0;
  for (let here = at; here < stop; here++) {
    const code = text.charCodeAt(here);
    if (code === 46) dots++;
    else if (code === 0x2026) dots += 3;
    else if (!isSpace(code)) return 'mark';
  }
  return dots === 1 ? 'stop' : 'ellipsis';
}

function endsAtEllipsis(candidate: Candidate, opening: Opening): boolean {
  const before = candidate.text.charCodeAt(candidate.at - 1);
  // `[...]` marks an omission, not an end.
  if (candidate.at > candidate.from && (before === 91 || before === 40) && candidate.end > candidate.stop)
    return false;
  if (candidate.at === candidate.from) return false;
  // `I` is always written with a capital, so it begins nothing by itself.
  if (opening.written === 'I' && candidate.language === 'en' && candidate.stop - candidate.at < 7)
    return false;
  return opening.kind === 'upper' || opening.kind === 'mark';
}

function endsAtStop(candidate: Candidate, opening: Opening): boolean {
  if (opening.kind === 'lower') return false;
  const word = wordBefore(candidate);
  if (word === '') return true;
  if (isListMarker(candidate, word)) return false;
  if (candidate.end > candidate.stop) return true;
  return afterWord({ candidate, opening, word });
}

interface Stop {
  readonly candidate: Candidate;
  readonly opening: Opening;
  /** What stands directly before the stop, back to white space or a bracket; may hold stops itself. */
  readonly word: string;
}

function afterWord(stop: Stop): boolean {
  const { candidate, opening, word } = stop;
  if (continuesSpaced(stop)) return false;
  const clock = isSpacedClock(stop);
  const key = word.toLowerCase();
  const kind = clock ? 'clock' : abbreviationKind(key, candidate.language);
  if (kind) return afterAbbreviation(kind, stop);
  if (isAcronym(word)) return begins(stop);
  if (word.length === 1 && isLetter(word.charCodeAt(0))) return afterLetter(stop);
  return opening.kind !== 'other' || !opening.bare || endsPlainly(word);
}

/** Symbols after an ordinary word: a new sentence (`@name`, `#tag`, an emoji). */
function endsPlainly(word: string): boolean {
  return word.length > 1;
}

function afterAbbreviation(kind: NonNullable<ReturnType<typeof abbreviationKind>>, stop: Stop): boolean {
  const { opening, word, candidate } = stop;
  switch (kind) {
    case 'leads':
      // `Main St. The …`: a street, not a saint.
      return /^(?:St|Sr|Bros|Ft|Br)$/.test(word) && candidate.language === 'en' && begins(stop);
    case 'numbers':
      if (opening.kind === 'digit' || /^[IVXLCDM]+$/.test(opening.written)) return false;
      return word.length > 1 && /^\p{L}+$/u.test(word) && /^(?:no|art|fig|cap|ed|app)$/i.test(word)
        ? true
        : begins(stop);
    case 'either':
      return begins(stop);
    case 'closes':
      return opening.kind !== 'other';
    case 'clock':
      return (
        opening.kind !== 'digit' &&
        opening.kind !== 'other' &&
        !goesWithClock(opening.word) &&
        !isLead(candidate)
      );
  }
}

/** `At 9 a.m.` alone is no sentence. */
function isLead({ text, from, at }: Candidate): boolean {
  return at - from < 25 && /^\p{L}+(?: \p{L}+)? [\d:]+ /u.test(text.slice(from, at));
}

/** After something that often stands inside a sentence: only a clear beginning begins a new one. */
function begins({ opening, candidate }: Stop): boolean {
  if (opening.kind === 'mark') return true;
  return opening.kind === 'upper' && isStarter(opening.word, candidate.language);
}

/** An initial (`J. Pérez`), or a letter that ends its sentence (`plan B. The …`, `you and I. Did …`). */
function afterLetter(stop: Stop): boolean {
  const { candidate, word } = stop;
  if (word === 'I' && candidate.language === 'en' && isLowerBefore(candidate)) return true;
  return begins(stop);
}

function isLowerBefore({ text, at, from }: Candidate): boolean {
  let start = at - 2;
  while (start > from && isSpace(text.charCodeAt(start))) start--;
  return (
    start > from &&
    letterCase(text.charCodeAt(start)) === 'lower' &&
    /^\p{Ll}/u.test(lastWord(text, start + 1))
  );
}

function lastWord(text: string, end: number): string {
  let start = end;
  const limit = Math.max(0, end - REACH);
  while (start > limit && isLetter(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
}

/** `EE. UU.`, `a. m.`, `p. ej.`, `S. A.`: the parts of an abbreviation written with spaces. */
function continuesSpaced({ candidate, opening, word }: Stop): boolean {
  const { text, next } = candidate;
  if (!opening.bare || word.length > 2 || text[next + opening.written.length] !== '.') return false;
  if (word.length === 2) return isDoubled(word) && isDoubled(opening.written);
  return opening.written.length === 1 || opening.word === 'ej' || opening.word === 'gr';
}

function isDoubled(word: string): boolean {
  return word.length === 2 && word[0] === word[1] && letterCase(word.charCodeAt(0)) === 'upper';
}

/** The second half of `a. m.`, `p. m.`, `a. C.` or `d. C.`. */
function isSpacedClock({ candidate, word }: Stop): boolean {
  if (word !== 'm' && word !== 'C') return false;
  const before = candidate.text.slice(Math.max(candidate.from, candidate.at - 5), candidate.at - 1);
  return /(?:^|[^\p{L}])[apd]\.\s?$/u.test(before);
}

/** Letters in ones and twos between stops: `U.S`, `Ph.D`, `EE.UU`, `S.A.R`. */
function isAcronym(word: string): boolean {
  return word.length <= 12 && word.includes('.') && /^(?:\p{L}{1,3}\.)+\p{L}{1,2}$/u.test(word);
}

/** A number or letter that begins its sentence numbers it: `1. First`, `b. Second`, `iv. Fourth`. */
function isListMarker({ text, from, at }: Candidate, word: string): boolean {
  if (word.length > 4 || !/^(?:\d{1,3}|\p{L}|[ivxIVX]{1,4})$/u.test(word)) return false;
  let start = at - word.length;
  while (start > from && !isLetter(text.charCodeAt(start - 1)) && !isDigit(text.charCodeAt(start - 1)))
    start--;
  return start <= from;
}

function wordBefore({ text, from, at }: Candidate): string {
  let start = at;
  const limit = Math.max(from, at - REACH);
  while (start > limit && !breaksWord(text.charCodeAt(start - 1))) start--;
  return text.slice(start, at);
}

function breaksWord(code: number): boolean {
  return (
    isSpace(code) || (isOpener(code) && code !== 39) || isInverted(code) || isBullet(code) || code === 44
  );
}
