/** What was translated in a build, as it is of use to sentences that wait. */
import { isCalendarName } from '../memory/fuzzy/calendar.ts';
import { frameOf, readSlots, type Slotted } from '../memory/fuzzy/slots.ts';
import type { Token } from '../memory/fuzzy/tokens.ts';
import { type CodedText, parseCoded } from '../model/coded-text.ts';
import { hashText } from '../model/hash.ts';
import { languageOf } from '../model/locale.ts';

/** Of which edition and language a sentence is. */
interface Of {
  readonly edition: string;
  readonly sourceLanguage: string;
}

/** Sentences that one may be translated by: those that differ in numbers, dates, addresses and placeholders alone. */
export class News {
  readonly #frames = new Set<string>();
  /** Two words that each of the sentences has, and so has whatever is like it: by the one, the others. */
  readonly #words = new Map<string, Set<string>>();
  /** Some have none. */
  #areWordless = false;

  get isEmpty(): boolean {
    return this.#frames.size === 0;
  }

  add(of: Of, source: CodedText): void {
    const slotted = slotsIn(of, source);
    this.#frames.add(keyOf(of, source, slotted));
    const [word, other = ''] = slotted ? longestWords(slotted) : (source.match(PLAIN_WORDS) ?? []);
    if (word === undefined) this.#areWordless = true;
    else this.#words.set(word, (this.#words.get(word) ?? new Set()).add(other));
  }

  helps(of: Of, source: CodedText): boolean {
    return this.#mayHelp(source) && this.#frames.has(keyOf(of, source, slotsIn(of, source)));
  }

  /** To know what a sentence is made of takes many times longer. */
  #mayHelp(source: CodedText): boolean {
    if (this.#areWordless && isWordless(source)) return true;
    return (source.match(PLAIN_WORDS) ?? []).some((word) =>
      [...(this.#words.get(word) ?? [])].some((other) => source.includes(other)),
    );
  }
}

/** As they stand in a text, or part of a longer word. */
const PLAIN_WORDS = /[A-Za-z]{4,}/g;
/** No part of a longer one. */
const WHOLE_WORDS = /(?<![\p{L}\p{M}\p{N}_'’])[A-Za-z]{4,}(?![\p{L}\p{M}\p{N}_'’])/gu;
/** What every address and every placeholder has. */
const HAS_SLOT = /:\/\/|www\.|[@{%$]/;

/** Whether all of its words may be put in another's place. */
function isWordless(source: CodedText): boolean {
  return HAS_SLOT.test(source) || (source.match(WHOLE_WORDS) ?? []).every(isCalendarName);
}

/** Undefined in a language that is not ours: there a sentence is like itself alone. */
function slotsIn({ sourceLanguage }: Of, source: CodedText): Slotted | undefined {
  const language = languageOf(sourceLanguage);
  return language && readSlots(parseCoded(source), language);
}

const IS_PLAIN = /^[A-Za-z]{4,}$/;

function isWord(token: Token): boolean {
  return token.class === 'word' || token.class === 'name';
}

/** Of those that must be the same; none where none is the same however it is composed. */
function longestWords({ tokens, slots }: Slotted): string[] {
  const open = new Set(slots.map(({ token }) => token));
  const words = tokens.filter((token, at) => !open.has(at) && isWord(token) && IS_PLAIN.test(token.text));
  return words.map(({ text }) => text).sort((a, b) => b.length - a.length);
}

function keyOf({ edition, sourceLanguage }: Of, source: CodedText, slotted: Slotted | undefined): string {
  return hashText(`${edition}\0${sourceLanguage}\0${slotted ? frameOf(slotted) : source}`);
}
