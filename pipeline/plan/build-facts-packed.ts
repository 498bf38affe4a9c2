/** Articles and their facts as columns: twenty thousand of them are read back in a moment, and written as fast. */
import type { Completeness, HeldArticle, PublishedArticle } from '../bundle/site.ts';
import type { ArticleId } from '../model/article.ts';
import type { Edition } from '../model/config.ts';
import { type PackedTexts, packTexts, unpackTexts } from '../model/packed.ts';
import type { ArticleFacts, EditionFact } from './build-facts.ts';
import type { ArticleFile } from './build-survey.ts';

export interface PackedFacts {
  /** JSON of strays and of unresolved labels; '' of none. */
  readonly strays: PackedTexts;
  readonly unresolved: PackedTexts;
  /** Two for each: sentences, and those that another build would have to request. */
  readonly sentences: Uint32Array;
  readonly editions: readonly PackedEdition[];
}

interface PackedEdition {
  /** By `KINDS`. */
  readonly kinds: Uint8Array;
  /** Five for each. */
  readonly completeness: Uint32Array;
  readonly titles: PackedTexts;
  /** Extension, language and source language, by their places in `words`. */
  readonly told: Uint16Array;
  readonly words: readonly string[];
  /** '' of none. */
  readonly records: PackedTexts;
}

const [NONE, PUBLISHED, HELD] = [0, 1, 2] as const;
/** From `HELD` on. */
const REASONS: readonly HeldArticle['reason'][] = ['untranslated', 'below-state', 'failed'];
const STATES = ['segments', 'initial', 'translated', 'reviewed', 'final'] as const;

/** The next build finds the sentences that this one translated in their records. */
export function packFacts(facts: readonly ArticleFacts[], editions: readonly Edition[]): PackedFacts {
  const json = (list: readonly unknown[]) => (list.length ? JSON.stringify(list) : '');
  return {
    strays: packTexts(facts.map(({ strays }) => json(strays))),
    unresolved: packTexts(facts.map(({ unresolved }) => json(unresolved))),
    sentences: Uint32Array.from(facts.flatMap(({ sentences: { total, open } }) => [total, open])),
    editions: editions.map(({ name }, at) => packEdition(facts, { name, at })),
  };
}

function packEdition(
  facts: readonly ArticleFacts[],
  { name, at }: { readonly name: string; readonly at: number },
): PackedEdition {
  const kinds = new Uint8Array(facts.length);
  const completeness = new Uint32Array(facts.length * STATES.length);
  const told = new Uint16Array(facts.length * 3);
  const places = new Map<string, number>();
  const titles: string[] = [];
  facts.forEach(({ editions }, row) => {
    const fact = editions[at];
    titles.push(fact?.kind === 'published' ? fact.article.title : '');
    if (!fact) return;
    kinds[row] = fact.kind === 'published' ? PUBLISHED : HELD + REASONS.indexOf(fact.article.reason);
    completeness.set(
      STATES.map((state) => fact.article.completeness[state]),
      row * STATES.length,
    );
    if (fact.kind === 'held') return;
    const { extension, language, sourceLanguage } = fact.article;
    [extension, language, sourceLanguage].forEach((word, column) => {
      if (!places.has(word)) places.set(word, places.size);
      told[row * 3 + column] = places.get(word)!;
    });
  });
  const records = packTexts(facts.map((one) => one.records[name] ?? ''));
  return { kinds, completeness, titles: packTexts(titles), told, words: [...places.keys()], records };
}

interface Of {
  readonly articles: readonly { readonly id: ArticleId; readonly path: string }[];
  readonly editions: readonly Edition[];
}

/** Of articles in the order they were packed in. */
export function unpackFacts(packed: PackedFacts, { articles, editions }: Of): ArticleFacts[] {
  const [strays, unresolved] = [unpackTexts(packed.strays), unpackTexts(packed.unresolved)];
  const parts = packed.editions.map((edition) => ({
    ...edition,
    titles: unpackTexts(edition.titles),
    records: unpackTexts(edition.records),
  }));
  return articles.map(({ id, path }, row): ArticleFacts => {
    const [total, open] = [packed.sentences[row * 2]!, packed.sentences[row * 2 + 1]!];
    const records: Record<string, string> = {};
    parts.forEach((edition, at) => {
      if (edition.records[row]) records[editions[at]!.name] = edition.records[row];
    });
    return {
      id,
      path,
      strays: strays[row] ? JSON.parse(strays[row]) : [],
      editions: parts.flatMap((edition) => factAt(edition, { id, row }) ?? []),
      records,
      unresolved: unresolved[row] ? JSON.parse(unresolved[row]) : [],
      sentences: { total, requested: open, translated: 0, failed: 0, open },
    };
  });
}

function factAt(
  edition: Omit<PackedEdition, 'titles' | 'records'> & { readonly titles: readonly string[] },
  { id, row }: { readonly id: string; readonly row: number },
): EditionFact | undefined {
  const kind = edition.kinds[row]!;
  if (kind === NONE) return undefined;
  const completeness = completenessAt(edition.completeness, row * STATES.length);
  if (kind >= HELD) return { kind: 'held', article: { id, reason: REASONS[kind - HELD]!, completeness } };
  const word = (column: number) => edition.words[edition.told[row * 3 + column]!]!;
  const article: PublishedArticle = {
    id,
    extension: word(0),
    title: edition.titles[row]!,
    language: word(1),
    sourceLanguage: word(2) as PublishedArticle['sourceLanguage'],
    completeness,
  };
  return { kind: 'published', article };
}

function completenessAt(numbers: Uint32Array, at: number): Completeness {
  return {
    segments: numbers[at]!,
    initial: numbers[at + 1]!,
    translated: numbers[at + 2]!,
    reviewed: numbers[at + 3]!,
    final: numbers[at + 4]!,
  };
}

export interface PackedArticles {
  readonly ids: PackedTexts;
  readonly paths: PackedTexts;
  readonly folders: readonly string[];
  /** By the place of its folder. */
  readonly inFolder: Uint16Array;
  readonly sizes: Uint32Array;
}

export function packArticles(articles: readonly ArticleFile[]): PackedArticles {
  const folders = [...new Set(articles.map(({ folder }) => folder))];
  return {
    ids: packTexts(articles.map(({ id }) => id)),
    paths: packTexts(articles.map(({ path }) => path)),
    folders,
    inFolder: Uint16Array.from(articles, ({ folder }) => folders.indexOf(folder)),
    sizes: Uint32Array.from(articles, ({ size }) => size),
  };
}

export function unpackArticles({ ids, paths, folders, inFolder, sizes }: PackedArticles): ArticleFile[] {
  const all = unpackTexts(paths);
  return unpackTexts(ids).map((id, at) => ({
    id: id as ArticleId,
    path: all[at]!,
    folder: folders[inFolder[at]!]!,
    size: sizes[at]!,
  }));
}
