/** What `--fix` would write, file by file. */
import { applyFixes, chooseFixes, diffOf } from '../check/fixes.ts';
import type { Failure } from '../model/finding.ts';
import type { Files } from '../ports.ts';
import type { CheckResult } from './check-session.ts';

export interface Patch {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** How many findings it puts right. */
  readonly count: number;
  readonly diff: string;
}

/** Of fixes that overlap only the first is taken: the next run finds what is left. */
export function patchesOf({ findings, sourceOf }: Pick<CheckResult, 'findings' | 'sourceOf'>): Patch[] {
  return [...chooseFixes(findings)].flatMap(([file, fixes]): Patch[] => {
    const before = sourceOf(file);
    if (before === undefined) return [];
    const after = applyFixes(before, fixes);
    return after === before
      ? []
      : [{ file, before, after, count: fixes.length, diff: diffOf(file, before, fixes) }];
  });
}

/** Each file in one step, and only where it still says what was looked at. */
export async function applyPatches(
  files: Files,
  patches: readonly Patch[],
): Promise<{ written: Patch[]; failures: Failure[] }> {
  const written: Patch[] = [];
  const failures: Failure[] = [];
  for (const patch of patches) {
    const { file, before, after } = patch;
    const now = await files.readText(file);
    if (now.ok && now.value !== before) {
      failures.push({ reason: 'unwritable', file, detail: 'it changed while it was checked' });
      continue;
    }
    const done = now.ok ? await files.write(file, after) : now;
    if (done.ok) written.push(patch);
    else failures.push(done.failure);
  }
  return { written, failures };
}
