/** Sentence pairs of articles that people translated, aligned where that is certain. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODE_MARK, readCoded } from '../../pipeline/check/reading.ts';
import type { Article } from '../../pipeline/model/article.ts';
import type { Language } from '../../pipeline/model/locale.ts';
import type { Segment } from '../../pipeline/model/segment.ts';
import { segmentArticle } from '../../pipeline/segment/segment.ts';
import { read, readBytes } from '../support/articles.ts';

export interface Pair {
  /** `corpus/path of the English file`. */
  readonly file: string;
  readonly role: Segment['role'];
  readonly name?: string;
  readonly en: string;
  readonly es: string;
}

interface Unit {
  readonly role: Segment['role'];
  readonly name?: string;
  readonly sentences: readonly string[];
}

/** All the pairs of a folder with a `manifest.json` of `{pairs: [{en, es, identical}]}`. */
export function readPairs(folder: string): Pair[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    pairs: { en: string; es: string; identical: boolean }[];
  };
  const pairs = manifest.pairs
    .filter(
      ({ identical, en, es }) => !identical && existsSync(join(folder, en)) && existsSync(join(folder, es)),
    )
    .flatMap(({ en, es }) => pairsOf(folder, { en, es }));
  // What a machine wrote into every page of a site counts once.
  return [...new Map(pairs.map((pair) => [`${pair.en}\n${pair.es}`, pair])).values()];
}

function pairsOf(folder: string, files: Readonly<Record<Language, string>>): Pair[] {
  const en = sectionsOf(folder, files.en, 'en');
  const es = sectionsOf(folder, files.es, 'es');
  if (!en || !es || en.length !== es.length) return [];
  return en.flatMap((section, at) =>
    alignSection(section, es[at]!).map((pair) => ({ file: files.en, ...pair })),
  );
}

/** Blocks with their sentences, cut before every heading. */
function sectionsOf(folder: string, path: string, language: Language): Unit[][] | undefined {
  const article = read(path, readBytes(folder, path));
  if (!article.ok) return undefined;
  const parts = article.value.blocks.map(({ range }, block) => ({ block, range }));
  const units = Map.groupBy(segmentArticle(article.value, { language, parts }), ({ block }) => block);
  const sections: Unit[][] = [[]];
  for (const [block, segments] of units) {
    const unit = unitOf(article.value, block, segments);
    if (unit.role === 'heading' || unit.role === 'title') sections.push([]);
    sections.at(-1)!.push(unit);
  }
  return sections;
}

function unitOf(article: Article, block: number, segments: readonly Segment[]): Unit {
  const { role, name } = article.blocks[block]!;
  const sentences = segments.map(({ source, codes }) => readCoded(source, codes).text);
  return { role, ...(name === undefined ? {} : { name }), sentences };
}

/** Sections of as many blocks of the same roles; sentences one to one, else whole blocks. */
function alignSection(en: readonly Unit[], es: readonly Unit[]): Omit<Pair, 'file'>[] {
  if (en.length !== es.length || en.some(({ role }, at) => role !== es[at]!.role)) return [];
  return en.flatMap(({ role, name, sentences }, at) => {
    const theirs = es[at]!.sentences;
    const texts =
      sentences.length === theirs.length
        ? sentences.map((text, index) => [text, theirs[index]!] as const)
        : [[sentences.join(' '), theirs.join(' ')] as const];
    return texts
      .filter(([a, b]) => isConfident(a, b))
      .map(([a, b]) => ({ role, ...(name === undefined ? {} : { name }), en: a, es: b }));
  });
}

/** Lengths that go together, as much code in both; what nobody translated at all is no translation. */
function isConfident(en: string, es: string): boolean {
  const ratio = es.length / en.length;
  if (en.length > 30 && (ratio < 0.6 || ratio > 1.9)) return false;
  return en !== es && en.split(CODE_MARK).length === es.split(CODE_MARK).length;
}
