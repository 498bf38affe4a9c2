/** A text as rules read it, whichever side of a translation it is on. */
import { type Quantity, readQuantities } from '../language/numbers/read.ts';
import { wordQuantities } from '../language/numbers/read-words.ts';
import { readTokens, type Token } from '../language/numbers/tokens.ts';
import type { Language } from '../model/locale.ts';
import { maskOpaque } from './opaque.ts';
import { type Quotation, readQuotations } from './quotations.ts';

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

/** False for a text whose numbers are words: `primero` alone makes a date of a month as digits do. */
export function mayHoldDigits(words: string): boolean {
  return /\d|rimero/.test(words);
}

export function sideOf(text: string, language: Language): Side {
  return new LazySide(text, language);
}

/** Each part is worked out when first asked for, by whichever rule that is. */
class LazySide implements Side {
  readonly text: string;
  readonly language: Language;
  #words: string | undefined;
  #tokens: readonly Token[] | undefined;
  #quantities: readonly Quantity[] | undefined;
  #quotations: readonly Quotation[] | undefined;

  constructor(text: string, language: Language) {
    this.text = text;
    this.language = language;
  }

  get words(): string {
    this.#words ??= maskOpaque(this.text);
    return this.#words;
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= readTokens(this.words);
    return this.#tokens;
  }

  get quantities(): readonly Quantity[] {
    this.#quantities ??= this.#readQuantities();
    return this.#quantities;
  }

  #readQuantities(): readonly Quantity[] {
    const { words, language, tokens } = this;
    return mayHoldDigits(words)
      ? readQuantities(words, language, tokens)
      : wordQuantities(words, { words: tokens, language, taken: [] });
  }

  get quotations(): readonly Quotation[] {
    this.#quotations ??= readQuotations(this.words);
    return this.#quotations;
  }
}
