/** A record brought up to date with its article. Pure; nothing a person or an engine wrote is dropped. */
import type { CodedText } from '../model/coded-text.ts';
import { hashText } from '../model/hash.ts';
import type {
  Origin,
  RecordSegment,
  Segment,
  SegmentId,
  State,
  TranslationRecord,
} from '../model/segment.ts';
import { type Alignment, alignRecord } from './align.ts';

/** A translation for a segment that has none. */
export interface NewTranslation {
  readonly target: CodedText;
  readonly state: State;
  readonly origin: Origin;
  readonly by?: string;
  readonly at?: string;
}

export function emptyRecord(
  of: Pick<TranslationRecord, 'article' | 'sourceLanguage' | 'edition'>,
): TranslationRecord {
  return {
    article: of.article,
    sourceLanguage: of.sourceLanguage,
    edition: of.edition,
    segments: [],
    retired: [],
  };
}

/**
 * One entry per segment, in the article's order. Unchanged, moved and redressed sentences keep what they have; a
 * changed one waits in state `initial` with its old texts as `previous`; what has left the article is retired,
 * and so is the old form of a changed sentence, for the day the change is undone. `translations` fill entries
 * that have no target; they never replace one.
 */
export function updateRecord(
  record: TranslationRecord,
  segments: readonly Segment[],
  translations: ReadonlyMap<SegmentId, NewTranslation> = new Map(),
): TranslationRecord {
  const alignments = alignRecord(record, segments);
  const entries: RecordSegment[] = [];
  for (const alignment of alignments) {
    if (alignment.kind === 'deleted') continue;
    const entry = entryOf(alignment);
    const translation = translations.get(entry.id);
    entries.push(translation && entry.target === '' ? fill(entry, translation) : entry);
  }
  return { ...record, segments: entries, retired: retire(record, alignments) };
}

function entryOf(alignment: Exclude<Alignment, { kind: 'deleted' }>): RecordSegment {
  const { segment } = alignment;
  switch (alignment.kind) {
    case 'same':
    case 'moved':
    case 'returned':
      return renew(alignment.old, segment, { target: alignment.old.target, state: alignment.old.state });
    case 'repeated':
      return repeat(alignment.old, segment);
    case 'redressed':
      return redressed(alignment.old, segment, alignment);
    case 'merged':
      return merged(alignment.olds, segment, alignment);
    case 'split':
    case 'changed':
      return waiting(segment, previousOf(alignment.old), alignment.old);
    case 'new':
      return waiting(segment);
  }
}

interface Carried {
  readonly target: CodedText;
  readonly state: State;
}

function renew(
  old: RecordSegment,
  { id, source, sourceHash }: Segment,
  { target, state }: Carried,
): RecordSegment {
  if (old.target === target && old.source === source && old.state === state)
    return old.id === id && old.sourceHash === sourceHash ? old : { ...old, id, sourceHash };
  const targetHash = hashText(target);
  const dismissed = old.dismissed?.filter((dismissal) => dismissal.targetHash === targetHash) ?? [];
  const { dismissed: _, confidence, ...rest } = old;
  const renewed = { ...rest, id, source, target, state, sourceHash, targetHash };
  const isSameText = confidence !== undefined && old.target === target;
  return {
    ...renewed,
    ...(dismissed.length > 0 ? { dismissed } : {}),
    ...(isSameText ? { confidence } : {}),
  };
}

/** When the rule asks for a look, the reviewer is shown what it was. */
function redressed(old: RecordSegment, segment: Segment, carried: Carried): RecordSegment {
  const entry = renew(old, segment, carried);
  const previous = old.state === carried.state ? undefined : previousOf(old);
  return previous ? { ...entry, previous } : entry;
}

function repeat(old: RecordSegment, { id, source, sourceHash }: Segment): RecordSegment {
  const { target, state, targetHash } = old;
  const kept = state === 'initial' ? 'initial' : 'translated';
  return { id, source, target, state: kept, origin: 'memory', by: 'exact', sourceHash, targetHash };
}

function merged(olds: readonly RecordSegment[], segment: Segment, { target, state }: Carried): RecordSegment {
  const { id, source, sourceHash } = segment;
  const origin = olds.some((old) => old.origin === 'person') ? 'person' : olds[0]!.origin;
  const comments = olds.flatMap((old) => old.comments ?? []);
  const entry = { id, source, target, state, origin, sourceHash, targetHash: hashText(target) };
  return comments.length > 0 ? { ...entry, comments } : entry;
}

type Previous = NonNullable<RecordSegment['previous']>;

/** The last texts that belonged together; a sentence changed twice before its translation keeps the first. */
function previousOf(old: RecordSegment): Previous | undefined {
  return old.target === '' ? old.previous : { source: old.source, target: old.target };
}

function waiting(
  { id, source, sourceHash }: Segment,
  previous?: Previous,
  old?: RecordSegment,
): RecordSegment {
  const target = '' as CodedText;
  const entry: RecordSegment = {
    id,
    source,
    target,
    state: 'initial',
    origin: 'memory',
    sourceHash,
    targetHash: hashText(target),
    ...(previous && { previous }),
  };
  return old?.comments ? { ...entry, comments: old.comments } : entry;
}

function fill(entry: RecordSegment, { target, state, origin, by, at }: NewTranslation): RecordSegment {
  const filled = { ...entry, target, state, origin, targetHash: hashText(target) };
  return { ...filled, ...(by !== undefined && { by }), ...(at !== undefined && { at }) };
}

/** What was retired and has not returned, then what left the article now or changed; the last form of each text. */
function retire(record: TranslationRecord, alignments: readonly Alignment[]): RecordSegment[] {
  const kept = new Map<string, RecordSegment>(record.retired.map((old) => [old.source, old]));
  const gone: RecordSegment[] = [];
  for (const alignment of alignments) {
    if (alignment.kind === 'returned') kept.delete(alignment.old.source);
    else if (alignment.kind === 'merged') gone.push(...alignment.olds);
    else if (alignment.kind === 'deleted' || alignment.kind === 'changed' || alignment.kind === 'split')
      gone.push(alignment.old);
  }
  for (const old of gone) {
    if (old.target === '') continue;
    kept.delete(old.source);
    kept.set(old.source, old);
  }
  return [...kept.values()];
}
