/** From labelled documents to sequences that a chain learns from, no document judged by words it taught. */
import type { KnownMatch, KnownStrings } from '../../pipeline/separate/known.ts';
import { learnRepetition } from '../../pipeline/separate/learn-repetition.ts';
import { openVocabulary, type VocabularyReader } from '../../pipeline/separate/vocabulary.ts';
import { type Document, toSequence } from './corpus.ts';
import type { Gold, LabelledString } from './data.ts';
import type { Sequence } from './learn-chain.ts';
import { learnVocabulary, type VocabularyRow } from './learn-vocabulary.ts';
import { readText } from './read.ts';

/** Part of the known strings that a training document does without, as documents of other sites would. */
const FORGOTTEN = 0.4;

export interface TrainingData {
  readonly documents: readonly Document[];
  readonly rows: readonly VocabularyRow[];
  readonly known: KnownStrings;
  /** A vocabulary learnt without these sources; learnt anew each time unless told. */
  readonly vocabularyWithout?: (held: ReadonlySet<string>) => VocabularyReader;
}

/** Interface strings and prose of the string set, and the short lines of articles. */
export function vocabularyRows(strings: readonly LabelledString[], golds: readonly Gold[]): VocabularyRow[] {
  const rows: VocabularyRow[] = [];
  for (const { kind, text, repo } of strings) {
    if (kind === 'ui' || kind === 'prose') rows.push({ text, site: kind === 'ui', source: repo });
  }
  for (const gold of golds) {
    for (const { kind, text } of gold.blocks) {
      if (kind === 'body' && text.length < 100) rows.push({ text, site: false, source: gold.meta.body.repo });
    }
  }
  return rows;
}

export function sourcesOf({ meta }: Gold): string[] {
  return [meta.body.repo, ...meta.ui.map((source) => source.split(':')[0]!)];
}

/** The source that stands for a document when documents are put into groups. */
export function mainSource(gold: Gold): string {
  return (
    gold.meta.ui
      .map((source) => source.split(':')[0]!)
      .filter((source) => source.includes('/'))
      .sort()[0] ?? 'none'
  );
}

/** Groups of about equal size, all documents of one main source together. */
export function groupSources(golds: readonly Gold[], groups: number): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const gold of golds) sizes.set(mainSource(gold), (sizes.get(mainSource(gold)) ?? 0) + 1);
  const loads = new Array<number>(groups).fill(0);
  const group = new Map<string, number>();
  for (const [source, size] of [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const least = loads.indexOf(Math.min(...loads));
    group.set(source, least);
    loads[least]! += size;
  }
  return group;
}

export function readerWithout(rows: readonly VocabularyRow[], held: ReadonlySet<string>): VocabularyReader {
  return openVocabulary(learnVocabulary(rows.filter((row) => !held.has(row.source))));
}

/**
 * Every document is read with a vocabulary that was learnt without its sources and without `held`; with and
 * without what repeats in the documents; and once more with its interface strings replaced by others of the
 * body's language.
 */
export function sequencesFor(data: TrainingData, held: ReadonlySet<string>): Sequence[] {
  const golds = data.documents.map(({ gold }) => gold);
  const groups = groupSources(golds, 3);
  const swap = stringSwapper(golds);
  const repetition = learnRepetition(data.documents.map(({ article }) => article));
  const without = data.vocabularyWithout ?? ((sources) => readerWithout(data.rows, sources));
  const parts = Map.groupBy(
    data.documents,
    ({ gold }) => `${gold.meta.body.repo} ${groups.get(mainSource(gold))}`,
  );
  return [...parts.values()].flatMap((part) => {
    const vocabulary = without(new Set([...held, ...part.flatMap(({ gold }) => sourcesOf(gold))]));
    return part.flatMap((document) => {
      const reading = { known: forgetful(data.known, document.gold.id), vocabulary };
      return [document, ...variantsOf(document, swap)].flatMap((one) => [
        toSequence(one, reading),
        toSequence(one, { ...reading, repetition }),
      ]);
    });
  });
}

/** The known strings without a part of them, another part for each document, always the same for one. */
function forgetful(known: KnownStrings, salt: string): KnownStrings {
  const lost = (match: KnownMatch) => hash(`${salt} ${match.key}`) < FORGOTTEN;
  return {
    ...known,
    find: (text) => {
      const match = known.find(text);
      return match && lost(match) ? undefined : match;
    },
  };
}

type Zone = 'head' | 'byline' | 'inside' | 'foot';

/** The plain text with other interface strings, and with none. */
function variantsOf(document: Document, swap: (gold: Gold) => Gold | undefined): Document[] {
  const { gold, format, article } = document;
  if (format !== 'txt' || gold.blocks.every((block) => block.kind === 'body')) return [];
  const bare = { ...gold, blocks: gold.blocks.filter((block) => block.kind === 'body') };
  const swapped = swap(gold);
  return [bare, ...(swapped ? [swapped] : [])].map((variant) => ({
    gold: variant,
    format,
    article: readText(article.id, variant.blocks.map((block) => block.text).join('\n\n')),
  }));
}

/** Replaces interface strings by strings of the body's language that stood in the same part of a page. */
function stringSwapper(golds: readonly Gold[]): (gold: Gold) => Gold | undefined {
  const pool = new Map<string, string[]>();
  for (const gold of golds) {
    gold.blocks.forEach((block, at) => {
      if (block.kind !== 'ui') return;
      const name = `${zoneOf(gold, at)} ${block.lang}`;
      pool.set(name, [...(pool.get(name) ?? []), block.text]);
    });
  }
  return (gold) => {
    const { bodyLang, type } = gold.meta;
    if (type === 'same-language') return undefined;
    const blocks = gold.blocks.map((block, at) => {
      const strings = block.kind === 'ui' ? pool.get(`${zoneOf(gold, at)} ${bodyLang}`) : undefined;
      const text = strings?.[Math.floor(hash(`${gold.id} ${at}`) * strings.length)];
      return text === undefined ? block : { ...block, text, lang: bodyLang };
    });
    return { ...gold, blocks };
  };
}

function zoneOf({ blocks }: Gold, at: number): Zone {
  const first = blocks.findIndex((block) => block.kind === 'body');
  if (at < first) return 'head';
  if (at > blocks.findLastIndex((block) => block.kind === 'body')) return 'foot';
  let before = at;
  while (blocks[before]?.kind === 'ui') before--;
  return before === first ? 'byline' : 'inside';
}

/** 0 to 1, the same for the same text (FNV-1a). */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return ((sum ^ (sum >>> 15)) >>> 0) / 2 ** 32;
}
