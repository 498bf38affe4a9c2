/** What a text says in numbers: values, not spellings. */
import type { Range } from '../../model/text.ts';

export type QuantityKind =
  | 'number'
  | 'percent'
  /** Percentage points. */
  | 'points'
  | 'money'
  /** Minutes since midnight; two values where the half of the day is not said. */
  | 'time'
  | 'date'
  /** Digits that are part of a name: `5G`, `COVID-19`, `1.2.3`. */
  | 'code';

export interface Quantity {
  /** In the text, suffixes (`%`, `million`, `p. m.`) included. */
  readonly range: Range;
  readonly kind: QuantityKind;
  /** Every value it may have, the likeliest first: `1.234` is 1234 or 1.234. Empty for dates. */
  readonly values: readonly number[];
  /** The digits or words alone, without suffixes. */
  readonly digits: string;
  /**
   * How much it weighs when nothing answers to it: `digits` must be answered; `words` ("twelve") where the other
   * text says another number in words; `hint` ("both", "half", Roman numerals) never.
   */
  readonly written: 'digits' | 'words' | 'hint';
  /** The word of scale, lower case: `billion`. */
  readonly scale?: string;
  /** ISO 4217 codes it may be in. */
  readonly currencies?: readonly string[];
  /** A unit of measure of `units.ts`. */
  readonly unit?: string;
  readonly date?: DateParts;
}

export interface DateParts {
  readonly day?: number;
  readonly month?: number;
  readonly year?: number;
  /** For `3/4/2025`: the day may be the month. */
  readonly swappable?: boolean;
}
