/** The site's strings as memory: what a locale file has in both languages is not bought again as a sentence. */
import type { CodedText } from '../model/coded-text.ts';
import type { Edition } from '../model/config.ts';
import { hashText } from '../model/hash.ts';
import { otherLanguage } from '../model/locale.ts';
import type { MemoryEntry } from '../model/memory.ts';
import type { MemoryBatch } from '../ports.ts';
import type { Snapshot } from './snapshot.ts';
import { type StringAddition, siteTexts, type Texts } from './strings.ts';

/** `common` → `strings:common`, where an article's id stands. */
const PREFIX = 'strings:';

/** One batch for each namespace and edition that has texts in both languages. */
export function stringBatches({ config, locales, additions = [] }: StringsAt): MemoryBatch[] {
  const texts = siteTexts(locales, additions);
  const namespaces = new Set([...texts.values()].flatMap((of) => [...of.keys()]));
  return [...namespaces].flatMap((namespace) =>
    config.editions.flatMap((edition) => batchOf(namespace, edition, texts) ?? []),
  );
}

export interface StringsAt extends Pick<Snapshot, 'config' | 'locales'> {
  /** What a run has added to the locale files since they were read. */
  readonly additions?: readonly StringAddition[];
}

export function isStrings(article: string): boolean {
  return article.startsWith(PREFIX);
}

function batchOf(namespace: string, { name, language }: Edition, texts: Texts): MemoryBatch | undefined {
  const sourceLanguage = otherLanguage(language);
  const sources = texts.get(sourceLanguage)?.get(namespace);
  const targets = texts.get(language)?.get(namespace);
  if (!sources || !targets) return undefined;
  const entries = [...sources].flatMap(([key, source]): MemoryEntry[] => {
    const target = targets.get(key);
    if (!source.trim() || !target?.trim()) return [];
    const texts = { source: source as CodedText, target: target as CodedText };
    return [{ ...texts, state: 'translated', origin: 'memory' }];
  });
  if (entries.length === 0) return undefined;
  const stamp = hashText(JSON.stringify(entries));
  return { source: { article: `${PREFIX}${namespace}`, edition: name, sourceLanguage, stamp }, entries };
}
