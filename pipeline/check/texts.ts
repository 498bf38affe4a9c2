/** A sentence or a string beside what it translates: what text rules look at. */
import type { BlockRole } from '../model/article.ts';
import type { Fix } from '../model/finding.ts';
import type { Term } from '../model/glossary.ts';
import { type Language, languageOf, otherLanguage } from '../model/locale.ts';
import { parsePluralKey, pluralKey } from '../model/plurals.ts';
import type { RecordSegment, Segment } from '../model/segment.ts';
import type { Range } from '../model/text.ts';
import { type Glance, glanceAt } from './glance.ts';
import type { House } from './house.ts';
import { houseOf } from './houses.ts';
import { escapeJson, literalRanges } from './json-string.ts';
import { type Reading, readCoded, readPlain } from './reading.ts';
import { type Side, sideOf } from './side.ts';
import type {
  ArticleSubject,
  BundleSubject,
  EditionText,
  JsonText,
  Place,
  SegmentSubject,
} from './subjects.ts';
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

/** Worked out when first asked for, by whichever rule that is. */
function once<T extends {}>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/** A text before anything is read of it: most rules say nothing of most texts, and a glance tells which may. */
export interface Candidate extends EditionText {
  readonly locale: string;
  readonly isForeign: boolean;
  /** Worked out anew each time. */
  glance(): Glance;
  subject(): TextSubject;
}

/** Of every sentence that has a translation. */
export function* segmentTexts(subjects: readonly SegmentSubject[]): Generator<Candidate> {
  const houses = houseCache();
  for (const subject of subjects) {
    const { entry, edition, segment, article, terms } = subject;
    if (!entry?.target) continue;
    const { language, locale } = edition;
    const reading = readCoded(entry.target, segment.codes);
    const source = readCoded(segment.source, segment.codes).text;
    const name = article.blocks[segment.block]?.name;
    const where = sites(reading, subject.targetText, subject.targetPlace);
    const { role } = segment;
    yield {
      kind: 'segment',
      locale,
      edition: edition.name,
      name,
      source,
      target: reading.text,
      dismissed: dismissedIn(entry),
      place: () => where.place(),
      isForeign: false,
      glance: () =>
        glanceAt({ target: reading.text, source, language, name, role, hasTerms: terms.length > 0 }),
      subject: () => ({
        kind: 'segment',
        role,
        ...(name === undefined ? {} : { name }),
        locale,
        edition: edition.name,
        sourcePlace: subject.sourcePlace,
        house: subject.house ?? houses(locale),
        source: sideOf(source, otherLanguage(language)),
        target: sideOf(reading.text, language),
        isForeign: false,
        asIs: entry.by === 'as-is',
        terms,
        dismissed: dismissedIn(entry),
        ...where,
      }),
    };
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

/** Of every string that is not empty. */
export function* bundleTexts(subjects: readonly BundleSubject[]): Generator<Candidate> {
  const houses = houseCache();
  for (const subject of subjects) {
    const language = languageOf(subject.locale);
    const house = subject.house ?? houses(subject.locale);
    for (const [key, text] of subject.texts) {
      if (text.trim() !== '') yield new StringCandidate({ subject, house, language }, key, text);
    }
  }
}

interface BundleContext {
  readonly subject: BundleSubject;
  /** Undefined for a language that is not judged. */
  readonly language: Language | undefined;
  readonly house: House;
}

/** There may be a hundred thousand of them. */
class StringCandidate implements Candidate {
  readonly kind = 'string';
  readonly locale: string;
  readonly name: string;
  readonly target: string;
  readonly source: string | undefined;
  readonly edition: string;
  readonly isForeign: boolean;
  readonly dismissed = NONE;
  readonly #context: BundleContext;

  constructor(context: BundleContext, name: string, target: string) {
    const { reference, locale, edition = locale } = context.subject;
    const isJudged = reference !== undefined && languageOf(reference.locale) !== undefined;
    // An empty string of the reference is nothing to compare with.
    const source = (isJudged && counterpart(name, reference.texts)) || undefined;
    this.locale = locale;
    this.name = name;
    this.target = target;
    this.source = source;
    this.edition = edition;
    this.isForeign = context.language === undefined;
    this.#context = context;
  }

  glance(): Glance {
    const { name, target, source } = this;
    const { language = 'en', subject } = this.#context;
    const hasTerms = (subject.terms?.length ?? 0) > 0;
    return glanceAt({ target, source, language, name, role: 'string', hasTerms });
  }

  place(): Place {
    return this.#context.subject.place(this.name, 'value');
  }

  subject(): TextSubject {
    const { subject, house, language } = this.#context;
    const { name, target, source, edition, isForeign } = this;
    const from = subject.reference && languageOf(subject.reference.locale);
    // Most strings have nothing wrong, and are never looked up in their file.
    const where = once(() =>
      sites(readPlain(target), subject.jsonText?.(name), subject.place(name, 'value')),
    );
    return {
      kind: 'string',
      role: 'string',
      name,
      locale: subject.locale,
      edition,
      house,
      ...(from && source ? { source: sideOf(source, from) } : {}),
      // Rules for any language look at no words.
      target: sideOf(target, language ?? 'en'),
      isForeign,
      asIs: false,
      terms: subject.terms ?? [],
      dismissed: NONE,
      place: (at) => where().place(at),
      fix: (at, fixed) => where().fix(at, fixed),
    };
  }
}

const NONE: ReadonlySet<string> = new Set();

/** The same key, or for a plural form the reference locale does not have, its `_other`. */
function counterpart(key: string, reference: ReadonlyMap<string, string>): string | undefined {
  const form = parsePluralKey(key);
  return reference.get(key) ?? (form && reference.get(pluralKey({ ...form, category: 'other' })));
}

function sites(
  reading: Reading,
  json: JsonText | undefined,
  whole: Place,
): Pick<TextSubject, 'place' | 'fix'> {
  const inLiteral = once(() => literalRanges(json?.literal ?? '""'));
  const inFile = (at: Range, text: JsonText): Range => {
    const { start, end } = inLiteral()(reading.toWritten(at));
    return { start: text.start + start, end: text.start + end };
  };
  return {
    place: (at) => (at && json ? json.place(inFile(at, json)) : whole),
    fix: (at, text) => (json ? { ...inFile(at, json), text: escapeJson(text) } : undefined),
  };
}

function houseCache(): (locale: string) => House {
  const houses = new Map<string, House>();
  return (locale) => {
    const known = houses.get(locale) ?? houseOf(locale);
    houses.set(locale, known);
    return known;
  };
}
