/** A sentence or a string beside what it translates: what text rules look at. */
import { type Quantity, readQuantities } from '../language/numbers/read.ts';
import { readTokens, type Token } from '../language/numbers/tokens.ts';
import type { BlockRole } from '../model/article.ts';
import type { Fix } from '../model/finding.ts';
import type { Term } from '../model/glossary.ts';
import { type Language, languageOf, otherLanguage } from '../model/locale.ts';
import { parsePluralKey, pluralKey } from '../model/plurals.ts';
import type { Range } from '../model/text.ts';
import type { House } from './house.ts';
import { houseOf } from './houses.ts';
import { escapeJson, literalRanges } from './json-string.ts';
import { maskOpaque } from './opaque.ts';
import { type Quotation, readQuotations } from './quotations.ts';
import { type Reading, readCoded, readPlain } from './reading.ts';
import type { BundleSubject, JsonText, Place, SegmentSubject } from './subjects.ts';

/** One text, read once for all the rules. */
export interface Side {
  readonly language: Language;
  readonly text: string;
  /** The text with addresses, placeholders and tags blanked, place for place. */
  readonly words: string;
  /** The runs of letters of `words`. */
  readonly tokens: readonly Token[];
  readonly quantities: readonly Quantity[];
  readonly quotations: readonly Quotation[];
}

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

export function sideOf(text: string, language: Language): Side {
  const words = once(() => maskOpaque(text));
  const tokens = once(() => readTokens(words()));
  const quantities = once(() => readQuantities(words(), language, tokens()));
  const quotations = once(() => readQuotations(words()));
  return {
    language,
    text,
    get words() {
      return words();
    },
    get tokens() {
      return tokens();
    },
    get quantities() {
      return quantities();
    },
    get quotations() {
      return quotations();
    },
  };
}

/** Worked out when first asked for, by whichever rule that is. */
function once<T extends {}>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/** Of every sentence that has a translation. */
export function* segmentTexts(subjects: readonly SegmentSubject[]): Generator<TextSubject> {
  const houses = houseCache();
  for (const subject of subjects) {
    const { entry, edition, segment, article, terms } = subject;
    if (!entry?.target) continue;
    const reading = readCoded(entry.target, segment.codes);
    const name = article.blocks[segment.block]?.name;
    const dismissed = entry.dismissed?.filter(({ targetHash }) => targetHash === entry.targetHash) ?? [];
    yield {
      kind: 'segment',
      role: segment.role,
      ...(name === undefined ? {} : { name }),
      locale: edition.locale,
      edition: edition.name,
      sourcePlace: subject.sourcePlace,
      house: subject.house ?? houses(edition.locale),
      source: sideOf(readCoded(segment.source, segment.codes).text, otherLanguage(edition.language)),
      target: sideOf(reading.text, edition.language),
      isForeign: false,
      asIs: entry.by === 'as-is',
      terms,
      dismissed: new Set(dismissed.map(({ rule }) => rule)),
      ...sites(reading, subject.targetText, subject.targetPlace),
    };
  }
}

/** Of every string that is not empty. */
export function* bundleTexts(subjects: readonly BundleSubject[]): Generator<TextSubject> {
  const houses = houseCache();
  for (const subject of subjects) {
    const language = languageOf(subject.locale);
    const house = subject.house ?? houses(subject.locale);
    for (const [key, text] of subject.texts) {
      if (text.trim() !== '') yield stringText(subject, { key, text, house, language });
    }
  }
}

interface KeyedText {
  readonly key: string;
  readonly text: string;
  /** Undefined for a language that is not judged. */
  readonly language: Language | undefined;
  readonly house: House;
}

function stringText(subject: BundleSubject, { key, text, language, house }: KeyedText): TextSubject {
  const { reference, locale, terms = [] } = subject;
  const from = reference && languageOf(reference.locale);
  const source = from && counterpart(key, reference.texts);
  // Most strings have nothing wrong, and are never looked up in their file.
  const where = once(() => sites(readPlain(text), subject.jsonText?.(key), subject.place(key, 'value')));
  return {
    kind: 'string',
    role: 'string',
    name: key,
    locale,
    edition: subject.edition ?? locale,
    house,
    ...(from && source ? { source: sideOf(source, from) } : {}),
    // Rules for any language look at no words.
    target: sideOf(text, language ?? 'en'),
    isForeign: language === undefined,
    asIs: false,
    terms,
    dismissed: NONE,
    place: (at) => where().place(at),
    fix: (at, fixed) => where().fix(at, fixed),
  };
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
