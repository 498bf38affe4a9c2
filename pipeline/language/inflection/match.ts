/**
 * Where a text uses the terms of a glossary, in any of their forms.
 *
 * All forms of all words go into one table, all terms into one tree over them (a trie, as Aho and Corasick have
 * it); a text is then read once, and from each of its words the tree is followed as far as it goes. That takes
 * time in proportion to the text: a term has 12 words at most.
 */
import type { Term } from '../../model/glossary.ts';
import type { Language } from '../../model/locale.ts';
import type { Range } from '../../model/text.ts';
import { formsOf } from './forms.ts';

export interface TermMatch {
  readonly term: Term;
  /** The form of the glossary that was found, as the glossary has it. */
  readonly form: string;
  readonly kind: 'approved' | 'forbidden';
  /** In the text. */
  readonly range: Range;
  /** False for an inflected form. */
  readonly asWritten: boolean;
}

export type TermMatcher = (text: string) => TermMatch[];

const MAX_WORDS = 12;

interface Node {
  readonly next: Map<string, Node>;
  readonly ends: { readonly term: Term; readonly form: string; readonly kind: TermMatch['kind'] }[];
}

interface Word {
  /** As written. */
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const matchers = new WeakMap<readonly Term[], Map<Language, TermMatcher>>();

/** Leftmost and longest first: what lies inside a longer term is not found. Equals of one range are all given. */
export function matchTerms(text: string, terms: readonly Term[], language: Language): TermMatch[] {
  const known = matchers.get(terms) ?? new Map<Language, TermMatcher>();
  matchers.set(terms, known);
  const matcher = known.get(language) ?? createTermMatcher(terms, language);
  known.set(language, matcher);
  return matcher(text);
}

export function createTermMatcher(terms: readonly Term[], language: Language): TermMatcher {
  const tree = new Tree();
  for (const term of terms) {
    for (const form of term.forms[language]) tree.add({ term, form, kind: 'approved' }, language);
    for (const form of term.forbidden[language]) tree.add({ term, form, kind: 'forbidden' }, language);
  }
  return (text) => tree.match(text);
}

class Tree {
  readonly #root: Node = { next: new Map(), ends: [] };
  /** Which dictionary words a form may be of. */
  readonly #lexemes = new Map<string, string[]>();

  add(entry: Node['ends'][number], language: Language): void {
    const words = readWords(entry.form);
    if (words.length === 0 || words.length > MAX_WORDS) return;
    const { partOfSpeech } = entry.term;
    const forms = formsOf({
      words: words.map(({ folded }) => folded),
      language,
      partOfSpeech: entry.term.translate ? partOfSpeech : 'proper noun',
      grammar: entry.kind === 'approved' ? entry.term.grammar?.[language] : undefined,
    });
    let node = this.#root;
    words.forEach((word, at) => {
      const lexeme = this.#lexeme(forms[at]!);
      const key = at === 0 ? lexeme : gapKey(entry.form.slice(words[at - 1]!.end, word.start)) + lexeme;
      const next = node.next.get(key) ?? { next: new Map(), ends: [] };
      node.next.set(key, next);
      node = next;
    });
    node.ends.push(entry);
  }

  /** A name for a word with these forms; the same word may have more forms in another term. */
  #lexeme(forms: readonly string[]): string {
    const name = forms.join(' ');
    for (const form of forms) {
      const names = this.#lexemes.get(form);
      if (!names) this.#lexemes.set(form, [name]);
      else if (!names.includes(name)) names.push(name);
    }
    return name;
  }

  match(text: string): TermMatch[] {
    const words = readWords(text);
    const found: TermMatch[] = [];
    for (let at = 0; at < words.length; ) {
      const { matches, length } = this.#longest(text, words, at);
      found.push(...matches);
      at += Math.max(1, length);
    }
    return found;
  }

  #longest(text: string, words: readonly Word[], at: number): { matches: TermMatch[]; length: number } {
    let nodes: Node[] = [this.#root];
    let best: { matches: TermMatch[]; length: number } = { matches: [], length: 0 };
    for (let length = 0; nodes.length > 0 && at + length < words.length; length++) {
      const word = words[at + length]!;
      const gap = length === 0 ? '' : gapKey(text.slice(words[at + length - 1]!.end, word.start));
      const lexemes = this.#lexemes.get(word.folded) ?? [];
      nodes = nodes.flatMap((node) =>
        lexemes.flatMap((lexeme) => {
          const next = node.next.get(gap + lexeme);
          return next ? [next] : [];
        }),
      );
      const run = words.slice(at, at + length + 1);
      const matches = nodes.flatMap(({ ends }) => ends.flatMap((end) => matchOf(text, run, end)));
      if (matches.length > 0) best = { matches, length: length + 1 };
    }
    return best;
  }
}

function matchOf(text: string, run: readonly Word[], end: Node['ends'][number]): TermMatch[] {
  const wanted = readWords(end.form);
  if (!run.every((word, at) => hasCase(word.text, wanted[at]!.text, end.term.exactCase))) return [];
  const tail = end.form
    .slice(wanted.at(-1)!.end)
    .replace(/^[\s.]+/, '')
    .trim();
  const range = { start: run[0]!.start, end: run.at(-1)!.end + tail.length };
  if (!text.startsWith(tail, run.at(-1)!.end)) return [];
  const asWritten = run.every(({ folded }, at) => folded === wanted[at]!.folded);
  return [{ ...end, range, asWritten }];
}

/** An acronym is written as it is (`US` is not `us`), but for a plural's `s`; so is all of a term of exact case. */
function hasCase(text: string, wanted: string, exactCase: boolean): boolean {
  const isAcronym = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{N}]+$/u.test(wanted);
  if (isAcronym) return text === wanted || text === `${wanted}s`;
  if (!exactCase || text === wanted) return true;
  const isPlain = wanted.slice(1) === wanted.slice(1).toLowerCase();
  return isPlain && text[0] === wanted[0] && text.slice(1) === text.slice(1).toLowerCase();
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

function readWords(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    text: word,
    folded: word.normalize('NFC').toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

/** White space and hyphens are one: `e-mail` and `e mail`. Other marks must be as in the glossary. */
function gapKey(gap: string): string {
  const marks = gap
    .slice(0, 8)
    .replace(/[\s\u00a0‐‑-]/g, '')
    .replaceAll('’', "'");
  return gap.length > 8 ? '\0' : `${marks} `;
}
