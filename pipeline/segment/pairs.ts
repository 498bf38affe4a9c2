/** Which opening code belongs to which closing one. */
import type { CodeRun, Run } from './reading.ts';

/** Partners by code run; a code that has none (its pair is broken, or crosses another) stands alone. */
export type Pairs = ReadonlyMap<CodeRun, CodeRun>;

const NONE: Pairs = new Map();

export function pairCodes(runs: readonly Run[]): Pairs {
  if (!runs.some((run) => run.kind === 'code' && run.code.type === 'open')) return NONE;
  const pairs = new Map<CodeRun, CodeRun>();
  const open: CodeRun[] = [];
  const places = new Map<number, CodeRun>();
  const crossed = new Set<CodeRun>();
  for (const run of runs) {
    if (run.kind !== 'code' || run.code.type === 'standalone') continue;
    if (run.code.type === 'open') {
      open.push(run);
      places.set(run.code.id, run);
      continue;
    }
    const start = places.get(run.code.id);
    places.delete(run.code.id);
    if (!start) continue;
    while (open.length > 0 && crossed.has(open.at(-1)!)) open.pop();
    if (open.at(-1) === start) {
      open.pop();
      pairs.set(start, run);
      pairs.set(run, start);
    } else crossed.add(start);
  }
  return pairs;
}
