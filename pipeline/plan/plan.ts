/** The plan as data: what is reused, requested, published and held, each with its reason and its cost. */
import type { Substitution } from '../memory/fuzzy/substitute.ts';
import type { Article } from '../model/article.ts';
import type { Edition } from '../model/config.ts';
import type { Failure, Finding } from '../model/finding.ts';
import type { MemoryMatch } from '../model/memory.ts';
import type { Segment, SegmentId, TranslationRecord } from '../model/segment.ts';
import type { Separation } from '../model/separation.ts';
import type { BodyView } from '../segment/view.ts';
import type { RecordFile } from './snapshot.ts';
import type { StringsPlan } from './strings.ts';

export interface Plan {
  readonly articles: readonly ArticlePlan[];
  readonly strings: StringsPlan;
  /** Records that belong to no article. */
  readonly orphans: readonly RecordFile[];
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
}

export interface ArticlePlan {
  readonly article: Article;
  readonly separation: Separation;
  readonly editions: readonly EditionPlan[];
}

/** An article in an edition: in its own language, or as a translation. */
export type EditionPlan = OriginalPlan | TranslationPlan;

export interface OriginalPlan {
  readonly kind: 'original';
  readonly edition: Edition;
  readonly view: BodyView;
  readonly segments: readonly Segment[];
}

export interface TranslationPlan {
  readonly kind: 'translation';
  readonly edition: Edition;
  /** What the segments were cut from: one object, so that nothing is segmented twice. */
  readonly view: BodyView;
  readonly segments: readonly Segment[];
  /** Where the record stands or will stand. */
  readonly path: string;
  /** As it was found; undefined when there is none. */
  readonly found?: RecordFile;
  /** With everything that is reused already in it. */
  readonly record: TranslationRecord;
  /** What no memory has. */
  readonly requests: readonly Segment[];
  readonly reused: ReuseCounts;
  /** The record on the disk could not be understood: nothing is written over it. */
  readonly blocked: boolean;
  /** Similar sentences of the memory, the best first, for those of `requests` that have any: to be shown, never written. */
  readonly suggestions?: ReadonlyMap<SegmentId, readonly MemoryMatch[]>;
  /** Sentences taken from the memory with something put in another's place: what, for whoever reviews them. */
  readonly substituted?: ReadonlyMap<SegmentId, SubstitutedMatch>;
}

export function translationsOf({ editions }: ArticlePlan): TranslationPlan[] {
  return editions.filter((planned) => planned.kind === 'translation');
}

export interface SubstitutedMatch {
  readonly match: MemoryMatch;
  readonly substitutions: readonly Substitution[];
}

/** Sentences by where their translation comes from. */
export interface ReuseCounts {
  /** In the record already. */
  readonly kept: number;
  /** From other articles, neighbours equal. */
  readonly inContext: number;
  /** From other articles and imported files. */
  readonly exact: number;
  /** The same but for numbers, dates, addresses or placeholders, which were put in place. */
  readonly substituted: number;
  /** In the edition's language as they stand: a quotation. */
  readonly asIs: number;
}
