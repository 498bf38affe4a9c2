/** Sentences to be aligned, built by hand: one block per entry, sentences of a block in a list. */
import type { AdoptCode, AdoptUnit } from '../../../pipeline/memory/adopt/unit.ts';
import type { BlockRole } from '../../../pipeline/model/article.ts';
import type { CodedText } from '../../../pipeline/model/coded-text.ts';
import type { SegmentId } from '../../../pipeline/model/segment.ts';

export interface Given {
  readonly role?: BlockRole;
  readonly name?: string;
  readonly sentences: readonly string[];
  readonly codes?: readonly AdoptCode[];
  readonly known?: string;
}

export function units(blocks: readonly (string | Given)[]): AdoptUnit[] {
  let count = 0;
  return blocks.flatMap((given, block) => {
    const {
      sentences,
      role = 'paragraph',
      name,
      codes = [],
      known,
    } = typeof given === 'string' ? { sentences: [given] } : given;
    return sentences.map(
      (text): AdoptUnit => ({
        id: `s${count++}` as SegmentId,
        block,
        role,
        text: text as CodedText,
        codes,
        before: '',
        ...(name === undefined ? {} : { name }),
        ...(known === undefined ? {} : { known: known as CodedText }),
      }),
    );
  });
}
