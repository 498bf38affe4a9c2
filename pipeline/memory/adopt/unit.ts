/** What adoption aligns: the sentences of two files that say the same in two languages. */
import type { BlockRole, CodeName } from '../../model/article.ts';
import type { CodedText } from '../../model/coded-text.ts';
import type { SegmentId } from '../../model/segment.ts';

export interface AdoptUnit {
  readonly id: SegmentId;
  /** Index of its block: units of one block are sentences of one paragraph. */
  readonly block: number;
  readonly role: BlockRole;
  /** Of headings. */
  readonly level?: number;
  /** Of fields and attributes: only those of one name can be the same. */
  readonly name?: string;
  readonly text: CodedText;
  readonly codes: readonly AdoptCode[];
  /** What stands between this block and the one before, where that is no text to translate: code, markup. */
  readonly before: string;
  /** Source units only: the translation that the record has already. */
  readonly known?: CodedText;
}

/** What one tag of a unit stands for. */
export interface AdoptCode {
  readonly id: number;
  readonly type: 'open' | 'standalone';
  readonly name: CodeName;
  readonly equivalent: string;
  /** As it stands in the file: of a pair, its opening and its closing markup. */
  readonly markup: string;
}
