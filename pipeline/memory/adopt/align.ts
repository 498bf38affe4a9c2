/**
 * Which sentences of a translated file are the translation of which sentences of its source: first block by block,
 * by what blocks are, how long they are and what they share; then, inside blocks that belong together, sentence by
 * sentence. One or two sentences may stand for one or two; both sides may have what the other has not.
 */

import { type Part, shownLength, sizeCost, tokenCost, Vocabulary } from './evidence.ts';
import { type Bead, bestBeads, type Shape } from './lattice.ts';
import { lengthRatio } from './lengths.ts';
import type { AdoptUnit } from './unit.ts';

/** Sentences that belong together. Either side may be empty. */
export interface Pairing {
  readonly sources: readonly AdoptUnit[];
  readonly targets: readonly AdoptUnit[];
  /** 0 to 1: how likely it is that exactly these belong together. */
  readonly confidence: number;
}

const ONE: Shape = { sources: 1, targets: 1 };
const LEFT: Shape = { sources: 1, targets: 0 };
const NEW: Shape = { sources: 0, targets: 1 };
const SPLIT: Shape = { sources: 1, targets: 2 };
const MERGED: Shape = { sources: 2, targets: 1 };
const SHAPES = [ONE, LEFT, NEW, SPLIT, MERGED];

/** In nats, from the shares Gale and Church counted; pages are more often left behind by their source than books. */
const BLOCK_PRICE = { one: 0.1, skip: 3, uneven: 4 };
const SENTENCE_PRICE = { one: 0.1, skip: 4, uneven: 3.2 };
/** A block of another kind: a paragraph made a list is possible, a heading made a paragraph hardly. */
const OTHER_ROLE = 2;
const OTHER_KIND = 6;
const OTHER_LEVEL = 1;
/** A pair worse than this, in nats, is no pair. */
const WORST = 3;
/** What a firm neighbour on one side adds: what stands between two pairs is most likely one itself. */
const NEIGHBOUR = 0.8;
/** What it adds that a block has as many sentences as its counterpart, and that all of the file has as many blocks. */
const PARALLEL = 0.5;
const FIRM = 0.75;

export function alignUnits(sources: readonly AdoptUnit[], targets: readonly AdoptUnit[]): Pairing[] {
  const vocabulary = new Vocabulary(sources, targets);
  const ratio = lengthRatio(total(sources), total(targets));
  const blocks = {
    sources: byBlock(sources).map((units) => vocabulary.part(units, 'source')),
    targets: byBlock(targets).map((units) => vocabulary.part(units, 'target')),
  };
  const beads = bestBeads({
    sources: blocks.sources.length,
    targets: blocks.targets.length,
    shapes: SHAPES,
    cost: (source, target, shape) =>
      blockCost(
        merge(blocks.sources, source, shape.sources),
        merge(blocks.targets, target, shape.targets),
        ratio,
      ),
  });
  const isAllParallel = beads.every((bead) => bead.sources === 1 && bead.targets === 1);
  const found = beads.flatMap((bead) => {
    const ours = merge(blocks.sources, bead.source, bead.sources);
    const theirs = merge(blocks.targets, bead.target, bead.targets);
    return alignSentences(ours, theirs, { bead, vocabulary, ratio });
  });
  return found.map((draft, at): Pairing => {
    const { sources: ours, targets: theirs, posterior, cost } = draft;
    const isPair = ours.length > 0 && theirs.length > 0;
    const near = (isFirm(found[at - 1]) ? NEIGHBOUR : 0) + (isFirm(found[at + 1]) ? NEIGHBOUR : 0);
    const support = near + (draft.isParallel ? PARALLEL : 0) + (isAllParallel ? PARALLEL : 0);
    return { sources: ours, targets: theirs, confidence: isPair ? posterior * fitOf(cost - support) : 0 };
  });
}

interface Draft {
  readonly sources: readonly AdoptUnit[];
  readonly targets: readonly AdoptUnit[];
  readonly posterior: number;
  /** In nats, of the pair itself. */
  readonly cost: number;
  /** Every sentence of its block has one of its own on the other side. */
  readonly isParallel: boolean;
}

/** A pair that stands on its own feet; the ends of the files count as one. */
function isFirm(draft: Draft | undefined): boolean {
  if (!draft) return true;
  const { sources, targets, posterior, cost } = draft;
  return sources.length === 1 && targets.length === 1 && posterior * fitOf(cost) >= FIRM;
}

