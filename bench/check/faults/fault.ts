/** Kinds of fault, each with the rules that should find it. */
import type { Language } from '../../../pipeline/model/locale.ts';
import type { Range } from '../../../pipeline/model/text.ts';
import type { Random } from '../../support/random.ts';

export interface Texts {
  readonly source: string;
  readonly target: string;
}

export interface Planted extends Texts {
  /** The same pair without the fault. */
  readonly clean: Texts;
  /** Where the fault stands in the target; undefined when something is not there. */
  readonly at?: Range;
}

export interface Fault {
  readonly name: string;
  /** Any of these may tell it. */
  readonly rules: readonly string[];
  /** Of the target. */
  readonly language: Language;
  /** Where another house than the language's is needed. */
  readonly locale?: string;
  readonly role?: 'heading';
  /** Undefined where the pair gives no occasion. */
  readonly plant: (texts: Texts, random: Random) => Planted | undefined;
}

export function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** Replaces a range of the target. */
export function replaceIn(texts: Texts, { start, end }: Range, put: string): Planted {
  const target = texts.target.slice(0, start) + put + texts.target.slice(end);
  return { source: texts.source, target, clean: texts, at: { start, end: start + put.length } };
}

/** One match of a pattern in the target, by chance. */
export function choose(texts: Texts, pattern: RegExp, random: Random): RegExpExecArray | undefined {
  return pick([...texts.target.matchAll(pattern)], random);
}

export function replaceMatch(
  texts: Texts,
  pattern: RegExp,
  { random, put }: { random: Random; put: (match: RegExpExecArray) => string | undefined },
): Planted | undefined {
  const match = choose(texts, pattern, random);
  const text = match && put(match);
  if (!match || text === undefined || text === match[0]) return undefined;
  return replaceIn(texts, { start: match.index, end: match.index + match[0].length }, text);
}

/** Adds a remark in brackets to both texts, before the final stop; the target's is the faulty one. */
export function carry(
  texts: Texts,
  { source, right, wrong }: { source: string; right: string; wrong: string },
): Planted | undefined {
  const [from, to] = [insert(texts.source, source), insert(texts.target, wrong)];
  const clean = insert(texts.target, right);
  if (!from || !to || !clean) return undefined;
  return { source: from.text, target: to.text, clean: { source: from.text, target: clean.text }, at: to.at };
}

function insert(text: string, remark: string): { text: string; at: Range } | undefined {
  const match = /^(.*\p{L})(\.)$/su.exec(text);
  if (!match) return undefined;
  const before = `${match[1]} (`;
  return { text: `${before}${remark}).`, at: { start: before.length, end: before.length + remark.length } };
}
