/** L-BFGS (Nocedal 1980) with a backtracking line search, for smooth convex functions. */

export interface Loss {
  readonly value: number;
  readonly gradient: Float64Array;
}

const MEMORY = 8;
/** Armijo's condition: the part of the promised decrease that a step must deliver. */
const DECREASE = 1e-4;
const SMALLEST_STEP = 1e-10;

export function minimise(lossOf: (at: Float64Array) => Loss, size: number, iterations: number): Float64Array {
  let point: Float64Array = new Float64Array(size);
  let loss = lossOf(point);
  const past: { step: Float64Array; change: Float64Array }[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const direction = directionFrom(loss.gradient, past);
    const slope = dot(direction, loss.gradient);
    let rate = iteration === 0 ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
    let next = lossOf(along(point, direction, rate));
    while (next.value > loss.value + DECREASE * rate * slope && rate > SMALLEST_STEP) {
      rate /= 2;
      next = lossOf(along(point, direction, rate));
    }
    if (rate <= SMALLEST_STEP) break;
    const moved = along(point, direction, rate);
    const step = moved.map((value, at) => value - point[at]!);
    const change = next.gradient.map((value, at) => value - loss.gradient[at]!);
    if (dot(step, change) > 1e-12) past.push({ step, change });
    if (past.length > MEMORY) past.shift();
    const gain = loss.value - next.value;
    point = moved;
    loss = next;
    if (gain < 1e-6 * Math.abs(loss.value)) break;
  }
  return point;
}

/** The two-loop recursion: the inverse Hessian's estimate times the gradient, downhill. */
function directionFrom(
  gradient: Float64Array,
  past: readonly { step: Float64Array; change: Float64Array }[],
): Float64Array {
  const direction = gradient.map((value) => -value);
  const shares: number[] = [];
  for (const { step, change } of past.toReversed()) {
    const share = dot(step, direction) / dot(step, change);
    shares.unshift(share);
    direction.forEach((value, at) => {
      direction[at] = value - share * change[at]!;
    });
  }
  const newest = past.at(-1);
  if (newest) {
    const scale = dot(newest.step, newest.change) / dot(newest.change, newest.change);
    direction.forEach((value, at) => {
      direction[at] = value * scale;
    });
  }
  past.forEach(({ step, change }, at) => {
    const share = shares[at]! - dot(change, direction) / dot(step, change);
    direction.forEach((value, index) => {
      direction[index] = value + share * step[index]!;
    });
  });
  return direction;
}

function along(point: Float64Array, direction: Float64Array, rate: number): Float64Array {
  return point.map((value, at) => value + rate * direction[at]!);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}
