/** A memory of any size, from real sentences: recombined at their seams, then edited. Same seed, same memory. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import type { Language } from '../../pipeline/model/locale.ts';
import { splitSentences } from '../../pipeline/segment/sentences.ts';
import { pick, type Random, randomFrom } from '../support/random.ts';

/** Sentences of the prose below a folder's `en` or `es` folders, each once. */
export function readSentences(folder: string, language: Language): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const found = new Set<string>();
  for (const file of files) {
    if (!new RegExp(`(?:^|/)${language}/.*\\.(?:md|mdx|html|htm|txt)$`).test(file)) continue;
    for (const paragraph of paragraphs(readFileSync(path.join(folder, file), 'utf8'), file))
      for (const { start, end } of splitSentences(paragraph, language))
        found.add(paragraph.slice(start, end));
  }
  return [...found].filter((sentence) => sentence.length <= 400 && /\p{L}{2}/u.test(sentence));
}

/** Rough on purpose: this is stuff to build sentences of, not an article. */
function paragraphs(text: string, file: string): string[] {
  const prose = text
    .replace(/^---\n.*?\n---\n/s, '')
    .replace(/^(```|~~~).*?^\1/gms, '')
    .replace(/^(?:import|export) .*$/gm, '');
  const plain = /html?$/.test(file)
    ? prose.replace(/<[^<>]{1,500}>/g, ' ')
    : prose.replace(/<[^<>\n]{1,200}>/g, '');
  return plain
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .replace(/!?\[([^[\]]{0,300})\]\([^()\s]{0,300}\)/g, '$1')
        .replace(/^[\s#>*+-]+/, '')
        .replace(/[*`_]/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((paragraph) => paragraph.length > 12 && !/[{}|]/.test(paragraph));
}

const SEAM = /, |; | and | or | when | if | because | while | which | that | to | for /g;

export class Memory {
  readonly #random: Random;
  readonly #sentences: readonly string[];
  readonly #seams: { head: string; tail: string }[];
  readonly #words: readonly string[];

  constructor(sentences: readonly string[], seed: number) {
    this.#random = randomFrom(seed);
    this.#sentences = sentences;
    this.#seams = sentences.flatMap((sentence) => cut(sentence, this.#random));
    this.#words = sentences.flatMap((sentence) => sentence.match(/\p{L}+/gu) ?? []);
  }

  /** Three in ten are edited versions of earlier ones, as the sentences of a site are; the rest are new. */
  segments(count: number): CodedText[] {
    const segments = new Set<string>(this.#sentences.slice(0, count));
    const list = [...segments];
    while (list.length < count) {
      const text = this.#random() < 0.3 ? this.edit(pick(this.#random, list)) : this.#recombine();
      if (segments.has(text)) continue;
      segments.add(text);
      list.push(text);
    }
    return list as CodedText[];
  }

  #recombine(): string {
    const { head } = pick(this.#random, this.#seams);
    const { tail } = pick(this.#random, this.#seams);
    return head + tail;
  }

  /** One to four words changed, dropped or added, a number changed, or the case or a mark. */
  edit(text: string): string {
    let words = text.split(' ');
    const edits = 1 + Math.floor(this.#random() * 4);
    for (let done = 0; done < edits; done++) words = this.#editOnce(words);
    return words.join(' ');
  }

  #editOnce(words: readonly string[]): string[] {
    const at = Math.floor(this.#random() * words.length);
    const kind = this.#random();
    const word = words[at]!;
    if (/\d/.test(word))
      return words.with(
        at,
        word.replace(/\d+/g, () => String(Math.floor(this.#random() * 500))),
      );
    if (kind < 0.5) return words.with(at, pick(this.#random, this.#words));
    if (kind < 0.7 && words.length > 3) return words.toSpliced(at, 1);
    if (kind < 0.9) return words.toSpliced(at, 0, pick(this.#random, this.#words));
    return words.with(at, /[.,;:]$/.test(word) ? word.slice(0, -1) : `${word},`);
  }
}

function cut(sentence: string, random: Random): { head: string; tail: string }[] {
  const seams = [...sentence.matchAll(SEAM)].filter(
    ({ index }) => index > 12 && index < sentence.length - 12,
  );
  if (seams.length === 0) return [];
  const { index } = pick(random, seams);
  return [{ head: sentence.slice(0, index), tail: sentence.slice(index) }];
}
