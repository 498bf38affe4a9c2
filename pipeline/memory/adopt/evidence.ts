/** What speaks for two stretches of text being each other's translation, in nats. */
import { plainText } from '../../model/coded-text.ts';
import { lengthCost } from './lengths.ts';
import { knownTokens, markupTokens, tokensOf } from './tokens.ts';
import type { AdoptUnit } from './unit.ts';

/** A stretch as the comparison sees it: a sentence, or the sentences of a block. */
export interface Part {
  readonly units: readonly AdoptUnit[];
  /** Characters of its text. */
  readonly length: number;
  /** Characters of the translation it has, where all of it has one. */
  readonly known: number | undefined;
  readonly tokens: ReadonlyMap<number, number>;
  readonly weight: number;
}

/** Numbers and addresses say more than the beginning of a word; what stands before a block says less. */
const CLASSES: Readonly<Record<string, number>> = { n: 1.5, v: 1.5, k: 2, c: 1, g: 0.5 };
/**
 * The share of its tokens that a sentence has in common with its translation is about 0.4, with any other sentence of
 * the article about 0.1 (by weight; English and Spanish, whatever the subject). Between them nothing is known.
 */
const NEUTRAL = 0.2;
const SLOPE = 6;
const LEXICAL = { least: -4, most: 7 };
/** More tokens than this make a share no surer. */
const ENOUGH = 16;

/** Tokens by number, with a weight by how rare each is in the two files. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #weights: number[] = [];

  readonly #isKnown: boolean;

  constructor(sources: readonly AdoptUnit[], targets: readonly AdoptUnit[]) {
    this.#isKnown = sources.some(({ known }) => known);
    const counts = this.#count(sources, 'source');
    for (const [number, count] of this.#count(targets, 'target'))
      counts.set(number, Math.max(counts.get(number) ?? 0, count));
    const blocks = Math.max(blockCount(sources), blockCount(targets), 1);
    for (const [token, number] of this.#numbers) {
      const rare = Math.log(1 + blocks / (counts.get(number) ?? 1));
      this.#weights[number] = rare * (CLASSES[token[0]!] ?? 1);
    }
  }

  /** How many blocks each token stands in. */
  #count(units: readonly AdoptUnit[], side: Side): Map<number, number> {
    const blocks = new Map<number, Set<number>>();
    for (const unit of units) {
      for (const token of this.#tokensOf(unit, side)) {
        const number = this.#number(token);
        const found = blocks.get(number);
        if (found) found.add(unit.block);
        else blocks.set(number, new Set([unit.block]));
      }
    }
    return new Map(Array.from(blocks, ([number, found]) => [number, found.size]));
  }

  part(units: readonly AdoptUnit[], side: Side): Part {
    const tokens = new Map<number, number>();
    let weight = 0;
    for (const unit of units) {
      for (const token of this.#tokensOf(unit, side)) {
        const number = this.#number(token);
        if (tokens.has(number)) continue;
        tokens.set(number, this.#weights[number]!);
        weight += this.#weights[number]!;
      }
    }
    const isKnown = units.length > 0 && units.every(({ known }) => known);
    return {
      units,
      length: units.reduce((sum, unit) => sum + shownLength(unit), 0),
      known: isKnown ? units.reduce((sum, { known = '' }) => sum + plainText(known).length, 0) : undefined,
      tokens,
      weight,
    };
  }

  #number(token: string): number {
    const known = this.#numbers.get(token);
    if (known !== undefined) return known;
    this.#numbers.set(token, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  *#tokensOf(unit: AdoptUnit, side: Side): Generator<string> {
    yield* tokensOf(unit);
    if (unit.before) yield* markupTokens(unit.before);
    if (!this.#isKnown) return;
    const words = side === 'target' ? unit.text : unit.known;
    if (words) yield* knownTokens(plainText(words));
  }
}

type Side = 'source' | 'target';

function blockCount(units: readonly AdoptUnit[]): number {
  return new Set(units.map(({ block }) => block)).size;
}

export function shownLength({ text, codes }: AdoptUnit): number {
  return plainText(text).length + codes.reduce((sum, { equivalent }) => sum + equivalent.length, 0);
}

/** Minus what the shared tokens say: negative where they speak for the pair. */
export function tokenCost(source: Part, target: Part): number {
  const [small, large] = source.tokens.size < target.tokens.size ? [source, target] : [target, source];
  const count = small.tokens.size;
  if (count === 0) return 0;
  let shared = 0;
  for (const [token, weight] of small.tokens) if (large.tokens.has(token)) shared += weight;
  const share = shared / Math.max(Math.min(source.weight, target.weight), 1e-9);
  const evidence = (share - NEUTRAL) * SLOPE * Math.sqrt(Math.min(count, ENOUGH));
  return -Math.min(LEXICAL.most, Math.max(LEXICAL.least, evidence));
}

export function sizeCost(source: Part, target: Part, ratio: number): number {
  if (source.known !== undefined) return lengthCost(source.known, target.length, 1);
  return lengthCost(source.length, target.length, ratio);
}
