/** Learns `weights.json`: the weights of a conditional random field, by Adam on the penalised likelihood. */
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

export const LEARNING: LearningOptions = { iterations: 250, ridge: 1, stateRidge: 4 };

const F = FEATURE_NAMES.length;
const S = STATE_COUNT;
const NEVER = -1e4;
const INDEX = new Map(FEATURE_NAMES.map((name, at) => [name as string, at]));

/** One flat vector: shared [F], state [F × S], start [S], end [S], steps [S × S]. */
const AT = { state: F, start: F + F * S, end: F + F * S + S, step: F + F * S + 2 * S };
const SIZE = AT.step + S * S;

export function learnChain(sequences: readonly Sequence[], options: LearningOptions = LEARNING): Weights {
  const vector = new Float64Array(SIZE);
  const mean = new Float64Array(SIZE);
  const square = new Float64Array(SIZE);
  for (let step = 1; step <= options.iterations; step++) {
    const gradient = gradientOf(sequences, vector, options);
    const rate = 0.15 * (1 - step / (options.iterations + 1));
    for (let at = 0; at < SIZE; at++) {
      mean[at] = 0.9 * mean[at]! + 0.1 * gradient[at]!;
      square[at] = 0.999 * square[at]! + 0.001 * gradient[at]! ** 2;
      const corrected = mean[at]! / (1 - 0.9 ** step);
      vector[at]! -= (rate * corrected) / (Math.sqrt(square[at]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return toWeights(vector);
}

function gradientOf(sequences: readonly Sequence[], vector: Float64Array, options: LearningOptions): Float64Array {
  const gradient = new Float64Array(SIZE);
  for (let at = 0; at < SIZE; at++) {
    gradient[at] = vector[at]! * (at < AT.state ? options.ridge : at < AT.start ? options.stateRidge : 0.5);
  }
  const table = tableOf(vector);
  const chain = chainOf(vector);
  for (const sequence of sequences) addSequence(sequence, { table, chain, gradient });
  return gradient;
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

/** Expected minus observed counts. */
function addSequence(sequence: Sequence, { table, chain, gradient }: Work): void {
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
    const own = FEATURE_NAMES.map((name, feature) => [name, round(vector[AT.state + feature * S + at]!)] as const);
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
