/** Finds single words of the other language inside sentences, with what they should say. */
import type { Language } from '../model/locale.ts';
import { otherLanguage } from '../model/locale.ts';
import type { Evidence, StrayWord } from '../model/separation.ts';
import type { DecisionIndex } from './decisions.ts';
import { translateWord } from './lexicon.ts';
import {
  isCandidate,
  isCapital,
  oddsAt,
  type Sentence,
  type StrayFeature,
  type StrayValues,
  strayFeatures,
} from './stray-features.ts';
import weightsFile from './stray-weights.json' with { type: 'json' };
import type { View } from './view.ts';
import type { Word } from './words.ts';

export interface StrayWeights {
  readonly bias: number;
  /** Log-odds per unit of each feature. */
  readonly features: Readonly<Record<string, number>>;
  /** From this probability on a word is reported. */
  readonly threshold: number;
}

/** One block of the body, or the part of it that is body. */
export interface BodyText {
  readonly view: View;
  readonly start: number;
  readonly end: number;
  /** Its words, with places counted from `start`. */
  readonly tokens: readonly Word[];
  /** Log-odds of the text towards the other language. */
  readonly lean: number;
}

export interface StraySearch {
  readonly texts: readonly BodyText[];
  readonly language: Language;
  readonly article: string;
  readonly decisions: DecisionIndex;
  readonly weights?: StrayWeights;
}

/** A replacement is made unasked only above this probability, and only for words of the dictionary. */
const SAFE = 0.9;

export function findStrays(search: StraySearch): StrayWord[] {
  const weights = search.weights ?? weightsFile;
  const sentences = readSentences(search.texts, search.language);
  const strays: StrayWord[] = [];
  sentences.forEach((sentence, at) => {
    const text = search.texts[at]!;
    sentence.words.forEach((word, index) => {
      if (!isCandidate(sentence, index)) return;
      const values = strayFeatures(sentence, index);
      const chance = chanceOf(values, weights);
      if (chance < weights.threshold || search.decisions.allowsWord(word.text, search.article)) return;
      strays.push(describe({ sentence, index, text, values, chance, weights }));
    });
  });
  return strays;
}

export function chanceOf(values: StrayValues, weights: StrayWeights): number {
  let odds = weights.bias;
  for (const [name, value] of values) odds += (weights.features[name] ?? 0) * value;
  return 1 / (1 + Math.exp(-odds));
}

export function readSentences(texts: readonly BodyText[], language: Language): Sentence[] {
  const counts = new Map<string, number>();
  const read = texts.map(({ view, start, end, tokens, lean }) => {
    const whole = start === 0 && end === view.text.length;
    const text = whole ? view.text : view.text.slice(0, end);
    const words = start === 0 ? tokens : tokens.map((word) => shift(word, start));
    const odds = words.map((word) => {
      const value = oddsAt(text, word, language);
      if (value > 0) countWord(counts, word);
      return value;
    });
    return { text, words, odds, language, marks: view.marks, lean, quotes: quotesOf(text), counts };
  });
  return read;
}

function shift({ text, start, end }: Word, by: number): Word {
  return { text, start: start + by, end: end + by };
}

/** Only words that may be astray are counted: few. */
function countWord(counts: Map<string, number>, word: Word): void {
  const lower = word.text.toLowerCase();
  counts.set(lower, (counts.get(lower) ?? 0) + 1);
}

/** Stretches between quotation marks of a kind; straight marks pair up in order. */
export function quotesOf(text: string): (readonly [number, number])[] {
  const quotes: [number, number][] = [];
  const open = new Map<string, number>();
  for (const match of text.matchAll(/["“”«»„]/g)) {
    const mark = match[0];
    const kind = mark === '"' ? '"' : mark === '«' || mark === '»' ? '«' : '“';
    const started = open.get(kind);
    const opens = mark === '"' ? started === undefined : mark === '“' || mark === '«' || mark === '„';
    if (opens) open.set(kind, match.index);
    else if (started !== undefined) {
      quotes.push([started, match.index]);
      open.delete(kind);
    }
  }
  return quotes;
}

interface Found {
  readonly sentence: Sentence;
  readonly index: number;
  readonly text: BodyText;
  readonly values: StrayValues;
  readonly chance: number;
  readonly weights: StrayWeights;
}

function describe({ sentence, index, text, values, chance, weights }: Found): StrayWord {
  const word = sentence.words[index]!;
  const language = otherLanguage(sentence.language);
  const lower = word.text.toLowerCase();
  const suggestion = translateWord(lower, language, {
    before: sentence.words[index - 1]?.text.toLowerCase() ?? '',
    after: sentence.words[index + 1]?.text.toLowerCase() ?? '',
    comma: /,\s*$/.test(sentence.text.slice(Math.max(0, word.start - 3), word.start)),
  });
  return {
    block: text.view.index,
    range: text.view.locate(word.start, word.end),
    word: word.text,
    language,
    ...(suggestion === undefined ? {} : { suggestion: inCaseOf(suggestion, word.text) }),
    confidence: chance,
    safe: suggestion !== undefined && chance >= SAFE && SAFE_WORDS[language].has(lower) && !mayBeName(values),
    evidence: evidenceOf(values, { weights, word: lower, language }),
  };
}

/** Between capitals, and not between two full names: "Ortega y Gasset" must not become two people. */
function mayBeName(values: StrayValues): boolean {
  const names = new Set(values.map(([name]) => name));
  return names.has('between-capitals') && !names.has('full-names');
}

/** Words with one translation only, whatever the sentence. */
const SAFE_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: new Set(
    'y e o pero también porque aunque siempre nunca muy con los las nosotros ellos hoy ayer'.split(' '),
  ),
  en: new Set('and or but also because although always never very with today yesterday of'.split(' ')),
};

/** In the word's own letter case: all capitals, a first capital, or as it is. */
function inCaseOf(suggestion: string, word: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return suggestion.toUpperCase();
  return isCapital(word) ? suggestion[0]!.toUpperCase() + suggestion.slice(1) : suggestion;
}

/** Features that a person is told of, and the message for each. */
const TOLD: Partial<Record<StrayFeature, string>> = {
  odds: 'frequency',
  'other-frequency': 'common',
  'function-word': 'dictionary',
  'content-word': 'dictionary',
  'plain-around': 'around',
  'between-capitals': 'names',
  'names-foreign': 'names',
  quoted: 'quoted',
  'repeated-content': 'repeated',
  capital: 'capital',
  joined: 'joined',
  loanword: 'borrowed',
};

function evidenceOf(
  values: StrayValues,
  about: { weights: StrayWeights; word: string; language: Language },
): Evidence[] {
  const sums = new Map<string, number>();
  for (const [name, value] of values) {
    const told = TOLD[name];
    const weight = (about.weights.features[name] ?? 0) * value;
    if (told !== undefined) sums.set(told, (sums.get(told) ?? 0) + weight);
  }
  return [...sums]
    .filter(([, weight]) => Math.abs(weight) >= 0.2)
    .map(([kind, weight]) => ({
      kind,
      weight: Math.round(weight * 100) / 100,
      message: {
        key: `separate:stray.${kind}${kind === 'frequency' ? `.${about.language}` : ''}`,
        values: { word: about.word },
      },
    }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
