/** Lengths that language of short strings is measured by, in words. */
import type { Row } from './rows.ts';

export const BUCKETS = ['1', '2-3', '4-8', '9+'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** The row's own bucket where it names one. */
export function bucketOf(row: Row): Bucket {
  return (
    BUCKETS.find((bucket) => bucket === row.bucket) ?? bucketOfWords(row.text.trim().split(/\s+/).length)
  );
}

function bucketOfWords(words: number): Bucket {
  if (words <= 1) return '1';
  if (words <= 3) return '2-3';
  return words <= 8 ? '4-8' : '9+';
}
