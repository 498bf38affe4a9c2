/** Articles that an edition lacks altogether. */
import type { RecordSegment, SegmentId } from '../model/segment.ts';
import type { TranslationPlan } from './plan.ts';

/** A note of one or two sentences is told by its sentences, which say more. */
const FEWEST = 3;

/**
 * Undefined where somebody has begun: a record is on the disk that translates a sentence. What a memory knows
 * of an article without a record, and quotations that stay as they are, are no beginning.
 */
export function missingArticle(
  { found, segments }: Pick<TranslationPlan, 'found' | 'segments'>,
  entries: ReadonlyMap<SegmentId, RecordSegment>,
): { readonly missing: number; readonly first: SegmentId } | undefined {
  const isThere = (entry: RecordSegment | undefined) => Boolean(entry?.target || entry?.previous);
  const lacking = segments.filter(({ id }) => !isThere(entries.get(id)));
  const [first] = lacking;
  if (!first || lacking.length < FEWEST) return undefined;
  const isBegun = found?.record.segments.some((entry) => isThere(entry) && entry.by !== 'as-is') ?? false;
  return isBegun ? undefined : { missing: lacking.length, first: first.id };
}
