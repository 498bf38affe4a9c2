/** From files of strings and of word counts to what the fit reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composed, hashWord, scan } from '../../pipeline/language/scan.ts';
import { bandsOfLevels, levelOfFrequency, ratioOfLevels } from '../../pipeline/language/score.ts';
import { KEY_BITS } from '../../pipeline/language/format.ts';
import type { Example } from './fit.ts';

export interface Row {
  readonly text: string;
  readonly lang: string;
  readonly repo: string;
  readonly kind?: string;
  readonly rank?: number;
  readonly bucket?: string;
}

/** Levels (English * 32 + Spanish) by the word's key. */
export type Lexicon = ReadonlyMap<number, number>;

export function readStrings(folder: string): Row[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl')).sort();
  return files.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8').trim().split('\n').filter((line) => line).map((line) => JSON.parse(line) as Row),
  );
}

export function readFrequencies(folder: string): Lexicon {
  const lexicon = new Map<number, number>();
  for (const [language, shift] of [['en', 5], ['es', 0]] as const) {
    for (const [key, perMillion] of countWords(join(folder, `freq_${language}.txt`))) {
      lexicon.set(key, (lexicon.get(key) ?? 0) | (levelOfFrequency(perMillion) << shift));
    }
  }
  return lexicon;
}

const MOST_WORDS = 32000;

function countWords(file: string): Map<number, number> {
  const lines = readFileSync(file, 'utf8').trim().split('\n').map((line) => line.split(' '));
  const total = lines.reduce((sum, [, count]) => sum + Number(count), 0);
  const words = new Map<number, number>();
  for (const [word, count] of lines.slice(0, MOST_WORDS)) {
    const hash = hashWord(word!);
    if (hash === 0) continue;
    const key = hash >>> (32 - KEY_BITS);
    words.set(key, (words.get(key) ?? 0) + (Number(count) / total) * 1e6);
  }
  return words;
}

/** Strings that stand in several languages become one example whose target is shared between them. */
export function examplesOf(rows: readonly Row[], lexicon: Lexicon): Example[] {
  const byText = new Map<string, { target: number[]; weight: number }>();
  for (const row of rows) {
    const place = row.lang === 'en' ? 0 : row.lang === 'es' ? 1 : row.lang === 'mixed' ? -1 : 2;
    if (place < 0) continue;
    const known = byText.get(row.text) ?? { target: [0, 0, 0], weight: 0 };
    const weight = weightOf(row);
    known.target[place]! += weight;
    known.weight = Math.max(known.weight, weight);
    byText.set(row.text, known);
  }
  return [...byText].map(([text, { target, weight }]) => {
    const sum = target[0]! + target[1]! + target[2]!;
    return exampleOf(text, lexicon, { target: target.map((share) => share / sum), weight });
  });
}

/** Words of a frequency list count less than strings people read, rarer words less than common ones. */
function weightOf(row: Row): number {
  return row.kind === 'word' ? 0.3 * Math.max(0.1, 1 - Math.log10(row.rank ?? 1) / 6) : 1;
}

export function exampleOf(
  text: string,
  lexicon: Lexicon,
  { target, weight }: Pick<Example, 'target' | 'weight'>,
): Example {
  const found = scan(composed(text));
  const bands = new Uint8Array(found.wordCount);
  let ratio = 0;
  for (let at = 0; at < found.wordCount; at++) {
    const levels = lexicon.get(found.words[at]! >>> (32 - KEY_BITS)) ?? 0;
    bands[at] = bandsOfLevels(levels);
    ratio += ratioOfLevels(levels);
  }
  return { grams: found.grams.slice(0, found.gramCount), bands, ratio, target, weight };
}
