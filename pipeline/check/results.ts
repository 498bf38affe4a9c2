/** What text rules said of a group of texts, kept for as long as the texts are the same. */
import type { Finding } from '../model/finding.ts';
import type { Candidate } from './texts.ts';

/** What the text rules say of some texts, and what the edition rules need to know of them. */
export interface TextsResult {
  readonly found: readonly Finding[];
  readonly seen: readonly Candidate[];
}

/** Results by group. Asked once for each group of a run, and then told the result again. */
export interface ResultCache {
  get(group: string): TextsResult | undefined;
  set(group: string, result: TextsResult): void;
}

/** What has no group is never kept. */
export function kept(
  cache: ResultCache | undefined,
  group: string | undefined,
  run: () => TextsResult,
): TextsResult {
  if (!cache || group === undefined) return run();
  const result = cache.get(group) ?? run();
  cache.set(group, result);
  return result;
}

/** Keeps the results of the last run alone: each run begins with `begin`. */
export function createResultCache(): { begin(): ResultCache } {
  let last = new Map<string, TextsResult>();
  return {
    begin: () => {
      const older = last;
      const own = new Map<string, TextsResult>();
      last = own;
      return {
        get: (group) => own.get(group) ?? older.get(group),
        set: (group, result) => void own.set(group, result),
      };
    },
  };
}
