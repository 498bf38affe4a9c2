/** Which entries of a memory answer a query, and in which order: the same for every store. */
import type { CodedText } from '../../model/coded-text.ts';
import type { FuzzyQuery, MemoryHit, MemoryMatch } from '../../model/memory.ts';
import { STATES } from '../../model/segment.ts';
import { MIN_SCORE } from './prefix.ts';
import { score } from './score.ts';

export const DEFAULT_MATCHES = 5;
export const DEFAULT_HITS = 20;

/** Below what an index can find there is nothing to ask for. */
export function atLeastOf(query: FuzzyQuery): number {
  return Math.min(100, Math.max(MIN_SCORE, query.atLeast ?? MIN_SCORE));
}

/** The best first: by score, by state, the newest, then by article and text. Each translation of a text once. */
export function chooseMatches(query: FuzzyQuery, hits: readonly MemoryHit[]): MemoryMatch[] {
  const scores = new Map<CodedText, number>();
  const matches = hits.map((hit) => {
    const known = scores.get(hit.source) ?? score(query.source, hit.source);
    scores.set(hit.source, known);
    return { ...hit, score: known };
  });
  const seen = new Set<string>();
  return matches
    .filter((match) => match.score >= atLeastOf(query))
    .sort(better)
    .filter((match) => !seen.has(keyOf(match)) && seen.add(keyOf(match)))
    .slice(0, query.limit ?? DEFAULT_MATCHES);
}

function keyOf({ source, target }: MemoryHit): string {
  return JSON.stringify([source, target]);
}

function better(a: MemoryMatch, b: MemoryMatch): number {
  return (
    b.score - a.score ||
    STATES.indexOf(b.state) - STATES.indexOf(a.state) ||
    compare(b.at ?? '', a.at ?? '') ||
    compare(a.article, b.article) ||
    compare(a.source, b.source) ||
    compare(a.target, b.target)
  );
}

/** The newest first; undated entries last; then by article and text. */
export function newest(a: MemoryHit, b: MemoryHit): number {
  return (
    compare(b.at ?? '', a.at ?? '') ||
    compare(a.article, b.article) ||
    compare(a.edition, b.edition) ||
    compare(a.source, b.source)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An entry is worth keeping when it has a translation that somebody or something made. */
export function isWorthKeeping(entry: Pick<MemoryHit, 'source' | 'target' | 'state'>): boolean {
  return entry.source !== '' && entry.target !== '' && entry.state !== 'initial';
}
