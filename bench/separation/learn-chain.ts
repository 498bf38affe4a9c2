/** Learns `weights.json`: the weights of a conditional random field, by its penalised likelihood. */
import {
  ALLOWED,
  type Chain,
  IS_INTERFACE,
  MAY_START,
  STATE_COUNT,
  STATES,
  sweep,
} from '../../pipeline/separate/chain.ts';
import type { Features } from '../../pipeline/separate/features.ts';
import { emissionsOf, FEATURE_NAMES, type Weights } from '../../pipeline/separate/weigh.ts';
import { type Loss, minimise } from './minimise.ts';

export interface Sequence {
  readonly lines: readonly Features[];
  /** Index into STATES for each line. */
  readonly labels: readonly number[];
}

export interface LearningOptions {
  readonly iterations: number;
  /** Penalty on squared weights: shared weights, and those of one state alone. */
  readonly ridge: number;
  readonly stateRidge: number;
}

export const LEARNING: LearningOptions = { iterations: 80, ridge: 1, stateRidge: 4 };

const F = FEATURE_NAMES.length;
const S = STATE_COUNT;
const NEVER = -1e4;
const INDEX = new Map(FEATURE_NAMES.map((name, at) => [name as string, at]));

/** One flat vector: shared [F], state [F × S], start [S], end [S], steps [S × S]. */
const AT = { state: F, start: F + F * S, end: F + F * S + S, step: F + F * S + 2 * S };
const SIZE = AT.step + S * S;

export function learnChain(sequences: readonly Sequence[], options: LearningOptions = LEARNING): Weights {
  return toWeights(minimise((vector) => lossOf(sequences, vector, options), SIZE, options.iterations));
}

/** The penalised negative log-likelihood and its gradient. */
function lossOf(sequences: readonly Sequence[], vector: Float64Array, options: LearningOptions): Loss {
  const gradient = new Float64Array(SIZE);
  let value = 0;
  for (let at = 0; at < SIZE; at++) {
    const ridge = at < AT.state ? options.ridge : at < AT.start ? options.stateRidge : 0.5;
    gradient[at] = vector[at]! * ridge;
    value += (ridge * vector[at]! ** 2) / 2;
  }
  const table = tableOf(vector);
  const chain = chainOf(vector);
  for (const sequence of sequences) value += addSequence(sequence, { table, chain, gradient });
  return { value, gradient };
}

function tableOf(vector: Float64Array): Float64Array {
  const table = new Float64Array(F * S);
  for (let feature = 0; feature < F; feature++) {
    for (let state = 0; state < S; state++) {
      const at = feature * S + state;
      table[at] = (IS_INTERFACE[state] ? vector[feature]! : 0) + vector[AT.state + at]!;
    }
  }
  return table;
}

function chainOf(vector: Float64Array): Chain {
  return {
    start: Float64Array.from(STATES, (_, at) => (MAY_START[at] ? vector[AT.start + at]! : NEVER)),
    end: vector.slice(AT.end, AT.end + S),
    step: Float64Array.from(ALLOWED, (allowed, at) => (allowed ? vector[AT.step + at]! : NEVER)),
  };
}

interface Work {
  readonly table: Float64Array;
  readonly chain: Chain;
  readonly gradient: Float64Array;
}

/** Adds expected minus observed counts; returns the negative log-likelihood. */
function addSequence(sequence: Sequence, { table, chain, gradient }: Work): number {
  const emissions = emissionsOf(table, sequence.lines);
  const { forward, backward, logZ } = sweep(chain, emissions);
  const count = sequence.lines.length;
  for (let line = 0; line < count; line++) {
    const label = sequence.labels[line]!;
    for (let state = 0; state < S; state++) {
      const at = line * S + state;
      const difference = Math.exp(forward[at]! + backward[at]! - logZ) - (state === label ? 1 : 0);
      if (Math.abs(difference) < 1e-9) continue;
      addLine(sequence.lines[line]!, { state, difference, gradient });
      if (line === 0) gradient[AT.start + state]! += difference;
      if (line === count - 1) gradient[AT.end + state]! += difference;
    }
    if (line > 0) addSteps(sequence, line, { chain, emissions, forward, backward, logZ, gradient });
  }
  return logZ - scoreOf(sequence.labels, chain, emissions);
}

function scoreOf(labels: readonly number[], chain: Chain, emissions: Float64Array): number {
  let score = chain.start[labels[0]!]! + chain.end[labels.at(-1)!]!;
  labels.forEach((label, line) => {
    score += emissions[line * S + label]!;
    if (line > 0) score += chain.step[labels[line - 1]! * S + label]!;
  });
  return score;
}

function addLine(
  features: Features,
  part: { state: number; difference: number; gradient: Float64Array },
): void {
  for (const [name, value] of features) {
    const feature = INDEX.get(name)!;
    part.gradient[AT.state + feature * S + part.state]! += part.difference * value;
    if (IS_INTERFACE[part.state]) part.gradient[feature]! += part.difference * value;
  }
}

function addSteps(
  sequence: Sequence,
  line: number,
  part: {
    chain: Chain;
    emissions: Float64Array;
    forward: Float64Array;
    backward: Float64Array;
    logZ: number;
    gradient: Float64Array;
  },
): void {
  for (let from = 0; from < S; from++) {
    for (let to = 0; to < S; to++) {
      if (!ALLOWED[from * S + to]) continue;
      const expected = Math.exp(
        part.forward[(line - 1) * S + from]! +
          part.chain.step[from * S + to]! +
          part.emissions[line * S + to]! +
          part.backward[line * S + to]! -
          part.logZ,
      );
      const seen = sequence.labels[line - 1] === from && sequence.labels[line] === to ? 1 : 0;
      part.gradient[AT.step + from * S + to]! += expected - seen;
    }
  }
}

function toWeights(vector: Float64Array): Weights {
  const states = STATES.map((state, at) => {
    const own = FEATURE_NAMES.map(
      (name, feature) => [name, round(vector[AT.state + feature * S + at]!)] as const,
    );
    return [state, Object.fromEntries(own.filter(([, weight]) => Math.abs(weight) >= 0.02))] as const;
  });
  const steps = [...ALLOWED.keys()].filter((at) => ALLOWED[at]);
  return {
    features: Object.fromEntries(FEATURE_NAMES.map((name, at) => [name, round(vector[at]!)])),
    states: Object.fromEntries(states),
    start: Object.fromEntries(STATES.map((state, at) => [state, round(vector[AT.start + at]!)])),
    end: Object.fromEntries(STATES.map((state, at) => [state, round(vector[AT.end + at]!)])),
    steps: Object.fromEntries(
      steps.map((at) => [`${STATES[Math.floor(at / S)]}>${STATES[at % S]}`, round(vector[AT.step + at]!)]),
    ),
  };
}

function round(value: number): number {
  return Number(value.toFixed(3));
}

/** Where each line stands on the page, from which lines are the site's. `runs` marks lines of running text. */
export function labelsOf(site: readonly boolean[], runs: readonly boolean[]): number[] {
  const first = site.indexOf(false);
  const last = site.lastIndexOf(false);
  const named = (state: (typeof STATES)[number]) => STATES.indexOf(state);
  let below = false;
  return site.map((isSite, at) => {
    if (first < 0 || (isSite && at < first)) return named('head');
    if (at === first) {
      below = !runs[at];
      return named(below ? 'title' : 'body');
    }
    if (!isSite) {
      below = false;
      return named('body');
    }
    if (at > last) return named('foot');
    return named(below ? 'byline' : 'inside');
  });
}
