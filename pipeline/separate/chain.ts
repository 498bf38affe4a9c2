/**
 * A linear chain over the lines of an article. Six states say where a line stands in a page; three of
 * them are the body's and three the site's. Weights are those of a conditional random field
 * (Lafferty, McCallum, Pereira 2001), learnt by `bench/separation/train.ts`.
 */

export const STATES = ['head', 'title', 'byline', 'body', 'inside', 'foot'] as const;
export type State = (typeof STATES)[number];
export const STATE_COUNT = STATES.length;

/** Which states are interface: site chrome before the title, below it, between paragraphs, after the end. */
export const IS_INTERFACE: readonly boolean[] = STATES.map((state) => state !== 'title' && state !== 'body');

const FOLLOWERS: Readonly<Record<State, readonly State[]>> = {
  head: ['head', 'title', 'body'],
  title: ['byline', 'body', 'inside', 'foot'],
  byline: ['byline', 'body', 'foot'],
  body: ['body', 'inside', 'foot'],
  inside: ['inside', 'body'],
  foot: ['foot'],
};

/** `ALLOWED[from * STATE_COUNT + to]` */
export const ALLOWED: readonly boolean[] = STATES.flatMap((from) =>
  STATES.map((to) => FOLLOWERS[from].includes(to)),
);
export const MAY_START: readonly boolean[] = STATES.map((state) => state !== 'byline' && state !== 'inside');

export interface Chain {
  /** Log-potentials of the first state, of each step (from × to), and of the last. */
  readonly start: Float64Array;
  readonly step: Float64Array;
  readonly end: Float64Array;
}

export interface Posterior {
  /** Probability of each state at each line: `states[line * STATE_COUNT + state]`. */
  readonly states: Float64Array;
  /** Log of the sum over all paths. */
  readonly logZ: number;
}

/** Forward and backward sums in log space. `emissions` has STATE_COUNT values per line. */
export function posterior(chain: Chain, emissions: Float64Array): Posterior {
  const { forward, backward, logZ } = sweep(chain, emissions);
  const states = new Float64Array(forward.length);
  for (let at = 0; at < states.length; at++) states[at] = Math.exp(forward[at]! + backward[at]! - logZ);
  return { states, logZ };
}

export interface Sweep {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly logZ: number;
}

export function sweep(chain: Chain, emissions: Float64Array): Sweep {
  const lines = emissions.length / STATE_COUNT;
  const forward = new Float64Array(emissions.length);
  const backward = new Float64Array(emissions.length);
  const terms = new Float64Array(STATE_COUNT);
  for (let state = 0; state < STATE_COUNT; state++) forward[state] = chain.start[state]! + emissions[state]!;
  for (let line = 1; line < lines; line++) {
    const now = line * STATE_COUNT;
    for (let to = 0; to < STATE_COUNT; to++) {
      for (let from = 0; from < STATE_COUNT; from++) {
        terms[from] = forward[now - STATE_COUNT + from]! + chain.step[from * STATE_COUNT + to]!;
      }
      forward[now + to] = logSum(terms) + emissions[now + to]!;
    }
  }
  const final = (lines - 1) * STATE_COUNT;
  for (let state = 0; state < STATE_COUNT; state++) {
    backward[final + state] = chain.end[state]!;
    terms[state] = forward[final + state]! + chain.end[state]!;
  }
  const logZ = logSum(terms);
  for (let line = lines - 2; line >= 0; line--) {
    const now = line * STATE_COUNT;
    const next = now + STATE_COUNT;
    for (let from = 0; from < STATE_COUNT; from++) {
      for (let to = 0; to < STATE_COUNT; to++) {
        terms[to] = chain.step[from * STATE_COUNT + to]! + emissions[next + to]! + backward[next + to]!;
      }
      backward[now + from] = logSum(terms);
    }
  }
  return { forward, backward, logZ };
}

/** The most probable sequence of states (Viterbi). */
export function bestPath(chain: Chain, emissions: Float64Array): Int8Array {
  const lines = emissions.length / STATE_COUNT;
  const path = new Int8Array(lines);
  if (lines === 0) return path;
  const score = new Float64Array(emissions.length);
  const origin = new Int8Array(emissions.length);
  for (let state = 0; state < STATE_COUNT; state++) score[state] = chain.start[state]! + emissions[state]!;
  for (let line = 1; line < lines; line++) {
    const now = line * STATE_COUNT;
    for (let to = 0; to < STATE_COUNT; to++) {
      let best = Number.NEGATIVE_INFINITY;
      for (let from = 0; from < STATE_COUNT; from++) {
        const value = score[now - STATE_COUNT + from]! + chain.step[from * STATE_COUNT + to]!;
        if (value > best) {
          best = value;
          origin[now + to] = from;
        }
      }
      score[now + to] = best + emissions[now + to]!;
    }
  }
  const final = (lines - 1) * STATE_COUNT;
  let state = 0;
  for (let other = 1; other < STATE_COUNT; other++) {
    if (score[final + other]! + chain.end[other]! > score[final + state]! + chain.end[state]!) state = other;
  }
  for (let line = lines - 1; line >= 0; line--) {
    path[line] = state;
    state = origin[line * STATE_COUNT + state]!;
  }
  return path;
}

/** Log of a share of a sum below which a term changes nothing in double precision. */
const NEGLIGIBLE = -40;

function logSum(terms: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < STATE_COUNT; at++) if (terms[at]! > most) most = terms[at]!;
  if (most === Number.NEGATIVE_INFINITY) return most;
  let sum = 0;
  for (let at = 0; at < STATE_COUNT; at++) {
    const less = terms[at]! - most;
    if (less > NEGLIGIBLE) sum += less === 0 ? 1 : Math.exp(less);
  }
  return most + Math.log(sum);
}
