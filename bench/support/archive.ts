/**
 * An archive of as many articles as wanted out of a few hundred real pages. No two are copies: paragraphs change
 * places and are left out, numbers and names are others, and every few words one is another of the same page. So
 * lines recur about as seldom as they do in a paper's archive, and its length, markup and language are a page's own.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listArticles } from './articles.ts';
import { type Random, randomFrom } from './random.ts';

export interface Archive {
  /** Paths of the articles from the archive's root, in the order they were made. */
  readonly articles: readonly string[];
  readonly bytes: number;
}

/** Articles in one folder. */
const IN_FOLDER = 200;

/** Writes `count` articles below `<root>/content`; the same arguments give the same files. */
export function writeArchive(root: string, pages: string, count: number): Archive {
  const sources = listArticles(pages).filter((file) => /\.(?:md|html?)$/.test(file));
  const names = namesOf(sources.map((file) => readFileSync(path.join(pages, file), 'utf8')));
  const articles: string[] = [];
  let bytes = 0;
  for (let at = 0; at < count; at++) {
    const file = sources[at % sources.length] ?? '';
    const source = readFileSync(path.join(pages, file), 'utf8');
    const random = randomFrom(at + 1);
    const text = /\.md$/.test(file) ? varyMarkdown(source, names, random) : varyHtml(source, names, random);
    const target = `content/${String(Math.floor(at / IN_FOLDER)).padStart(3, '0')}/a${at}${path.extname(file)}`;
    mkdirSync(path.join(root, path.dirname(target)), { recursive: true });
    writeFileSync(path.join(root, target), text);
    articles.push(target);
    bytes += Buffer.byteLength(text);
  }
  return { articles, bytes };
}

/** Of a page's paragraphs so many stay: 20,000 articles of the pages at hand come to about 150 MB. */
const KEPT = 0.82;

function varyMarkdown(source: string, names: readonly string[], random: Random): string {
  const [, front = '', body = source] = /^(---\n[\s\S]*?\n---\n)([\s\S]*)$/.exec(source) ?? [];
  const stretches = stretchesOf(body);
  const kept = stretches.filter((_, at) => at === 0 || random() < KEPT);
  const vary = wordsOf(body, names, random);
  return `${front}${shuffled(kept, random)
    .map((text) => (isCode(text) ? text : vary(text)))
    .join('\n\n')}\n`;
}

/** Split at empty lines, but for fenced code, whose lines stay together. */
function stretchesOf(body: string): string[] {
  const stretches: string[] = [];
  let fenced = false;
  for (const part of body.split(/\n{2,}/)) {
    if (fenced) stretches.push(`${stretches.pop()}\n\n${part}`);
    else stretches.push(part);
    if ((part.match(/^\s*(?:```|~~~)/gm)?.length ?? 0) % 2 === 1) fenced = !fenced;
  }
  return stretches.filter((part) => part.trim() !== '');
}

/** Fenced code, components and tables mean something as they stand. */
function isCode(text: string): boolean {
  return /^\s*(?:```|~~~|[<|:]|import |export )/m.test(text);
}

/** What people read between tags; the markup stays where it is. */
function varyHtml(source: string, names: readonly string[], random: Random): string {
  const vary = wordsOf(source.replace(/<[^>]*>/g, ' '), names, random);
  return source
    .split(/(<(?:script|style|pre|code)\b[\s\S]*?<\/(?:script|style|pre|code)>|<[^>]*>)/)
    .map((part, at) => (at % 2 === 1 ? part : vary(part)))
    .join('');
}

/** One word in so many is another. */
const SWAPPED = 0.12;

/** Plain words in their place: nothing that stands beside markup, and no entity, address or attribute. */
function wordsOf(page: string, names: readonly string[], random: Random): (text: string) => string {
  const words = [...new Set(page.match(/(?<=[a-záéíóúñ] )[a-záéíóúñ]{5,12}(?= [a-záéíóúñ])/g) ?? [])];
  const pick = (list: readonly string[], usual: string) => list[Math.floor(random() * list.length)] ?? usual;
  return (text) =>
    text
      .replace(/(?<=[a-záéíóúñ] )[a-záéíóúñ]{5,12}(?= [a-záéíóúñ])/g, (word) =>
        random() < SWAPPED ? pick(words, word) : word,
      )
      .replace(/(?<=[a-záéíóúñ] )\p{Lu}\p{Ll}{3,12}(?=[ ,.])/gu, (name) => pick(names, name))
      .replace(/(?<= )\d{2,4}(?=[ ,.])/g, (number) =>
        String(10 ** (number.length - 1) + Math.floor(random() * 9 * 10 ** (number.length - 1))),
      );
}

/** Capitals in the middle of a sentence. */
function namesOf(pages: readonly string[]): string[] {
  const found = new Set<string>();
  for (const page of pages)
    for (const [name] of page.matchAll(/(?<=[a-záéíóúñ] )\p{Lu}\p{Ll}{3,12}(?=[ ,.])/gu)) found.add(name);
  return [...found];
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const out = [...list];
  for (let at = out.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [out[at], out[other]] = [out[other] as T, out[at] as T];
  }
  return out;
}