interface Within {
  readonly bead: Bead;
  readonly vocabulary: Vocabulary;
  readonly ratio: number;
}

function alignSentences(ours: Part, theirs: Part, { bead, vocabulary, ratio }: Within): Draft[] {
  const sources = ours.units.map((unit) => vocabulary.part([withoutMarkup(unit)], 'source'));
  const targets = theirs.units.map((unit) => vocabulary.part([withoutMarkup(unit)], 'target'));
  const cost = (source: Part, target: Part) => sizeCost(source, target, ratio) + tokenCost(source, target);
  const found = bestBeads({
    sources: sources.length,
    targets: targets.length,
    shapes: SHAPES,
    cost: (source, target, shape) => {
      const price = priceOf(shape, SENTENCE_PRICE);
      if (shape.sources === 0 || shape.targets === 0) return price;
      return price + cost(merge(sources, source, shape.sources), merge(targets, target, shape.targets));
    },
  });
  const isParallel = found.every((sentence) => sentence.sources === 1 && sentence.targets === 1);
  return found.map((sentence): Draft => {
    const left = merge(sources, sentence.source, sentence.sources);
    const right = merge(targets, sentence.target, sentence.targets);
    return {
      sources: ours.units.slice(sentence.source, sentence.source + sentence.sources),
      targets: theirs.units.slice(sentence.target, sentence.target + sentence.targets),
      posterior: bead.posterior * sentence.posterior,
      cost: cost(left, right),
      isParallel,
    };
  });
}

/** From what the pair itself says, wherever it stands: 0.5 at `WORST`. */
function fitOf(cost: number): number {
  return 1 / (1 + Math.exp(cost - WORST));
}

function blockCost(source: Part, target: Part, ratio: number): number {
  const shape = { sources: blocksOf(source), targets: blocksOf(target) };
  const price = priceOf(shape, BLOCK_PRICE);
  if (shape.sources === 0 || shape.targets === 0) return price;
  const role = roleCost(source.units[0]!, target.units[0]!);
  if (role === Infinity) return Infinity;
  return price + role + sizeCost(source, target, ratio) + tokenCost(source, target);
}

function priceOf({ sources, targets }: Shape, price: typeof BLOCK_PRICE): number {
  if (sources === 0 || targets === 0) return price.skip;
  return sources === targets ? price.one : price.uneven;
}

function roleCost(source: AdoptUnit, target: AdoptUnit): number {
  const kinds = [kindOf(source), kindOf(target)];
  if (source.name !== target.name) return Infinity;
  if (kinds[0] !== kinds[1]) return OTHER_KIND;
  if (source.level !== target.level) return OTHER_LEVEL;
  return source.role === target.role ? 0 : OTHER_ROLE;
}

function kindOf({ role }: AdoptUnit): string {
  if (role === 'title' || role === 'heading') return 'heading';
  if (role === 'table-cell' || role === 'attribute' || role === 'field') return role;
  return 'text';
}

function blocksOf({ units }: Part): number {
  return new Set(units.map(({ block }) => block)).size;
}

function withoutMarkup(unit: AdoptUnit): AdoptUnit {
  return unit.before ? { ...unit, before: '' } : unit;
}

function total(units: readonly AdoptUnit[]): number {
  return units.reduce((sum, unit) => sum + shownLength(unit), 0);
}

function byBlock(units: readonly AdoptUnit[]): AdoptUnit[][] {
  return [...Map.groupBy(units, ({ block }) => block).values()];
}

/** Two parts as one, each pair of neighbours made once. */
const merged = new WeakMap<Part, Part>();

function merge(parts: readonly Part[], from: number, count: number): Part {
  const first = parts[from];
  if (count === 0 || !first) return EMPTY;
  if (count === 1) return first;
  const second = parts[from + 1]!;
  const known = merged.get(first);
  if (known) return known;
  const tokens = new Map([...first.tokens, ...second.tokens]);
  const both: Part = {
    units: [...first.units, ...second.units],
    length: first.length + second.length,
    known: first.known === undefined || second.known === undefined ? undefined : first.known + second.known,
    tokens,
    weight: [...tokens.values()].reduce((sum, weight) => sum + weight, 0),
  };
  merged.set(first, both);
  return both;
}

const EMPTY: Part = { units: [], length: 0, known: undefined, tokens: new Map(), weight: 0 };
