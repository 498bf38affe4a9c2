/**
 * Adopted translations into a record. What a person wrote or approved is never replaced unless it is certain that the
 * other text was made from it; where two people's texts meet, the record's stays and the other is kept beside it.
 */
import type { CodedText } from '../../model/coded-text.ts';
import { type Hash, hashText } from '../../model/hash.ts';
import type { Comment, RecordSegment, SegmentId, State, TranslationRecord } from '../../model/segment.ts';
import type { Adopted } from './adopt.ts';

export interface Taking {
  readonly state: Exclude<State, 'initial'>;
  /** ISO 8601, UTC, whole seconds. */
  readonly at: string;
  /** Who or what is named as the author of a text kept beside another: the file it comes from. */
  readonly from: string;
  /**
   * Of the translation that the other file was made from, for each sentence where that is known: a text that still
   * is that one was not edited there, and a record that still has that one was not edited here.
   */
  readonly base?: ReadonlyMap<SegmentId, Hash>;
}

export type Taken =
  /** The sentence had no translation. */
  | 'filled'
  /** A machine's text, or the text that the edit was made from, gave way. */
  | 'replaced'
  | 'same'
  | 'suggested'
  | 'conflict';

export interface Conflict {
  readonly id: SegmentId;
  readonly source: CodedText;
  /** In the record, and kept there. */
  readonly ours: CodedText;
  readonly theirs: CodedText;
  /** What the sentence was a translation of before its source changed. */
  readonly previous?: RecordSegment['previous'];
}

export interface IntoRecord {
  readonly record: TranslationRecord;
  readonly taken: ReadonlyMap<SegmentId, Taken>;
  readonly conflicts: readonly Conflict[];
}

export function adoptIntoRecord(
  record: TranslationRecord,
  adopted: readonly Adopted[],
  taking: Taking,
): IntoRecord {
  const found = new Map(adopted.map((one) => [one.id, one]));
  const taken = new Map<SegmentId, Taken>();
  const conflicts: Conflict[] = [];
  const segments = record.segments.map((entry) => {
    const theirs = found.get(entry.id);
    if (!theirs) return entry;
    const what = decide(entry, theirs, taking);
    taken.set(entry.id, what);
    if (what === 'conflict') conflicts.push(conflictOf(entry, theirs));
    return write(entry, theirs, { what, taking });
  });
  return { record: { ...record, segments }, taken, conflicts };
}

function decide(entry: RecordSegment, theirs: Adopted, { base }: Taking): Taken {
  if (theirs.kind === 'suggested') return 'suggested';
  if (entry.target === '') return 'filled';
  if (entry.target === theirs.target) return 'same';
  const known = base?.get(entry.id);
  if (known === hashText(theirs.target)) return 'same';
  if (known === hashText(entry.target) || !isHuman(entry)) return 'replaced';
  return 'conflict';
}

function isHuman({ origin, state }: RecordSegment): boolean {
  return origin === 'person' || state === 'reviewed' || state === 'final';
}

function conflictOf({ id, source, target, previous }: RecordSegment, theirs: Adopted): Conflict {
  return { id, source, ours: target, theirs: theirs.target, ...(previous ? { previous } : {}) };
}

function write(
  entry: RecordSegment,
  theirs: Adopted,
  { what, taking }: { what: Taken; taking: Taking },
): RecordSegment {
  switch (what) {
    case 'same':
      return entry;
    case 'conflict':
      return withComment(entry, { text: theirs.target, by: taking.from, at: taking.at });
    case 'suggested':
      if (entry.target !== '' || entry.previous) return entry;
      return { ...entry, previous: { source: entry.source, target: theirs.target } };
    case 'filled':
    case 'replaced':
      return replace(entry, theirs, taking);
  }
}

/** Said once, however often the same file is adopted. */
function withComment(entry: RecordSegment, comment: Comment): RecordSegment {
  const { comments = [] } = entry;
  const isKnown = comments.some(({ text, by }) => text === comment.text && by === comment.by);
  return isKnown ? entry : { ...entry, comments: [...comments, comment] };
}

function replace(entry: RecordSegment, theirs: Adopted, { state, at }: Taking): RecordSegment {
  const { by: _by, approved: _approved, dismissed: _dismissed, previous, ...rest } = entry;
  const old = entry.target === '' ? previous : { source: entry.source, target: entry.target };
  return {
    ...rest,
    target: theirs.target,
    state,
    origin: 'person',
    at,
    targetHash: hashText(theirs.target),
    confidence: theirs.confidence,
    ...(old ? { previous: old } : {}),
  };
}
