/** What rules look at, with a way from each text back to the file a person edits. */
import type { Article } from '../model/article.ts';
import type { Edition } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Term } from '../model/glossary.ts';
import type { RecordSegment, Segment } from '../model/segment.ts';
import type { Separation } from '../model/separation.ts';
import type { Range } from '../model/text.ts';
import type { House } from './house.ts';
import type { KeyUse } from './usage/key-use.ts';

/** File, start and end of a finding. */
export type Place = Pick<Finding, 'file' | 'start' | 'end'>;

/** A text that stands as a JSON string in a file a person edits. */
export interface JsonText {
  /** As it stands in the file, quotation marks included. */
  readonly literal: string;
  /** Where the literal stands in the file. */
  readonly start: number;
  /** Line and column of a range of the file. */
  readonly place: (range: Range) => Place;
}

/** An article as it came, and what separation made of it. */
export interface ArticleSubject {
  readonly article: Article;
  readonly separation: Separation;
  /** Its own sentences, as the edition of its own language has them; undefined where there is no such edition. */
  readonly original?: OriginalText;
  /** Where it is published, in each edition whose front matter or translation says so. */
  readonly addresses?: readonly PublishedAddress[];
  /** Names and locales of the site's editions. */
  readonly editions?: readonly Edition[];
  /** The key of a text that one of the site's locale files holds; undefined for all other texts. */
  readonly siteKey: (text: string) => string | undefined;
  readonly place: (range: Range) => Place;
}

export interface OriginalText {
  readonly edition: Edition;
  readonly house: House;
  readonly segments: readonly Segment[];
}

/** The path of a page in one edition, without the edition's own part. */
export interface PublishedAddress {
  readonly edition: string;
  readonly path: string;
  /** Where a person wrote it; the file as a whole when its name says it. */
  readonly place: Place;
}

/**
 * A sentence in one edition other than its own. Its places may be read out of a file when they are asked for: a rule
 * asks where it has something to tell.
 */
export interface SegmentSubject {
  readonly article: Article;
  readonly edition: Edition;
  readonly segment: Segment;
  /** Undefined when nobody has translated it. */
  readonly entry?: RecordSegment | undefined;
  readonly terms: readonly Term[];
  readonly sourcePlace: Place;
  /** In the record; the sentence in the article when there is no entry. */
  readonly targetPlace: Place;
  /** The target's string in the record; undefined when it is not yet on the disk as it is here. */
  readonly targetText?: JsonText | undefined;
  /** The locale's own when left out. */
  readonly house?: House;
  /** The same for two subjects only if everything of both that rules look at is the same. */
  readonly group?: string | undefined;
  /** Of an article that the edition lacks altogether: said once, at the first sentence that is missing. */
  readonly articleMissing?: ArticleMissing | undefined;
}

export interface ArticleMissing {
  /** Sentences without a translation. */
  readonly missing: number;
  readonly isFirst: boolean;
}

/** One namespace in one locale, beside the same namespace in the site's reference locale. */
export interface BundleSubject {
  readonly locale: string;
  readonly namespace: string;
  readonly file: string;
  /** Texts by flattened key (`share.postOn`), in file order. */
  readonly texts: ReadonlyMap<string, string>;
  /** The same of the reference locale; undefined for the reference locale itself. */
  readonly reference?: { readonly locale: string; readonly texts: ReadonlyMap<string, string> };
  readonly terms?: readonly Term[];
  /** The locale's own when left out. */
  readonly house?: House;
  /** The same for two subjects only if everything of both that rules look at is the same. */
  readonly group?: string;
  /** Name of the edition it is the bundle of; the locale when left out. */
  readonly edition?: string;
  /** Where a key stands; for a key that is not there, the nearest parent. */
  readonly place: (key: string, part?: 'key' | 'value') => Place;
  /** The string a key's text stands in. */
  readonly jsonText?: (key: string) => JsonText;
}

/** Every locale of the site, and every key its code asks for. */
export interface SiteSubject {
  /** The first is the one that the others are compared with. */
  readonly locales: readonly SiteLocale[];
  /** Empty when there is no code to look at. */
  readonly uses: readonly KeyUse[];
  /** Every text of the code that could be a key asked for by way of a variable. */
  readonly mentions: ReadonlySet<string>;
  /** Namespace of a key that is asked for without one. */
  readonly defaultNamespaces: readonly string[];
}

export interface SiteLocale {
  readonly locale: string;
  readonly edition: string;
  /** A region's: holds only what differs from its language's. */
  readonly isPartial: boolean;
  readonly bundles: ReadonlyMap<string, BundleSubject>;
  /** Where a namespace's file is, or would be. */
  readonly fileOf: (namespace: string) => string;
}

/** All the texts of one locale, for what only shows when they are seen together. */
export interface EditionSubject {
  readonly locale: string;
  readonly edition: string;
  /** In the order of the articles and bundles. */
  readonly texts: readonly EditionText[];
}

export interface EditionText {
  readonly kind: 'segment' | 'string';
  readonly edition: string;
  /** The field's or the key's. */
  readonly name?: string | undefined;
  /** What it translates. */
  readonly source?: string | undefined;
  readonly target: string;
  /** Ids of rules that a person dismissed for this very text. */
  readonly dismissed: ReadonlySet<string>;
  readonly place: () => Place;
}
