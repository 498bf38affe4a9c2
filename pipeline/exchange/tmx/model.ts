/** TMX 1.4b as values: whatever a file says that is not white space between elements. */
import type { CodedText } from '../../model/coded-text.ts';

/** By name, in the order of the file: `creationid`, `xml:lang`. */
export type Attributes = Readonly<Record<string, string>>;

export interface TmxHeader {
  readonly attributes: Attributes;
  readonly extras: readonly TmxExtra[];
}

/** What may stand before the segments, in the order of the file. */
export type TmxExtra =
  | { readonly kind: 'note' | 'prop'; readonly text: string; readonly attributes: Attributes }
  /** A private character set. */
  | { readonly kind: 'ude'; readonly attributes: Attributes; readonly maps: readonly Attributes[] };

export interface TmxUnit {
  readonly attributes: Attributes;
  readonly extras: readonly TmxExtra[];
  readonly variants: readonly TmxVariant[];
  /** 1-based line of the file. */
  readonly line?: number;
}

/** A text in one language. */
export interface TmxVariant {
  /** As written: `en-us`. */
  readonly language: string;
  /** The others, without `xml:lang`. */
  readonly attributes: Attributes;
  readonly extras: readonly TmxExtra[];
  /** Codes of one unit that stand for each other (the same `x`, or the same content) have one id in all variants. */
  readonly text: CodedText;
  /** One for each tag of the text, in its order. */
  readonly codes: readonly TmxCode[];
}

export type TmxElement = 'bpt' | 'ept' | 'ph' | 'it' | 'hi' | 'ut';

export interface TmxCode {
  readonly element: TmxElement;
  readonly attributes: Attributes;
  /** XML, as it stands between the element's tags: native markup, escaped, and `<sub>`. Empty for `hi`. */
  readonly content: string;
}
