/**
 * How much the words of a short line sound like a site's own: `share`, `comments`, `suscríbete`.
 * A logistic regression over words and pairs of words, learnt by `bench/separation/train.ts` from the
 * interface strings of many projects against sentences and headings of articles. A word enters only when
 * several projects use it, so that no project's phrases do.
 */
import { lowerWords } from './words.ts';

export interface Vocabulary {
  /** Log-odds before any word is read. */
  readonly bias: number;
  /** `share`, `leave a` (pairs), `^read` (first word), `share$` (last word) → log-odds towards interface. */
  readonly words: Readonly<Record<string, number>>;
}

/** Lines longer than this many words are not judged by their words. */
export const LONGEST_LINE = 24;

export interface VocabularyReader {
  /** Log-odds that a line of these words is the site's, and the word that says most for it. */
  readonly read: (words: readonly string[]) => { readonly odds: number; readonly word?: string };
}

/** Longest text whose words are read, in UTF-16 units. */
const LONGEST_TEXT = 200;

/** How a text sounds, read when it is asked for: most running text never is. */
export class Sound {
  readonly #reader: VocabularyReader;
  readonly #text: string;
  #read: ReturnType<VocabularyReader['read']> | undefined;

  constructor(reader: VocabularyReader, text: string) {
    this.#reader = reader;
    this.#text = text;
  }

  /** Log-odds that a line of these words is the site's. */
  get odds(): number {
    return this.#whole().odds;
  }

  /** The word that sounds most like a site's. */
  get telling(): string | undefined {
    return this.#whole().word;
  }

  #whole(): ReturnType<VocabularyReader['read']> {
    this.#read ??= this.#reader.read(this.#text.length <= LONGEST_TEXT ? termsOf(this.#text) : []);
    return this.#read;
  }
}

export function openVocabulary({ bias, words }: Vocabulary): VocabularyReader {
  return readerOf(bias, new Map(Object.entries(words)));
}

/** `weights` has the log-odds of each term that has any. */
export function readerOf(bias: number, weights: Pick<ReadonlyMap<string, number>, 'get'>): VocabularyReader {
  return {
    read: (words) => {
      if (words.length === 0 || words.length > LONGEST_LINE) return { odds: 0 };
      let odds = bias;
      let telling: string | undefined;
      let most = 0.5;
      forEachTerm(words, (term) => {
        const weight = weights.get(term) ?? 0;
        odds += weight;
        if (weight > most) {
          most = weight;
          telling = term;
        }
      });
      return telling === undefined ? { odds } : { odds, word: telling.replace(/^[\^#]|\$$/g, '') };
    },
  };
}

export function forEachTerm(words: readonly string[], visit: (term: string) => void): void {
  for (let at = 0; at < words.length; at++) {
    visit(words[at]!);
    if (at > 0) visit(`${words[at - 1]} ${words[at]}`);
  }
  visit(`^${words[0]}`);
  visit(`${words.at(-1)}$`);
}

/** The words a line is judged by: lower case, interpolations and figures left out. */
export function termsOf(text: string): string[] {
  return lowerWords(
    text.includes('{') || text.includes('%') ? text.replace(/\{{1,2}[^{}]*\}{1,2}|%[sd]/g, ' ') : text,
  );
}
