/** The sentences that the check looks at, each with the way to its places. */
import type { House } from '../check/house.ts';
import type { ArticleMissing, JsonText, Place, SegmentSubject } from '../check/subjects.ts';
import type { Article } from '../model/article.ts';
import type { Edition } from '../model/config.ts';
import type { RecordSegment, Segment, SegmentId } from '../model/segment.ts';
import type { LineIndex } from '../model/text.ts';
import type { Groups } from './check-groups.ts';
import { missingArticle } from './check-missing.ts';
import { documentPlace, jsonText, placeIn } from './check-places.ts';
import type { ArticlePlan, TranslationPlan } from './plan.ts';
import type { Snapshot } from './snapshot.ts';

export interface SegmentsAt {
  readonly snapshot: Snapshot;
  readonly houses: (edition: Edition) => House;
  /** Undefined where nothing is kept for another run. */
  readonly groups: Groups | undefined;
}

/** Those of each edition other than the article's own. */
export function segmentSubjects(
  { article, editions }: ArticlePlan,
  lines: LineIndex,
  { snapshot, houses, groups }: SegmentsAt,
): SegmentSubject[] {
  return editions
    .filter((planned) => planned.kind === 'translation')
    .flatMap((planned) => {
      const entries = new Map(planned.record.segments.map((entry) => [entry.id, entry]));
      const targets = targetsOf(planned);
      const group = groups?.ofTranslation(article, planned);
      const missing = missingArticle(planned, entries);
      const house = houses(planned.edition);
      const { edition } = planned;
      const about = { article, lines, edition, targets, terms: snapshot.glossary, house, group, missing };
      return planned.segments.map((segment) => new PlannedSegment(about, segment, entries.get(segment.id)));
    });
}

interface SegmentsAbout {
  readonly article: Article;
  readonly lines: LineIndex;
  readonly edition: Edition;
  readonly targets: Targets;
  readonly terms: Snapshot['glossary'];
  readonly house: House;
  readonly group: string | undefined;
  readonly missing: ReturnType<typeof missingArticle>;
}

/** There may be a million of them. Most are never told of, and to find a place a record is parsed again. */
class PlannedSegment implements SegmentSubject {
  readonly article: Article;
  readonly edition: Edition;
  readonly segment: Segment;
  readonly entry: RecordSegment | undefined;
  readonly #about: SegmentsAbout;

  constructor(about: SegmentsAbout, segment: Segment, entry: RecordSegment | undefined) {
    this.article = about.article;
    this.edition = about.edition;
    this.segment = segment;
    this.entry = entry;
    this.#about = about;
  }

  get terms() {
    return this.#about.terms;
  }

  get house() {
    return this.#about.house;
  }

  get group() {
    return this.#about.group;
  }

  get articleMissing(): ArticleMissing | undefined {
    const { missing } = this.#about;
    return missing && { ...missing, isFirst: this.segment.id === missing.first };
  }

  get sourcePlace(): Place {
    return placeIn(this.article.path, this.#about.lines, this.segment.range);
  }

  get targetPlace(): Place {
    return this.#about.targets.place(this.segment.id) ?? this.sourcePlace;
  }

  get targetText(): JsonText | undefined {
    return this.entry && this.#about.targets.text(this.segment.id, this.entry.target);
  }
}

interface Targets {
  /** Where a segment's target stands in the record on the disk, if it does. */
  place(id: SegmentId): Place | undefined;
  /** Its own string there, where that says what it says here. */
  text(id: SegmentId, target: string): JsonText | undefined;
}

function targetsOf({ found }: TranslationPlan): Targets {
  if (!found) return { place: () => undefined, text: () => undefined };
  const { document, record } = found;
  let known: ReadonlyMap<SegmentId, number> | undefined;
  const indexOf = (id: SegmentId) => {
    known ??= new Map(record.segments.map((entry, index) => [entry.id, index]));
    return known.get(id);
  };
  return {
    place: (id) => {
      const index = indexOf(id);
      return index === undefined
        ? undefined
        : documentPlace(document, ['segments', index, 'target'], 'value');
    },
    text: (id, target) => {
      const index = indexOf(id);
      if (index === undefined || record.segments[index]?.target !== target) return undefined;
      return jsonText(document, ['segments', index, 'target']);
    },
  };
}
