/** What `galerada separate` shows of one article, and of a whole site. */
import type { Article } from '../model/article.ts';
import type { Language, LanguageVerdict } from '../model/locale.ts';
import type { Evidence, InterfacePurpose } from '../model/separation.ts';
import { indexLines, type Position, positionAt } from '../model/text.ts';
import type { ArticlePlan, Plan } from './plan.ts';
import { resolveResources } from './resources.ts';
import type { Snapshot } from './snapshot.ts';
import type { Sighting } from './strings.ts';

export interface SeparatedArticle {
  readonly file: string;
  readonly language: Language;
  readonly blocks: readonly SeparatedBlock[];
  readonly strays: readonly SeparatedStray[];
}

export interface SeparatedBlock {
  readonly kind: 'body' | 'interface';
  readonly text: string;
  readonly language: LanguageVerdict;
  readonly confidence: number;
  readonly start: Position;
  readonly purpose?: InterfacePurpose;
  readonly key?: { readonly namespace: string; readonly key: string; readonly isNew: boolean };
  readonly evidence: readonly Evidence[];
}

export interface SeparatedStray {
  /** Index into `blocks`. */
  readonly block: number;
  /** UTF-16 offset in that block's text. */
  readonly offset: number;
  readonly length: number;
  readonly word: string;
  readonly suggestion?: string;
  readonly safe: boolean;
  readonly start: Position;
}

export function separatedArticle(
  { article, separation }: Pick<ArticlePlan, 'article' | 'separation'>,
  sightings: readonly Sighting[],
): SeparatedArticle {
  const lines = indexLines(article.source);
  const keys = new Map(
    sightings.filter(({ file }) => file === article.path).map((one) => [one.range.start, one]),
  );
  const { judgements, strays, language } = separation;
  return {
    file: article.path,
    language,
    blocks: judgements.map(({ kind, text, language: verdict, confidence, range, purpose, evidence }) => {
      const sighting = kind === 'interface' ? keys.get(range.start) : undefined;
      return {
        kind,
        text,
        language: verdict,
        confidence,
        start: positionAt(lines, range.start),
        ...(purpose ? { purpose } : {}),
        ...(sighting
          ? { key: { namespace: sighting.namespace, key: sighting.key, isNew: sighting.isNew } }
          : {}),
        evidence,
      };
    }),
    strays: strays.map(({ block, range, word, suggestion, safe }) => {
      const at = judgements.findIndex(
        (one) => one.block === block && one.range.start <= range.start && range.end <= one.range.end,
      );
      const offset = offsetInText(article, {
        from: judgements[at]?.range.start ?? range.start,
        to: range.start,
      });
      const shown = {
        block: at,
        offset,
        length: word.length,
        word,
        safe,
        start: positionAt(lines, range.start),
      };
      return suggestion === undefined ? shown : { ...shown, suggestion };
    }),
  };
}

/** Where a place of the source falls in the text a reader reads, white space folded. */
function offsetInText({ source, blocks }: Article, { from, to }: { from: number; to: number }): number {
  const block = blocks.find(({ range }) => range.start <= from && to <= range.end);
  let text = '';
  for (const inline of block?.content ?? []) {
    if (inline.range.end <= from || inline.range.start >= to) continue;
    if (inline.kind === 'code') text += inline.equivalent;
    else if (inline.range.start >= from && inline.range.end <= to) text += inline.value;
    else text += source.slice(Math.max(inline.range.start, from), Math.min(inline.range.end, to));
  }
  return text.replace(/\s+/gu, ' ').trimStart().length;
}

/** One interface string of the site, with all the places it was seen in. */
export interface SiteStringRow {
  readonly namespace: string;
  readonly key: string;
  readonly isNew: boolean;
  readonly texts: Readonly<Partial<Record<Language, string>>>;
  readonly seen: readonly { readonly file: string; readonly start: Position; readonly text: string }[];
  /** Editions that have no text for it. */
  readonly lacking: readonly string[];
}

/** Most seen first, then by key. */
export function siteStrings(plan: Plan, { config, locales, articles }: Snapshot): SiteStringRow[] {
  const lines = new Map(articles.map(({ path, source }) => [path, indexLines(source)]));
  const resources = config.editions.map((edition) => ({
    edition,
    texts: resolveResources({ config, locales }, edition, plan.strings.additions),
  }));
  const groups = Map.groupBy(plan.strings.sightings, ({ namespace, key }) => `${namespace}\0${key}`);
  const rows = [...groups.values()].map((group): SiteStringRow => {
    const { namespace, key, isNew } = group[0]!;
    const found = resources.map(({ edition, texts }) => ({
      edition,
      text: texts.get(namespace)?.get(key) ?? texts.get(namespace)?.get(`${key}_other`),
    }));
    return {
      namespace,
      key,
      isNew,
      texts: Object.fromEntries(
        found.filter(({ text }) => text !== undefined).map(({ edition, text }) => [edition.language, text]),
      ),
      seen: group.map(({ file, range, text }) => ({
        file,
        text,
        start: positionAt(lines.get(file) ?? [0], range.start),
      })),
      lacking: found.filter(({ text }) => text === undefined).map(({ edition }) => edition.name),
    };
  });
  return rows.sort((a, b) => b.seen.length - a.seen.length || (a.key < b.key ? -1 : 1));
}
