/** What a segment is known by. */
import type { CodedText } from '../model/coded-text.ts';
import { type Hash, hashText } from '../model/hash.ts';
import type { SegmentId } from '../model/segment.ts';

/** 60 bits: within one article two texts share an id by chance once in 10^12 articles of a thousand sentences. */
const ID_LENGTH = 12;

/**
 * Gives out the ids of one article, in reading order: the start of the hash of the text, and for a text that
 * stood before `-2`, `-3` … Nothing else of the article has a say.
 */
export function identities(): (hash: Hash) => SegmentId {
  const seen = new Map<string, number>();
  return (hash) => {
    const base = hash.slice(0, ID_LENGTH);
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return (count === 1 ? base : `${base}-${count}`) as SegmentId;
  };
}

/** Hash of a segment's text. Coded texts come with white space folded, so reflowing changes no hash. */
export function hashCoded(text: CodedText): Hash {
  return hashText(text);
}
