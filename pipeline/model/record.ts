/** What a record's entry is worth today. */
import { hashText } from './hash.ts';
import type { RecordSegment, State, TranslationRecord } from './segment.ts';

/**
 * The state that counts. An approval is bound to the texts it was given for: where either has changed since,
 * the sentence falls back to `translated`. An entry without a target is `initial` whatever it says.
 */
export function effectiveState(entry: RecordSegment | undefined): State {
  if (!entry?.target) return 'initial';
  if (entry.state !== 'reviewed' && entry.state !== 'final') return entry.state;
  const approved = hashText(entry.source) === entry.sourceHash && hashText(entry.target) === entry.targetHash;
  return approved ? entry.state : 'translated';
}

/** One property per line, stable order, LF, final newline: branches that edit neighbouring segments merge. */
export function formatRecord(record: TranslationRecord): string {
  const { article, sourceLanguage, edition, segments, retired, recut } = record;
  const written = {
    article,
    sourceLanguage,
    edition,
    ...(recut?.length ? { recut } : {}),
    segments: segments.map(orderEntry),
    ...(retired.length ? { retired: retired.map(orderEntry) } : {}),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** One literal, so that all entries have one shape; what is undefined is not written. */
function orderEntry(entry: RecordSegment): Record<keyof RecordSegment, unknown> {
  return {
    id: entry.id,
    source: entry.source,
    target: entry.target,
    state: entry.state,
    origin: entry.origin,
    by: entry.by,
    at: entry.at,
    sourceHash: entry.sourceHash,
    targetHash: entry.targetHash,
    previous: entry.previous,
    comments: entry.comments,
    dismissed: entry.dismissed,
    approved: entry.approved,
    history: entry.history,
    confidence: entry.confidence,
  };
}
