/** Targets that a person wrote straight into a record file: told by a hash that no longer fits. */
import { hashText } from '../model/hash.ts';
import type { RecordSegment, TranslationRecord } from '../model/segment.ts';

/** Such a text is a person's, and whatever was approved before was approved of another text. */
export function adoptHandEdits(record: TranslationRecord): TranslationRecord {
  return { ...record, segments: record.segments.map(adopt) };
}

function adopt(entry: RecordSegment): RecordSegment {
  const targetHash = hashText(entry.target);
  if (targetHash === entry.targetHash) return entry;
  const { by: _by, at: _at, confidence: _confidence, ...rest } = entry;
  return { ...rest, origin: 'person', state: entry.target ? 'translated' : 'initial', targetHash };
}
