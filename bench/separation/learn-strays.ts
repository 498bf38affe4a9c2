/** Learns `stray-weights.json`: a logistic regression over the words that may be astray. */
import { identify } from '../../pipeline/language/identify.ts';
import type { Language } from '../../pipeline/model/locale.ts';
import {
  isCandidate,
  type Sentence,
  STRAY_FEATURES,
  type StrayValues,
  strayFeatures,
} from '../../pipeline/separate/stray-features.ts';
import { type BodyText, readSentences, type StrayWeights } from '../../pipeline/separate/strays.ts';
import { viewBlock } from '../../pipeline/separate/view.ts';
import { wordsOf } from '../../pipeline/separate/words.ts';
import type { Document } from './corpus.ts';
import type { StraySentence } from './data.ts';
import { readText } from './read.ts';

export interface StrayExample {
  readonly values: StrayValues;
  readonly stray: boolean;
  readonly source: string;
  readonly weight: number;
}

const INDEX = new Map<string, number>(STRAY_FEATURES.map((name, at) => [name, at]));
/** From this probability on a word is reported; chosen where precision and recall are both above 93 per cent. */
export const STRAY_THRESHOLD = 0.55;
const ITERATIONS = 400;
const RIDGE = 1;
/** What a word of a whole document weighs against a word of a single sentence. */
const DOCUMENT_WEIGHT = 2;

export function learnStrays(examples: readonly StrayExample[], threshold: number): StrayWeights {
  const size = STRAY_FEATURES.length + 1;
  const vector = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= ITERATIONS; step++) {
    const gradient = vector.map((value, at) => (at < size - 1 ? RIDGE * value : 0));
    for (const { values, stray, weight } of examples) {
      let odds = vector[size - 1]!;
      for (const [name, value] of values) odds += vector[INDEX.get(name)!]! * value;
      const error = (1 / (1 + Math.exp(-odds)) - (stray ? 1 : 0)) * weight;
      for (const [name, value] of values) gradient[INDEX.get(name)!]! += error * value;
      gradient[size - 1]! += error;
    }
    const rate = 0.2 * (1 - step / (ITERATIONS + 1));
    for (let at = 0; at < size; at++) {
      mean[at] = 0.9 * mean[at]! + 0.1 * gradient[at]!;
      square[at] = 0.999 * square[at]! + 0.001 * gradient[at]! ** 2;
      vector[at]! -=
        (rate * (mean[at]! / (1 - 0.9 ** step))) / (Math.sqrt(square[at]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  const rounded = (value: number) => Number(value.toFixed(3));
  return {
    bias: rounded(vector[size - 1]!),
    features: Object.fromEntries(STRAY_FEATURES.map((name, at) => [name, rounded(vector[at]!)])),
    threshold,
  };
}

export function sentenceExamples(rows: readonly StraySentence[]): StrayExample[] {
  return rows.flatMap((row) => {
    const article = readText(row.id, row.text, 'txt');
    const view = viewBlock(article.source, article.blocks[0]!, 0);
    const sentences = readSentences([whole(view, row.carrier)], row.carrier);
    const strays = new Set(row.strays.map((stray) => stray.offset));
    return sentences.flatMap((sentence) =>
      examplesOf(sentence, (start) => strays.has(start)).map((example) => ({
        ...example,
        source: row.repo,
        weight: 1,
      })),
    );
  });
}

/** Words of the body blocks that are in the body's language, by the gold. */
export function documentExamples(documents: readonly Document[]): StrayExample[] {
  return documents.flatMap(({ gold, format, article }) => {
    const { bodyLang, body } = gold.meta;
    const texts: BodyText[] = [];
    const strays = new Map<string, Set<number>>();
    article.blocks.forEach((block, index) => {
      if (block.role === 'attribute' || block.role === 'field') return;
      const view = viewBlock(article.source, block, index);
      const at = gold.blocks.findIndex((candidate) => candidate.text === view.text);
      const found = gold.blocks[at];
      if (found?.kind !== 'body' || found.lang !== bodyLang) return;
      texts.push(whole(view, bodyLang));
      strays.set(
        view.text,
        new Set(gold.strays.filter((stray) => stray.block === at).map((stray) => stray.offset)),
      );
    });
    return readSentences(texts, bodyLang).flatMap((sentence) =>
      examplesOf(sentence, (start) => strays.get(sentence.text)?.has(start) === true).map((example) => ({
        ...example,
        source: body.repo,
        weight: format === 'txt' ? DOCUMENT_WEIGHT : DOCUMENT_WEIGHT / 2,
      })),
    );
  });
}

function whole(view: BodyText['view'], language: Language): BodyText {
  const { odds } = identify(view.text);
  return {
    view,
    start: 0,
    end: view.text.length,
    tokens: wordsOf(view.text),
    lean: language === 'en' ? -odds : odds,
  };
}

function examplesOf(
  sentence: Sentence,
  isStray: (start: number) => boolean,
): Omit<StrayExample, 'source' | 'weight'>[] {
  return [...sentence.words.keys()]
    .filter((at) => isCandidate(sentence, at))
    .map((at) => ({
      values: withoutSomeWords(sentence.words[at]!.text, strayFeatures(sentence, at)),
      stray: isStray(sentence.words[at]!.start),
    }));
}

/** Part of the dictionary's content words that learning does without: other texts have words it lacks. */
const FORGOTTEN = 0.2;

function withoutSomeWords(word: string, values: StrayValues): StrayValues {
  let sum = 7;
  for (let at = 0; at < word.length; at++) sum = Math.imul(sum ^ word.charCodeAt(at), 0x01000193);
  if (((sum ^ (sum >>> 15)) >>> 0) / 2 ** 32 >= FORGOTTEN) return values;
  return values.map(
    ([name, value]) => [name === 'content-word' ? 'not-in-dictionary' : name, value] as const,
  );
}
