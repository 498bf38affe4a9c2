/** From rows to what the fit reads: numbers, and how likely each class is. */
import { CLASS, CLASSES } from '../../pipeline/language/format.ts';
import { bandsOfLevels, ratioOfLevels } from '../../pipeline/language/levels.ts';
import { composed, scan } from '../../pipeline/language/scan.ts';
import type { Example } from './fit.ts';
import { keyOf, type Lexicon } from './lexicon.ts';
import type { Row } from './rows.ts';

const CLASS_OF: Readonly<Record<string, number>> = {
  en: CLASS.english,
  es: CLASS.spanish,
  pt: CLASS.southern,
  ca: CLASS.southern,
  it: CLASS.southern,
  fr: CLASS.northern,
  de: CLASS.northern,
  any: CLASS.shared,
};

/** Entries of lists count less than strings that people read. */
const WEIGHT_OF_WORD = 0.3;
const WEIGHT_OF_NAME = 0.3;
/** A string of ours that another language has too is ours, mostly. */
const SHARE_OF_OTHERS = 0.2;

interface Tally {
  /** Which languages strings on screens have it in: 1 or 0. */
  readonly seen: number[];
  /** How common it is in each language's list. */
  readonly listed: number[];
  weight: number;
}

/** One example for each text, letter case and outer punctuation aside, however many rows have it. */
export function examplesOf(rows: readonly Row[], lexicon: Lexicon): Example[] {
  const tallies = new Map<string, Tally>();
  for (const row of rows) {
    const text = fold(row.text);
    const tally = tallies.get(text) ?? { seen: zeros(), listed: zeros(), weight: 0 };
    const counts = row.kind === 'word' ? tally.listed : tally.seen;
    const at = CLASS_OF[row.lang]!;
    counts[at] = Math.max(counts[at]!, presenceOf(row));
    tally.weight = Math.max(tally.weight, weightOf(row));
    tallies.set(text, tally);
  }
  return [...tallies].map(([text, tally]) =>
    exampleOf(text, lexicon, { target: targetOf(tally), weight: tally.weight }),
  );
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[\s.:…!?]+$/, '');
}

function zeros(): number[] {
  return new Array<number>(CLASSES).fill(0);
}

/** Frequency falls with rank as Zipf has it. */
function presenceOf({ kind, rank = 1 }: Row): number {
  return kind === 'word' ? 1 / (rank + 20) : 1;
}

function weightOf({ kind, rank = 1 }: Row): number {
  if (kind === 'name') return WEIGHT_OF_NAME;
  return kind === 'word' ? WEIGHT_OF_WORD * Math.max(0.1, 1 - Math.log10(rank) / 6) : 1;
}

/** Shares that sum to 1. The lists together have one voice; what English and Spanish have in common is `shared`. */
function targetOf({ seen, listed }: Tally): number[] {
  const lists = shares(favourOurs(listed));
  const target = favourOurs(seen).map((presence, at) => presence + lists[at]!);
  const common = Math.min(target[CLASS.english]!, target[CLASS.spanish]!);
  target[CLASS.shared]! += 2 * common;
  target[CLASS.english]! -= common;
  target[CLASS.spanish]! -= common;
  return shares(target);
}

function favourOurs(counts: readonly number[]): number[] {
  const ours = counts[CLASS.english]! + counts[CLASS.spanish]! > 0;
  const share = (at: number) =>
    ours && (at === CLASS.southern || at === CLASS.northern) ? SHARE_OF_OTHERS : 1;
  return counts.map((count, at) => count * share(at));
}

function shares(counts: readonly number[]): number[] {
  const sum = counts.reduce((total, count) => total + count, 0);
  return sum === 0 ? [...counts] : counts.map((count) => count / sum);
}

function exampleOf(
  text: string,
  lexicon: Lexicon,
  { target, weight }: Pick<Example, 'target' | 'weight'>,
): Example {
  const found = scan(composed(text));
  const bands = new Uint8Array(found.wordCount);
  let ratio = 0;
  for (let at = 0; at < found.wordCount; at++) {
    const levels = lexicon.get(keyOf(found.words[at]!)) ?? 0;
    bands[at] = bandsOfLevels(levels);
    ratio += ratioOfLevels(levels);
  }
  return { grams: found.grams.slice(0, found.gramCount), bands, ratio, target, weight };
}
