/** A publication's way of writing, as data: see `profiles/`. What a house leaves open is not checked. */

export interface House {
  /** The locale it is for, when no config names another. */
  readonly locale: string;
  readonly description: string;
  readonly numbers?: {
    readonly decimal: '.' | ',';
    /** Marks that may group thousands; the first is the one a fix writes. */
    readonly group: readonly string[];
    /** Digits of the whole part from which thousands are grouped. */
    readonly groupFrom: number;
  };
  readonly percent?: 'spaced' | 'closed';
  /** Where the currency sign stands. */
  readonly currencySign?: 'before' | 'after';
  /** Pairs of quotation marks from the outermost inwards: `["«»", "“”"]`. */
  readonly quotes?: readonly string[];
  /** Stop and comma beside a closing quotation mark. */
  readonly stopAtQuote?: 'inside' | 'outside';
  readonly clock?: '12' | '24';
  /** How 12-hour times are written: `a. m.`, `a.m.`, `am`. */
  readonly dayHalf?: string;
  readonly ellipsis?: '…' | '...';
  /** What stands for a dash between words. */
  readonly dash?: '—' | '–';
  /** What `billón` and `billion` may mean. */
  readonly billion?: 'long' | 'short' | 'either';
  readonly headline?: 'sentence' | 'title';
  /** `1.º` rather than `1º`. */
  readonly ordinalStop?: boolean;
  /** `las ONG`, without a plural s, as the academies have it. */
  readonly bareInitials?: boolean;
  readonly dateOrder?: 'dmy' | 'mdy';
}
