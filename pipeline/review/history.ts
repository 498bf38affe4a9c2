/** The versions of a segment, read back from what was done to it. */
import type { Change, RecordSegment } from '../model/segment.ts';

export interface Version extends Pick<RecordSegment, 'target' | 'state' | 'origin' | 'by' | 'at'> {
  /** Counts from 0, the text before anyone changed it here. */
  readonly version: number;
  /** How it came about. */
  readonly did?: Change['did'];
}

/** The newest first; the first is the entry as it is now. */
export function versionsOf(entry: RecordSegment): Version[] {
  const { target, state, origin, by, at, history = [] } = entry;
  const now = {
    target,
    state,
    origin,
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  };
  const versions: Version[] = [];
  let version: Omit<Version, 'version' | 'did'> = now;
  for (const [index, change] of [...history.entries()].reverse()) {
    const { before, did } = change;
    versions.push({ ...version, by: change.by, at: change.at, did, version: index + 1 });
    version = { ...before, target: before.target ?? version.target };
  }
  return [...versions, { ...version, version: 0 }];
}

/** What a machine or a memory wrote before a person changed it; undefined when no person did. */
export function machineText(
  entry: RecordSegment,
): { target: string; origin: RecordSegment['origin']; by: string | undefined } | undefined {
  if (entry.origin !== 'person') return undefined;
  let { target } = entry;
  for (const { before } of (entry.history ?? []).toReversed()) {
    target = before.target ?? target;
    // By whom it was written: who took it, or saved over it, is the history's to tell.
    if (before.origin !== 'person' && target !== '') return { target, origin: before.origin, by: before.by };
  }
  return undefined;
}
