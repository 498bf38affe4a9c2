/** Learns `vocabulary.json`: words of interface strings against words of sentences and headings. */
import { forEachTerm, LONGEST_LINE, termsOf, type Vocabulary } from '../../pipeline/separate/vocabulary.ts';

export interface VocabularyRow {
  readonly text: string;
  readonly site: boolean;
  /** The project or publication it is from: a word must be used by several. */
  readonly source: string;
}

const EPOCHS = 40;
const RIDGE = 0.02;
const FEWEST_SOURCES = 3;
const SMALLEST_WEIGHT = 0.3;

interface Example {
  readonly terms: readonly number[];
  readonly site: boolean;
  readonly weight: number;
}

export function learnVocabulary(rows: readonly VocabularyRow[]): Vocabulary {
  const { names, examples } = encode(rows);
  const weights = new Float64Array(names.length + 1);
  const squares = new Float64Array(names.length + 1).fill(1e-8);
  const total = examples.reduce((sum, example) => sum + example.weight, 0);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const gradient = new Float64Array(weights.length);
    for (const example of examples) {
      let odds = weights[names.length]!;
      for (const term of example.terms) odds += weights[term]!;
      const error = (1 / (1 + Math.exp(-odds)) - (example.site ? 1 : 0)) * example.weight;
      for (const term of example.terms) gradient[term]! += error;
      gradient[names.length]! += error;
    }
    for (let at = 0; at < weights.length; at++) {
      const ridge = at === names.length ? 0 : (RIDGE * weights[at]! * total) / examples.length;
      const slope = gradient[at]! + ridge;
      squares[at]! += slope * slope;
      weights[at]! -= (0.5 * slope) / Math.sqrt(squares[at]!);
    }
  }
  const words = names
    .map((name, at) => [name, Number(weights[at]!.toFixed(2))] as const)
    .filter(([, weight]) => Math.abs(weight) >= SMALLEST_WEIGHT)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { bias: Number(weights[names.length]!.toFixed(2)), words: Object.fromEntries(words) };
}

/** Each source weighs as the square root of its size, both sides weigh the same. */
function encode(rows: readonly VocabularyRow[]): { names: string[]; examples: Example[] } {
  const sources = new Map<string, Set<string>>();
  const sizes = new Map<string, number>();
  const kept = rows
    .map((row) => ({ row, words: termsOf(row.text) }))
    .filter(({ words }) => words.length > 0 && words.length <= LONGEST_LINE);
  for (const { row, words } of kept) {
    sizes.set(row.source, (sizes.get(row.source) ?? 0) + 1);
    forEachTerm(words, (term) => {
      const seen = sources.get(term);
      if (seen) seen.add(row.source);
      else sources.set(term, new Set([row.source]));
    });
  }
  const names = [...sources].filter(([, seen]) => seen.size >= FEWEST_SOURCES).map(([term]) => term);
  const index = new Map(names.map((name, at) => [name, at]));
  const examples = kept.map(({ row, words }) => {
    const terms = new Set<number>();
    forEachTerm(words, (term) => {
      const at = index.get(term);
      if (at !== undefined) terms.add(at);
    });
    return { terms: [...terms], site: row.site, weight: 1 / Math.sqrt(sizes.get(row.source)!) };
  });
  return { names, examples: balance(examples) };
}

function balance(examples: readonly Example[]): Example[] {
  const sums = { true: 0, false: 0 };
  for (const example of examples) sums[`${example.site}`] += example.weight;
  return examples.map((example) => ({
    ...example,
    weight: (example.weight * examples.length) / (2 * sums[`${example.site}`]),
  }));
}
