/** From features to log-potentials of the chain, by the learnt weights. */
import { ALLOWED, type Chain, IS_INTERFACE, MAY_START, STATE_COUNT, STATES, type State } from './chain.ts';
import { FEATURE_NAMES } from './feature-kinds.ts';
import type { Features } from './features.ts';

/** The file `weights.json`. All numbers are natural log-odds. */
export interface Weights {
  /** Towards interface (positive) or body (negative), per unit of the feature. */
  readonly features: Readonly<Record<string, number>>;
  /** Added for one state alone. */
  readonly states: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly start: Readonly<Record<string, number>>;
  readonly end: Readonly<Record<string, number>>;
  /** `from>to` */
  readonly steps: Readonly<Record<string, number>>;
}

export interface Scale {
  readonly chain: Chain;
  /** Log-potential of each state at each line. */
  emissions(lines: readonly Features[]): Float64Array;
  /** What a feature, by its number, says of interface against body: the shared weight and that of the state at hand. */
  weightOf(feature: number, state: State): number;
}

const BODY = STATES.indexOf('body');

/** The score of a step or state that the chain does not allow. */
const NEVER = -1e4;

export { FEATURE_NAMES };

export function openWeights(weights: Weights): Scale {
  const table = new Float64Array(FEATURE_NAMES.length * STATE_COUNT);
  FEATURE_NAMES.forEach((name, feature) => {
    STATES.forEach((state, at) => {
      const shared = IS_INTERFACE[at] ? (weights.features[name] ?? 0) : 0;
      table[feature * STATE_COUNT + at] = shared + (weights.states[state]?.[name] ?? 0);
    });
  });
  const shared = Float64Array.from(FEATURE_NAMES, (name) => weights.features[name] ?? 0);
  return {
    chain: chainOf(weights),
    emissions: (lines) => emissionsOf(table, lines),
    weightOf: (feature, state) => {
      const row = feature * STATE_COUNT;
      const at = STATES.indexOf(state);
      const own = table[row + at]!;
      return IS_INTERFACE[at] ? own - table[row + BODY]! : shared[feature]! - own;
    },
  };
}

export function emissionsOf(table: Float64Array, lines: readonly Features[]): Float64Array {
  const emissions = new Float64Array(lines.length * STATE_COUNT);
  lines.forEach(({ places, values }, line) => {
    for (let at = 0; at < places.length; at++) {
      const row = places[at]! * STATE_COUNT;
      const value = values[at]!;
      for (let state = 0; state < STATE_COUNT; state++) {
        emissions[line * STATE_COUNT + state]! += table[row + state]! * value;
      }
    }
  });
  return emissions;
}

function chainOf(weights: Weights): Chain {
  return {
    start: Float64Array.from(STATES, (state, at) => (MAY_START[at] ? (weights.start[state] ?? 0) : NEVER)),
    end: Float64Array.from(STATES, (state) => weights.end[state] ?? 0),
    step: Float64Array.from(ALLOWED, (allowed, at) => {
      const from = STATES[Math.floor(at / STATE_COUNT)]!;
      const to = STATES[at % STATE_COUNT]!;
      return allowed ? (weights.steps[`${from}>${to}`] ?? 0) : NEVER;
    }),
  };
}
