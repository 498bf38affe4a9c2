/** What goes out to other tools and what comes back, whatever the format. */
import type { CodedText } from '../model/coded-text.ts';
import type { Hash } from '../model/hash.ts';
import type { Locale } from '../model/locale.ts';
import type { Comment, Origin, State } from '../model/segment.ts';
import type { Position } from '../model/text.ts';

/** Everything of one edition that was asked for. */
export interface ExchangeDocument {
  readonly edition: string;
  readonly source: Locale;
  readonly target: Locale;
  readonly files: readonly ExchangeFile[];
}

/** An article, or the strings of one namespace. */
export interface ExchangeFile {
  readonly kind: 'article' | 'strings';
  /** Path from the project's root, as a name: nothing is ever opened by it. */
  readonly original: string;
  readonly units: readonly ExchangeUnit[];
}

/** A block of an article, or a string with its plural forms. */
export interface ExchangeUnit {
  /** Unique in its file, an XML NMTOKEN. */
  readonly id: string;
  /** The string's key, or what the block is: `heading`. */
  readonly name: string;
  /** Characters its target may have; undefined without a limit. */
  readonly limit?: number;
  readonly segments: readonly ExchangeSegment[];
}

export interface ExchangeSegment {
  /** Unique in its file, an XML NMTOKEN. */
  readonly id: string;
  readonly source: CodedText;
  /** '' when there is none. */
  readonly target: CodedText;
  readonly state: State;
  readonly sourceHash: Hash;
  readonly origin?: Origin;
  readonly by?: string;
  /** One for each id among the tags of the source. */
  readonly codes: readonly ExchangeCode[];
  readonly comments: readonly Comment[];
  /** The best first. */
  readonly matches: readonly ExchangeMatch[];
  readonly terms: readonly ExchangeTerm[];
  /** For plural forms: the string they belong to, and the CLDR category of this one. */
  readonly plural?: { readonly base: string; readonly category: string; readonly all: string };
}

export interface ExchangeCode {
  readonly id: number;
  /** The markup itself, as the source has it; `end` for a pair. */
  readonly start: string;
  readonly end: string;
  /** What the code is, in words: `bold`. */
  readonly name: string;
  /** The text a reader sees in its place, or ''. */
  readonly equivalent: string;
}

export interface ExchangeMatch {
  readonly source: CodedText;
  readonly target: CodedText;
  /** Per cent. */
  readonly score: number;
  readonly origin: string;
}

export interface ExchangeTerm {
  readonly source: string;
  readonly target: string;
  readonly note?: string;
}

/** A file, as it is read. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** A segment as another tool gave it back. */
export interface Returned {
  /** `original` of its file. */
  readonly file: string;
  readonly unit: string;
  readonly segment: string;
  /** Tags numbered in the order of the source, whatever the tool calls them. Undefined where the format has no source. */
  readonly source?: CodedText;
  readonly target: CodedText;
  /** In the tool's own words; '' where it says nothing. */
  readonly state: string;
  readonly comments: readonly { readonly text: string; readonly by?: string }[];
  readonly at?: Position;
  /** What the tool put beside the unit that we know nothing of. */
  readonly foreign?: Foreign;
}

/** Elements and attributes of other tools, kept so that they go out again as they came. */
export interface Foreign {
  /** Whole elements, with the namespaces they need. */
  readonly elements: readonly string[];
  readonly attributes: readonly {
    readonly namespace: string;
    readonly name: string;
    readonly value: string;
  }[];
}
