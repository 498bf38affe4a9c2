/** A text as rules read it, whichever side of a translation it is on. */
import { type Quantity, readQuantities } from '../language/numbers/read.ts';
import { wordQuantities } from '../language/numbers/read-words.ts';
import { readTokens, type Token } from '../language/numbers/tokens.ts';
import type { Language } from '../model/locale.ts';
import { CUES } from './cues.ts';
import type { Look } from './glance.ts';
import { maskOpaque } from './opaque.ts';
import { type Quotation, readQuotations } from './quotations.ts';
import { readAs, type SideReading } from './reads-as.ts';

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
  /** The language that the words read as, quotations left out. */
  readonly reading: SideReading;
}

/** False for a text whose numbers are words: `primero` alone makes a date of a month as digits do. */
export function mayHoldDigits(words: string): boolean {
  return /\d|rimero/.test(words);
}

/** What a glance saw of the text spares looking for what is not there. */
export function sideOf(look: Look, language: Language): Side {
  return new LazySide(look, language);
}

/** Colons about digits may be an emoji's name. */
function mayBeOpaque(cues: number): boolean {
  return (
    (cues & (CUES.murky | CUES.placeholder)) !== 0 ||
    ((cues & CUES.comma) !== 0 && (cues & CUES.figures) !== 0)
  );
}

const NO_QUOTATIONS: readonly Quotation[] = [];

/** Each part is worked out when first asked for, by whichever rule that is. */
class LazySide implements Side {
  readonly text: string;
  readonly language: Language;
  readonly #cues: number;
  #words: string | undefined;
  #tokens: readonly Token[] | undefined;
  #quantities: readonly Quantity[] | undefined;
  #quotations: readonly Quotation[] | undefined;
  #reading: SideReading | undefined;

  constructor({ text, cues }: Look, language: Language) {
    this.text = text;
    this.language = language;
    this.#cues = cues;
  }

  get words(): string {
    this.#words ??= mayBeOpaque(this.#cues) ? maskOpaque(this.text) : this.text;
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
    this.#quotations ??= this.#cues & CUES.quote ? readQuotations(this.words) : NO_QUOTATIONS;
    return this.#quotations;
  }

  get reading(): SideReading {
    this.#reading ??= readAs(this);
    return this.#reading;
  }
}
