/** A sentence or a string beside what it translates: what text rules look at. */
import type { BlockRole } from '../model/article.ts';
import type { Fix } from '../model/finding.ts';
import type { Term } from '../model/glossary.ts';
import { otherLanguage } from '../model/locale.ts';
import type { RecordSegment } from '../model/segment.ts';
import type { Range } from '../model/text.ts';
import { type Glance, glanceAt } from './glance.ts';
import type { House } from './house.ts';
import { houseOf } from './houses.ts';
import { type Reading, readCoded } from './reading.ts';
import { type Side, sideOf } from './side.ts';
import { type Sites, sites } from './sites.ts';
import type { EditionText, Place, SegmentSubject } from './subjects.ts';

export interface TextSubject {
  readonly kind: 'segment' | 'string';
  readonly role: BlockRole | 'string';
  /** The field's or the key's. */
  readonly name: string | undefined;
  readonly locale: string;
  /** Name of the edition, or the locale of a bundle that is no edition's. */
  readonly edition: string;
  readonly house: House;
  /** Where the sentence stands that it translates. */
  readonly sourcePlace: () => Place | undefined;
  /** What it translates; undefined for the reference locale's own strings. */
  readonly source: Side | undefined;
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
  /** From what the glance saw. */
  subject(glance: Glance): TextSubject;
}

/** Every sentence that has a translation, in turn. */
export function visitSegments(subjects: readonly SegmentSubject[], visit: (text: Candidate) => void): void {
  for (const subject of subjects) {
    const { entry } = subject;
    if (entry?.target) visit(new SegmentCandidate(subject, entry));
  }
}

/** There may be a hundred thousand of them. */
class SegmentCandidate implements Candidate {
  readonly kind = 'segment';
  readonly locale: string;
  readonly edition: string;
  readonly name: string | undefined;
  readonly source: string;
  readonly target: string;
  readonly dismissed: ReadonlySet<string>;
  readonly isForeign = false;
  readonly #subject: SegmentSubject;
  readonly #entry: RecordSegment;
  readonly #reading: Reading;
  #sites: Sites | undefined;

  constructor(subject: SegmentSubject, entry: RecordSegment) {
    const { article, edition, segment } = subject;
    this.locale = edition.locale;
    this.edition = edition.name;
    this.name = article.blocks[segment.block]?.name;
    this.source = readCoded(segment.source, segment.codes).text;
    this.#reading = readCoded(entry.target, segment.codes);
    this.target = this.#reading.text;
    this.dismissed = dismissedIn(entry);
    this.#subject = subject;
    this.#entry = entry;
  }

  glance(): Glance {
    const { target, source, name } = this;
    const { edition, segment, terms } = this.#subject;
    const { language } = edition;
    return glanceAt({ target, source, language, name, role: segment.role, hasTerms: terms.length > 0 });
  }

  place(): Place {
    return this.#where().place();
  }

  /** Most texts have nothing wrong, and are never looked up in their file. */
  #where(): Sites {
    this.#sites ??= sites(this.#reading, this.#subject.targetText, this.#subject.targetPlace);
    return this.#sites;
  }

  subject({ source, target }: Glance): TextSubject {
    const subject = this.#subject;
    const { language, locale } = subject.edition;
    return {
      kind: 'segment',
      role: subject.segment.role,
      name: this.name,
      locale,
      edition: this.edition,
      sourcePlace: () => subject.sourcePlace,
      house: subject.house ?? houseOf(locale),
      source: source && sideOf(source, otherLanguage(language)),
      target: sideOf(target, language),
      isForeign: false,
      asIs: this.#entry.by === 'as-is',
      terms: subject.terms,
      dismissed: this.dismissed,
      place: (at) => this.#where().place(at),
      fix: (at, fixed) => this.#where().fix(at, fixed),
    };
  }
}

function dismissedIn({ dismissed, targetHash }: RecordSegment): ReadonlySet<string> {
  return dismissed
    ? new Set(dismissed.filter((one) => one.targetHash === targetHash).map(({ rule }) => rule))
    : NONE;
}

const NONE: ReadonlySet<string> = new Set();
