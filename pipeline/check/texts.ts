/** A sentence or a string beside what it translates: what text rules look at. */
import type { BlockRole } from '../model/article.ts';
import type { Fix } from '../model/finding.ts';
import type { Term } from '../model/glossary.ts';
import { otherLanguage } from '../model/locale.ts';
import type { RecordSegment, Segment } from '../model/segment.ts';
import type { Range } from '../model/text.ts';
import { type Glance, glanceAt } from './glance.ts';
import type { House } from './house.ts';
import { houseOf } from './houses.ts';
import { readCoded } from './reading.ts';
import { type Side, sideOf } from './side.ts';
import { once, sites } from './sites.ts';
import type { ArticleSubject, EditionText, Place, SegmentSubject } from './subjects.ts';
import { readWritten } from './written.ts';

export interface TextSubject {
  readonly kind: 'segment' | 'string';
  readonly role: BlockRole | 'string';
  /** The field's or the key's. */
  readonly name?: string;
  readonly locale: string;
  /** Name of the edition, or the locale of a bundle that is no edition's. */
  readonly edition: string;
  readonly house: House;
  /** Where the sentence stands that it translates. */
  readonly sourcePlace?: Place;
  /** What it translates; undefined for the reference locale's own strings. */
  readonly source?: Side;
  readonly target: Side;
  /** In a language that is not judged: for rules of any language alone. */
  readonly isForeign: boolean;
  /** True for a sentence that stands in the edition's language already: a quotation. */
  readonly asIs: boolean;
  readonly terms: readonly Term[];
  /** Ids of rules that a person dismissed for this very text. */
  readonly dismissed: ReadonlySet<string>;
  /** Of a range of the target's text. */
  readonly place: (at?: Range) => Place;
  /** Undefined where the text stands in no file yet. */
  readonly fix: (at: Range, text: string) => Fix | undefined;
}

/** A text before anything is read of it: most rules say nothing of most texts, and a glance tells which may. */
export interface Candidate extends EditionText {
  readonly locale: string;
  readonly isForeign: boolean;
  /** Worked out anew each time. */
  glance(): Glance;
  subject(): TextSubject;
}

/** Every sentence that has a translation, in turn. */
export function visitSegments(subjects: readonly SegmentSubject[], visit: (text: Candidate) => void): void {
  for (const subject of subjects) {
    const { entry, edition, segment, article, terms } = subject;
    if (!entry?.target) continue;
    const { language, locale } = edition;
    const reading = readCoded(entry.target, segment.codes);
    const source = readCoded(segment.source, segment.codes).text;
    const name = article.blocks[segment.block]?.name;
    const where = once(() => sites(reading, subject.targetText, subject.targetPlace));
    const { role } = segment;
    const dismissed = dismissedIn(entry);
    visit({
      kind: 'segment',
      locale,
      edition: edition.name,
      name,
      source,
      target: reading.text,
      dismissed,
      place: () => where().place(),
      isForeign: false,
      glance: () =>
        glanceAt({ target: reading.text, source, language, name, role, hasTerms: terms.length > 0 }),
      subject: () => ({
        kind: 'segment',
        role,
        ...(name === undefined ? {} : { name }),
        locale,
        edition: edition.name,
        get sourcePlace() {
          return subject.sourcePlace;
        },
        house: subject.house ?? houseOf(locale),
        source: sideOf(source, otherLanguage(language)),
        target: sideOf(reading.text, language),
        isForeign: false,
        asIs: entry.by === 'as-is',
        terms,
        dismissed,
        place: (at) => where().place(at),
        fix: (at, fixed) => where().fix(at, fixed),
      }),
    });
  }
}

function dismissedIn({ dismissed, targetHash }: RecordSegment): ReadonlySet<string> {
  return dismissed
    ? new Set(dismissed.filter((one) => one.targetHash === targetHash).map(({ rule }) => rule))
    : NONE;
}

/** A sentence of an article beside what it was cut as. */
export interface OriginalSentence {
  readonly segment: Segment;
  readonly glance: Glance;
  subject(): TextSubject;
}

/** An article's own sentences, which translate nothing. */
export function originalTexts({ article, original, place }: ArticleSubject): OriginalSentence[] {
  if (!original) return [];
  const { edition, house, segments } = original;
  return segments.map((segment) => {
    const reading = readWritten(article, segment);
    const name = article.blocks[segment.block]?.name;
    const { role } = segment;
    const { language } = edition;
    const glance = glanceAt({
      target: reading.text,
      source: undefined,
      language,
      name,
      role,
      hasTerms: false,
    });
    const read = (): TextSubject => ({
      kind: 'segment',
      role,
      ...(name === undefined ? {} : { name }),
      locale: edition.locale,
      edition: edition.name,
      house,
      target: sideOf(reading.text, language),
      isForeign: false,
      asIs: false,
      terms: [],
      dismissed: NONE,
      place: (at) => place(at ? reading.toWritten(at) : segment.range),
      fix: () => undefined,
    });
    return { segment, glance, subject: read };
  });
}

const NONE: ReadonlySet<string> = new Set();
