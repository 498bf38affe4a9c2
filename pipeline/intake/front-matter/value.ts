/** What the parsers of YAML, TOML and JSON agree on. */
import type { Place } from '../../model/article.ts';
import type { Message } from '../../model/finding.ts';
import type { Range } from '../../model/text.ts';

/** A string in the front matter that may be translated. Offsets are into the article. */
export interface Scalar {
  /** Keys from the top, places in lists left out. */
  readonly path: readonly string[];
  readonly value: string;
  /** Inside the quotes. */
  readonly range: Range;
  readonly place: Place;
}

export interface ParsedData {
  readonly data: Readonly<Record<string, unknown>>;
  /** By JSON Pointer (RFC 6901). */
  readonly positions: Readonly<Record<string, Range>>;
  readonly scalars: readonly Scalar[];
  readonly duplicates: readonly { readonly key: string; readonly range: Range }[];
  /** Mistakes that the parser got over; what it made of the lines around them is not to be trusted. */
  readonly errors: readonly DataMistake[];
  /** False for a list or a bare text, which is no front matter. */
  readonly isTable: boolean;
}

export interface DataMistake {
  readonly at: number;
  /** The parser's own words. */
  readonly detail: string;
}

export interface DataProblem {
  readonly message: Message;
  /** The parser's own words. */
  readonly detail: string;
  readonly at: number;
}

/** Thrown inside the parsers and caught where they are called. */
export class DataError extends Error {
  readonly problem: DataProblem;

  constructor(problem: DataProblem) {
    super(problem.detail);
    this.problem = problem;
  }
}

export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
