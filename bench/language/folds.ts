/** Training and test sets that share no source: every repository and package is tested by a model that never saw it. */
import { createHash } from 'node:crypto';
import type { Row } from './rows.ts';

export interface Fold {
  readonly train: readonly Row[];
  readonly test: readonly Row[];
}

/** Lists of words and names are no test: they stay in every training set. */
export function foldsOf(rows: readonly Row[], count: number): Fold[] {
  const lists = rows.filter(isListed);
  const strings = rows.filter((row) => !isListed(row));
  const foldOf = assign(strings, count);
  return Array.from({ length: count }, (_, fold) => ({
    train: [...strings.filter((row) => foldOf.get(row.repo) !== fold), ...lists],
    test: strings.filter((row) => foldOf.get(row.repo) === fold),
  }));
}

function isListed(row: Row): boolean {
  return row.kind === 'word' || row.kind === 'name';
}

/** The largest source first, each to the fold that has least; equal sizes in an order that is no one's choice. */
function assign(rows: readonly Row[], count: number): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { repo } of rows) sizes.set(repo, (sizes.get(repo) ?? 0) + 1);
  const digest = (repo: string) => createHash('sha256').update(repo).digest('hex');
  const sources = [...sizes].sort(([a, n], [b, m]) => m - n || (digest(a) < digest(b) ? -1 : 1));
  const loads = new Array<number>(count).fill(0);
  const folds = new Map<string, number>();
  for (const [repo, size] of sources) {
    const least = loads.indexOf(Math.min(...loads));
    folds.set(repo, least);
    loads[least]! += size;
  }
  return folds;
}
