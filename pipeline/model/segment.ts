/** Sentences, and what is known of their translation. */
import type { BlockRole, CodeName } from './article.ts';
import type { CodedText } from './coded-text.ts';
import type { Hash } from './hash.ts';
import type { Range } from './text.ts';

/** Known by content, never by position: see `segment/identity.ts`. Unique in its article. */
export type SegmentId = string & { readonly __brand: 'SegmentId' };

export interface Segment {
  readonly id: SegmentId;
  /** Index into `article.blocks`. */
  readonly block: number;
  readonly role: BlockRole;
  /** In the article's source; white space between sentences belongs to none. */
  readonly range: Range;
  readonly source: CodedText;
  readonly sourceHash: Hash;
  /** What the tags of `source` stand for, in their order. */
  readonly codes?: readonly SegmentCode[];
}

/** What one tag of a coded text stands for. `open` stands for the pair. */
export interface SegmentCode {
  readonly id: number;
  readonly type: 'open' | 'standalone';
  readonly name: CodeName;
  /** The text a reader sees in its place, or ''. */
  readonly equivalent: string;
}

/** XLIFF 2 `state`. */
export type State = 'initial' | 'translated' | 'reviewed' | 'final';
export const STATES: readonly State[] = ['initial', 'translated', 'reviewed', 'final'];

export type Origin = 'memory' | 'machine' | 'person';

/** A translation record: one article in one edition. Stored as `<article>.<edition>.json`. */
export interface TranslationRecord {
  readonly article: string;
  readonly sourceLanguage: string;
  readonly edition: string;
  readonly segments: readonly RecordSegment[];
  /** Translations whose sentence has left the article: memory, kept for its return. */
  readonly retired: readonly RecordSegment[];
  /** Where a reviewer cut sentences otherwise, in the order it was done. */
  readonly recut?: readonly Recut[];
}

/** One sentence cut in two, or two that follow each other made one. What is not there (any more) is passed over. */
export type Recut =
  /** `at`: offset in the coded source of the sentence, where its second part begins. */
  | { readonly kind: 'split'; readonly sentence: SegmentId; readonly at: number }
  | { readonly kind: 'merge'; readonly sentence: SegmentId; readonly next: SegmentId };

export interface RecordSegment {
  readonly id: SegmentId;
  readonly source: CodedText;
  readonly target: CodedText;
  readonly state: State;
  readonly origin: Origin;
  /** The engine (`deepl`), or the kind of match (`exact`, `in-context`, `phrasebook`). */
  readonly by?: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly at?: string;
  /** What was approved: a change to either text voids the approval. */
  readonly sourceHash: Hash;
  readonly targetHash: Hash;
  /** When the sentence changed: what it was, for the reviewer's diff. */
  readonly previous?: { readonly source: CodedText; readonly target: CodedText };
  readonly comments?: readonly Comment[];
  readonly dismissed?: readonly Dismissal[];
  /** Who gave it the state `reviewed` or `final`. */
  readonly approved?: { readonly by: string; readonly at: string };
  /** What reviewers did to it, the oldest first. */
  readonly history?: readonly Change[];
  /** How sure an adopted translation was found, 0 to 1: see `memory/adopt`. Gone once a person has touched it. */
  readonly confidence?: number;
}

/** One step of a reviewer: who did what when, and what the entry was before. */
export interface Change {
  readonly did: 'saved' | 'approved' | 'reopened' | 'reverted' | 'took' | 'split' | 'merged';
  readonly by: string;
  readonly at: string;
  readonly before: {
    /** Left out where the text stayed as it was. */
    readonly target?: CodedText;
    readonly state: State;
    readonly origin: Origin;
    readonly by?: string;
    readonly at?: string;
  };
}

export interface Comment {
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly resolved?: boolean;
}

export interface Dismissal {
  readonly rule: string;
  readonly reason: string;
  readonly by: string;
  readonly at?: string;
  /** Of the target it was said of. */
  readonly targetHash: Hash;
}
