/** What tells one version of a segment from another. */
import { hashText } from '../model/hash.ts';
import { effectiveState } from '../model/record.ts';
import type { RecordSegment } from '../model/segment.ts';

/** An HTTP entity tag, quotation marks included. Comments and dismissals of others do not make a save fail. */
export function segmentTag(entry: RecordSegment): string {
  return `"${hashText(JSON.stringify([entry.source, entry.target, effectiveState(entry)]))}"`;
}
