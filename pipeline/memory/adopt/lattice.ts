/**
 * The best way through two sequences, bead by bead, and how sure each bead is: the share of all ways, weighted by
 * their likelihood, that go through it (forward and backward sums).
 */

/** How many of each side go into a bead. */
export interface Shape {
  readonly sources: number;
  readonly targets: number;
}

export interface Bead extends Shape {
  readonly source: number;
  readonly target: number;
  /** 0 to 1. */
  readonly posterior: number;
}

export interface Lattice {
  readonly sources: number;
  readonly targets: number;
  readonly shapes: readonly Shape[];
  /** In nats: minus the logarithm of how likely the bead is. `Infinity` forbids it. */
  readonly cost: (source: number, target: number, shape: Shape) => number;
}

/** Cells that are looked at, at most; longer sequences are searched in a band around the diagonal. */
const MAX_CELLS = 1_000_000;
const LEAST_BAND = 24;

export function bestBeads(lattice: Lattice): Bead[] {
  const grid = new Grid(lattice);
  grid.forward();
  grid.backward();
  return grid.trace();
}

class Grid {
  readonly #lattice: Lattice;
  readonly #band: number;
  readonly #width: number;
  readonly #best: Float64Array;
  readonly #from: Int8Array;
  readonly #ahead: Float64Array;
  readonly #behind: Float64Array;
  readonly #costs: Float32Array;

  constructor(lattice: Lattice) {
    const { sources, targets, shapes } = lattice;
    this.#lattice = lattice;
    const fits = (sources + 1) * (targets + 1) <= MAX_CELLS;
    const band = Math.max(LEAST_BAND, Math.floor(MAX_CELLS / (sources + 1) / 2));
    this.#band = fits ? targets + 1 : Math.min(targets + 1, band);
    this.#width = Math.min(targets + 1, 2 * this.#band + 1);
    const cells = (sources + 1) * this.#width;
    this.#best = new Float64Array(cells).fill(Infinity);
    this.#from = new Int8Array(cells).fill(-1);
    this.#ahead = new Float64Array(cells).fill(-Infinity);
    this.#behind = new Float64Array(cells).fill(-Infinity);
    this.#costs = new Float32Array(cells * shapes.length).fill(Infinity);
  }

  /** First target of a source's row. */
  #first(source: number): number {
    const { sources, targets } = this.#lattice;
    if (this.#width > targets) return 0;
    const middle = sources === 0 ? 0 : Math.round((source * targets) / sources);
    return Math.max(0, Math.min(targets + 1 - this.#width, middle - this.#band));
  }

  #cell(source: number, target: number): number {
    if (source < 0 || target < 0) return -1;
    const at = target - this.#first(source);
    return at < 0 || at >= this.#width ? -1 : source * this.#width + at;
  }

  forward(): void {
    const { sources, shapes, cost } = this.#lattice;
    this.#best[0] = 0;
    this.#ahead[0] = 0;
    for (let source = 0; source <= sources; source++) {
      const first = this.#first(source);
      for (let target = first; target < first + this.#width; target++) {
        const here = this.#cell(source, target);
        for (let which = 0; which < shapes.length; which++) {
          const shape = shapes[which]!;
          const before = this.#cell(source - shape.sources, target - shape.targets);
          if (before < 0 || this.#best[before] === Infinity) continue;
          const price = cost(source - shape.sources, target - shape.targets, shape);
          this.#costs[here * shapes.length + which] = price;
          if (price === Infinity) continue;
          this.#ahead[here] = addLogs(this.#ahead[here]!, this.#ahead[before]! - price);
          if (this.#best[before]! + price >= this.#best[here]!) continue;
          this.#best[here] = this.#best[before]! + price;
          this.#from[here] = which;
        }
      }
    }
  }

  backward(): void {
    const { sources, targets, shapes } = this.#lattice;
    this.#behind[this.#cell(sources, targets)] = 0;
    for (let source = sources; source >= 0; source--) {
      const first = this.#first(source);
      for (let target = first + this.#width - 1; target >= first; target--) {
        const here = this.#cell(source, target);
        if (this.#behind[here] === -Infinity) continue;
        for (let which = 0; which < shapes.length; which++) {
          const shape = shapes[which]!;
          const before = this.#cell(source - shape.sources, target - shape.targets);
          const price = this.#costs[here * shapes.length + which]!;
          if (before < 0 || price === Infinity) continue;
          this.#behind[before] = addLogs(this.#behind[before]!, this.#behind[here]! - price);
        }
      }
    }
  }

  trace(): Bead[] {
    const { sources, targets, shapes } = this.#lattice;
    const total = this.#ahead[this.#cell(sources, targets)]!;
    const beads: Bead[] = [];
    let source = sources;
    let target = targets;
    while (source > 0 || target > 0) {
      const here = this.#cell(source, target);
      const which = this.#from[here] ?? -1;
      const shape = shapes[which];
      if (!shape) return [];
      const price = this.#costs[here * shapes.length + which]!;
      source -= shape.sources;
      target -= shape.targets;
      const through = this.#ahead[this.#cell(source, target)]! - price + this.#behind[here]!;
      beads.push({ source, target, ...shape, posterior: Math.min(1, Math.exp(through - total)) });
    }
    return beads.reverse();
  }
}

function addLogs(a: number, b: number): number {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
