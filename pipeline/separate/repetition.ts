/** Which lines recur in many articles of a site: what a build learns and keeps. */
import { fnv1a } from '../model/fnv.ts';
import { foldText } from './fold-text.ts';

export interface Repetition {
  /** How many articles were read; versions of one article count once, here and below. */
  readonly articles: number;
  /** By folded text: in how many articles it stands, and in how many of those among the first or the last lines. */
  readonly lines: Readonly<Record<string, LineCount>>;
  /** Folded titles of the articles: a line that is another article's title is a teaser. */
  readonly titles: Readonly<Record<string, number>>;
}

export interface LineCount {
  readonly articles: number;
  readonly first: number;
  readonly last: number;
}

/** What is known before anything was read. */
export const NO_REPETITION: Repetition = { articles: 0, lines: {}, titles: {} };

/** Longest line that is counted, in UTF-16 units: chrome is short, notices are not much longer. */
export const LONGEST = 240;

export interface Recurrence {
  /** Articles besides this one that hold the line. */
  readonly others: number;
  /** It opens or closes a good part of the site. */
  readonly notice: boolean;
  readonly first: number;
  readonly last: number;
  /** Articles whose title it is. */
  readonly titles: number;
}

/** Articles that hold a notice, their part of the site, and of them the part that has it at one end. */
const NOTICE = { articles: 6, share: 0.25, edge: 0.8 };

function isNotice({ articles, first, last }: LineCount, all: number): boolean {
  if (articles < NOTICE.articles || articles < NOTICE.share * all) return false;
  return Math.max(first, last) >= NOTICE.edge * articles;
}

/** Numbers of other articles that separation tells apart: any, two for what is glued to a sentence, and more. */
export const SOME = 1;
export const GLUED = 2;
export const SEVERAL = 3;
export const MANY = 10;

/** It stands at one end of most of the articles that have it. */
export function isAtEdge({ others, first, last }: Recurrence): boolean {
  return Math.max(first, last) > others / 2;
}

/** What is known of a line of an article that was itself among those learnt from. */
export function recurrenceOf(repetition: Repetition | undefined, text: string): Recurrence | undefined {
  return repetition && text.length <= LONGEST ? recurrenceOfFolded(repetition, foldText(text)) : undefined;
}

function recurrenceOfFolded(repetition: Repetition, folded: string): Recurrence | undefined {
  const line = Object.hasOwn(repetition.lines, folded) ? repetition.lines[folded] : undefined;
  const titles = Object.hasOwn(repetition.titles, folded) ? repetition.titles[folded]! : 0;
  if (!line && titles === 0) return undefined;
  return {
    others: line ? line.articles - 1 : 0,
    notice: line !== undefined && isNotice(line, repetition.articles),
    first: line?.first ?? 0,
    last: line?.last ?? 0,
    titles,
  };
}

/** Lines, folded, that separation is told something else of: for all others either of the two gives the same. */
export function differingLines(before: Repetition, after: Repetition): string[] {
  const { articles, lines, titles } = after;
  if (before.articles === articles && before.lines === lines && before.titles === titles) return [];
  const all = new Set(
    [before, after].flatMap((one) => [...Object.keys(one.lines), ...Object.keys(one.titles)]),
  );
  return [...all].filter((line) => {
    const [was, is] = [recurrenceOfFolded(before, line), recurrenceOfFolded(after, line)];
    return was && is ? !isToldAlike(was, is) : was !== is;
  });
}

const BOUNDS = [SOME, GLUED, SEVERAL, MANY];

function isToldAlike(one: Recurrence, other: Recurrence): boolean {
  return (
    BOUNDS.every((bound) => one.others >= bound === other.others >= bound) &&
    isAtEdge(one) === isAtEdge(other) &&
    one.notice === other.notice &&
    Math.min(one.titles, 2) === Math.min(other.titles, 2)
  );
}

/** Stands for a text that recurrence was asked of; two that differ are alike once in 4,000,000,000 times. */
export function lineNumber(folded: string): number {
  return fnv1a(folded);
}

/** The same of a text as it stands; undefined for one that nothing is known of, being too long. */
export function askedNumber(text: string): number | undefined {
  return text.length <= LONGEST ? lineNumber(foldText(text)) : undefined;
}
